-- CreateTable
CREATE TABLE "ViewSegment" (
    "id" BIGSERIAL NOT NULL,
    "sessionId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ViewSegment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ViewSegment_sessionId_id_idx" ON "ViewSegment"("sessionId", "id");

-- AddForeignKey
ALTER TABLE "ViewSegment" ADD CONSTRAINT "ViewSegment_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
