-- AlterTable
ALTER TABLE "Rubric" ADD COLUMN "ownerId" TEXT,
ADD COLUMN "clonedFrom" TEXT,
ADD COLUMN "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Only the rows from before there were descriptions need a default; the seed describes them.
ALTER TABLE "Rubric" ALTER COLUMN "description" DROP DEFAULT;

-- AlterTable
ALTER TABLE "SessionTemplate" ADD COLUMN "rubricId" TEXT;

-- CreateIndex
CREATE INDEX "Rubric_ownerId_idx" ON "Rubric"("ownerId");

-- AddForeignKey
ALTER TABLE "Rubric" ADD CONSTRAINT "Rubric_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
