import { z } from "zod";
import { givenIdSchema, idSchema, optionalText, text } from "../../lib/ids.js";
import { MAX_PERSON_NAME_LENGTH } from "../../lib/person-name.js";
import { MAX_CRITERIA, rubricCopySchema } from "../../scoring/rubric.js";
import { MAX_REASON_LENGTH, markSchema } from "../../scoring/score.js";

export const FEWEST_EXPERTS = 2;
const MOST_MOMENTS = 5;
const MOST_WORDS = 50;
const MAX_NOTE_LENGTH = 1000;
/** Marks drift: after so long a case is due again. */
export const REPEAT_AFTER_MS = 91 * 86_400_000;

/** One criterion of a card: the mark with its reason and the moments that show it, in ms of playback time. */
const caseMarkSchema = z.strictObject({
  criterion: givenIdSchema,
  mark: markSchema,
  reason: optionalText(MAX_REASON_LENGTH).default(""),
  moments: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(7 * 86_400_000),
    )
    .max(MOST_MOMENTS)
    .default([]),
});
export type CaseMark = z.infer<typeof caseMarkSchema>;

/** A card of a case, by an expert or a rater. `rubricVersion`: of the rubric that its marks are for. */
export const caseCardSchema = z.strictObject({
  rubricVersion: z.string().max(64),
  marks: z.array(caseMarkSchema).max(MAX_CRITERIA),
});
export type CaseCard = z.infer<typeof caseCardSchema>;

/** `again`: one knows that one has scored this case, and that it is not due yet. */
export const attemptDraftSchema = z.strictObject({
  attemptId: givenIdSchema,
  card: caseCardSchema,
  again: z.boolean().default(false),
});

/** What the caller is to a case. */
const caseRoleSchema = z.enum(["rater", "expert", "owner"]);
export type CaseRole = z.infer<typeof caseRoleSchema>;

const caseItemSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** It comes with Casement; people and experts are made up. */
  fictional: z.boolean(),
  durationMs: z.number(),
  role: caseRoleSchema,
  published: z.boolean(),
  /** Whether the caller's own card as an expert is in. */
  marked: z.boolean(),
  attempts: z.number().int(),
  /** Epoch ms; null before the first attempt. */
  lastAt: z.number().nullable(),
  dueAt: z.number().nullable(),
});
export type CaseItem = z.infer<typeof caseItemSchema>;

export const certificateSchema = z.object({
  id: idSchema,
  name: z.string(),
  givenBy: z.string(),
  note: z.string(),
  givenAt: z.number(),
  revokedAt: z.number().nullable(),
});
export type CertificateItem = z.infer<typeof certificateSchema>;

/** The caller's own gym: nobody else gets it. */
export const gymSchema = z.object({
  cases: z.array(caseItemSchema),
  /** All of the caller's attempts, also at cases that were withdrawn since. */
  attempts: z.array(
    z.object({
      caseId: idSchema,
      at: z.number(),
      marks: z.array(z.object({ criterion: z.string(), own: markSchema, experts: z.array(markSchema) })),
    }),
  ),
  certificates: z.array(certificateSchema),
});

export const openCaseSchema = z.object({
  item: caseItemSchema,
  rubric: rubricCopySchema,
  rubricVersion: z.string(),
  /** The caller's card: as an expert, or of the last attempt. */
  card: caseCardSchema.nullable(),
  /** Each expert's card, once the caller has scored the case. */
  experts: z.array(z.object({ name: z.string(), card: caseCardSchema })).nullable(),
});
export type OpenCase = z.infer<typeof openCaseSchema>;

/** `words`: beyond people's names, what else gives them away, such as an employer. */
export const caseDraftSchema = z.strictObject({
  words: z.array(text(MAX_PERSON_NAME_LENGTH)).max(MOST_WORDS).default([]),
});

export const expertDraftSchema = z.strictObject({ email: z.email().max(254) });

/** The case of a session, for its owner. */
export const ownCaseSchema = z.object({
  case: z
    .object({
      id: idSchema,
      published: z.boolean(),
      experts: z.array(z.object({ id: idSchema, email: z.string(), submitted: z.boolean() })),
    })
    .nullable(),
});

export const certificateDraftSchema = z.strictObject({ email: z.email().max(254), note: text(MAX_NOTE_LENGTH) });
