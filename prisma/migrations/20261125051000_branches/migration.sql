-- CreateEnum
CREATE TYPE "SessionMode" AS ENUM ('interview', 'practice');

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "branchedAtMs" INTEGER,
ADD COLUMN     "branchedFromId" TEXT,
ADD COLUMN     "mode" "SessionMode" NOT NULL DEFAULT 'interview';

-- CreateIndex
CREATE INDEX "Session_branchedFromId_idx" ON "Session"("branchedFromId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_branchedFromId_fkey" FOREIGN KEY ("branchedFromId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;
