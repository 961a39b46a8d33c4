-- CreateTable
CREATE TABLE "RecordHash" (
    "id" BIGSERIAL NOT NULL,
    "sessionId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "afterSegment" BIGINT NOT NULL,
    "board" BYTEA NOT NULL,
    "seq" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,

    CONSTRAINT "RecordHash_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RecordHash_sessionId_id_idx" ON "RecordHash"("sessionId", "id");

-- AddForeignKey
ALTER TABLE "RecordHash" ADD CONSTRAINT "RecordHash_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
