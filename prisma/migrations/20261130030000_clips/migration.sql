-- AlterTable
ALTER TABLE "Share" ADD COLUMN     "clip" JSONB;
