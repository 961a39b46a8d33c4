-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "soundUntil" TIMESTAMPTZ(3);
