-- CreateTable
CREATE TABLE "ProblemOrigin" (
    "problemId" TEXT NOT NULL,
    "originId" TEXT NOT NULL,

    CONSTRAINT "ProblemOrigin_pkey" PRIMARY KEY ("problemId")
);

-- CreateIndex
CREATE INDEX "ProblemOrigin_originId_idx" ON "ProblemOrigin"("originId");

-- Where each copy comes from in the end: along the chain of copies to a problem that is none, or that is gone.
-- UNION drops repeated rows, so that a circle, which no page can make, ends as well.
WITH RECURSIVE chain AS (
  SELECT id AS "problemId", "clonedFrom" AS ancestor FROM "Problem" WHERE "clonedFrom" IS NOT NULL
  UNION
  SELECT chain."problemId", problem."clonedFrom"
  FROM chain JOIN "Problem" AS problem ON problem.id = chain.ancestor
  WHERE problem."clonedFrom" IS NOT NULL
)
INSERT INTO "ProblemOrigin" ("problemId", "originId")
SELECT chain."problemId", chain.ancestor
FROM chain LEFT JOIN "Problem" AS problem ON problem.id = chain.ancestor
WHERE problem.id IS NULL OR problem."clonedFrom" IS NULL
ON CONFLICT DO NOTHING;
