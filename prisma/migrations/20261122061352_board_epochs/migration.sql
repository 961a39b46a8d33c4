-- AlterTable
ALTER TABLE "BoardKeyframe" ADD COLUMN     "epoch" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "BoardSegment" ADD COLUMN     "epoch" INTEGER NOT NULL DEFAULT 1;
