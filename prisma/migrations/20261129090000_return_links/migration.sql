-- AlterTable
ALTER TABLE "Invite" ADD COLUMN     "returningId" TEXT;

-- CreateIndex
CREATE INDEX "Invite_returningId_idx" ON "Invite"("returningId");

-- AddForeignKey
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_returningId_fkey" FOREIGN KEY ("returningId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
