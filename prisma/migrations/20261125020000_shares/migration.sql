-- CreateTable
CREATE TABLE "Share" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "secretHash" BYTEA NOT NULL,
    "choices" JSONB NOT NULL,
    "forCandidate" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareOpening" (
    "id" BIGSERIAL NOT NULL,
    "shareId" TEXT NOT NULL,
    "userId" TEXT,
    "signInId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShareOpening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Share_sessionId_idx" ON "Share"("sessionId");

-- CreateIndex
CREATE INDEX "ShareOpening_shareId_idx" ON "ShareOpening"("shareId");

-- CreateIndex
CREATE INDEX "ShareOpening_userId_idx" ON "ShareOpening"("userId");

-- CreateIndex
CREATE INDEX "ShareOpening_signInId_idx" ON "ShareOpening"("signInId");

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareOpening" ADD CONSTRAINT "ShareOpening_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "Share"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareOpening" ADD CONSTRAINT "ShareOpening_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareOpening" ADD CONSTRAINT "ShareOpening_signInId_fkey" FOREIGN KEY ("signInId") REFERENCES "SignIn"("id") ON DELETE CASCADE ON UPDATE CASCADE;
