-- Dates beyond these years cannot be read back, and one broke the list of everybody who takes part.
UPDATE "Session" SET "scheduledAt" = NULL
WHERE "scheduledAt" < '2000-01-01' OR "scheduledAt" >= '2200-01-01';
