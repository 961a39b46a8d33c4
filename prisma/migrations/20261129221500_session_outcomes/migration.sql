-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "candidateName" TEXT,
ADD COLUMN     "outcome" JSONB NOT NULL DEFAULT '{"cards": {}, "feedbackShared": false, "lastAuthors": []}',
ADD COLUMN     "readModel" INTEGER NOT NULL DEFAULT 0;
