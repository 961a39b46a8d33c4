-- AlterTable
ALTER TABLE "Session" ALTER COLUMN "outcome" SET DEFAULT '{"cards": {}, "feedbackShared": false}';
