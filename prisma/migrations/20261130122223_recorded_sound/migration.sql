-- CreateTable
CREATE TABLE "Take" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "file" JSONB,
    "fileKey" TEXT,
    "loudnessKey" TEXT,
    "fileChunks" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Take_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TakeChunk" (
    "takeId" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,
    "mediaFromMs" INTEGER NOT NULL,
    "mediaToMs" INTEGER NOT NULL,
    "clock" JSONB NOT NULL,
    "storedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TakeChunk_pkey" PRIMARY KEY ("takeId","index")
);

-- CreateIndex
CREATE INDEX "Take_sessionId_idx" ON "Take"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "TakeChunk_key_key" ON "TakeChunk"("key");

-- AddForeignKey
ALTER TABLE "Take" ADD CONSTRAINT "Take_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakeChunk" ADD CONSTRAINT "TakeChunk_takeId_fkey" FOREIGN KEY ("takeId") REFERENCES "Take"("id") ON DELETE CASCADE ON UPDATE CASCADE;
