import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { MAX_PERSON_NAME_LENGTH, personName } from "../../lib/person-name.js";
import { secret, timestamp } from "./values.js";

const emailSchema = z
  .email("is not an e-mail address")
  .max(254)
  .transform((email) => email.toLowerCase());
export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 128;
/** A new password in Unicode's form NFKC. Checks only the length; the server refuses common ones (WEAK_PASSWORD). */
const passwordSchema = z
  .string()
  .normalize("NFKC")
  .min(MIN_PASSWORD_LENGTH, `needs at least ${MIN_PASSWORD_LENGTH} characters`)
  .max(MAX_PASSWORD_LENGTH, `is longer than ${MAX_PASSWORD_LENGTH} characters`);

/** A password as it is typed: one letter takes up to four UTF-16 code units where accents are sent apart. */
const typedPassword = z.string().max(4 * MAX_PASSWORD_LENGTH);

export const signUpSchema = z.strictObject({
  name: personName(MAX_PERSON_NAME_LENGTH),
  email: emailSchema,
  password: passwordSchema,
});
export const signInSchema = z.strictObject({ email: emailSchema, password: typedPassword });
export const changePasswordSchema = z.strictObject({
  current: typedPassword,
  next: passwordSchema,
});

/** A changed e-mail address needs the current password; it may be left out otherwise. */
export const profileSchema = z.strictObject({
  name: personName(MAX_PERSON_NAME_LENGTH),
  email: emailSchema,
  password: typedPassword.optional(),
});
export const resetPasswordSchema = z.strictObject({ secret, next: passwordSchema });

export const accountSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  administrator: z.boolean(),
});
export type Account = z.infer<typeof accountSchema>;
/** `tldrawLicenseKey`: null without a licence; the board then shows its watermark. */
/**
 * `soundDays`: for how many days sessions keep their sound unless they are planned otherwise; null: as long as
 * themselves.
 */
export const settingsSchema = z.object({
  tldrawLicenseKey: z.string().nullable(),
  soundDays: z.number().int().nullable(),
});
/** `account` is null for a guest and for a browser without a sign-in. */
export const meSchema = z.object({
  account: accountSchema.nullable(),
  guest: z.boolean(),
  signUpOpen: z.boolean(),
  firstRun: z.boolean(),
});
export const signInItemSchema = z.object({
  id: idSchema,
  device: z.string(),
  createdAt: timestamp,
  lastSeenAt: timestamp,
  current: z.boolean(),
});

/**
 * Who may create an account. The first person always may; after that everybody (`open`) or nobody (`first`, `closed`).
 */
const signUpRuleSchema = z.enum(["first", "open", "closed"]);
export type SignUpRule = z.infer<typeof signUpRuleSchema>;
/** An account as the administrator sees it. */
const accountItemSchema = accountSchema.extend({
  createdAt: timestamp,
  lastSignInAt: timestamp.nullable(),
  disabled: z.boolean(),
});
export type AccountItem = z.infer<typeof accountItemSchema>;
export const accountsSchema = z.object({ items: z.array(accountItemSchema), signUp: signUpRuleSchema });
export const accountDisabledSchema = z.strictObject({ disabled: z.boolean() });
/** `secret` goes into the link's fragment; it is shown once. */
export const passwordResetSchema = z.object({ secret, expiresAt: timestamp });
