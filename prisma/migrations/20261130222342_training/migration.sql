-- CreateTable
CREATE TABLE "TrainingCase" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT,
    "sessionId" TEXT,
    "fictional" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "rubric" JSONB NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "TrainingCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CasePart" (
    "caseId" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "CasePart_pkey" PRIMARY KEY ("caseId","index")
);

-- CreateTable
CREATE TABLE "CaseExpert" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "email" TEXT,
    "card" JSONB,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CaseExpert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseAttempt" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "card" JSONB NOT NULL,

    CONSTRAINT "CaseAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "givenBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TrainingCase_ownerId_idx" ON "TrainingCase"("ownerId");

-- CreateIndex
CREATE INDEX "TrainingCase_sessionId_idx" ON "TrainingCase"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseExpert_caseId_email_key" ON "CaseExpert"("caseId", "email");

-- CreateIndex
CREATE INDEX "CaseAttempt_caseId_idx" ON "CaseAttempt"("caseId");

-- CreateIndex
CREATE INDEX "CaseAttempt_userId_idx" ON "CaseAttempt"("userId");

-- CreateIndex
CREATE INDEX "Certificate_userId_idx" ON "Certificate"("userId");

-- AddForeignKey
ALTER TABLE "TrainingCase" ADD CONSTRAINT "TrainingCase_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingCase" ADD CONSTRAINT "TrainingCase_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CasePart" ADD CONSTRAINT "CasePart_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "TrainingCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseExpert" ADD CONSTRAINT "CaseExpert_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "TrainingCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAttempt" ADD CONSTRAINT "CaseAttempt_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "TrainingCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAttempt" ADD CONSTRAINT "CaseAttempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
