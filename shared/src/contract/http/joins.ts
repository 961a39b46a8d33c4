import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { MAX_PERSON_NAME_LENGTH, optionalPersonName } from "../../lib/person-name.js";
import { phaseSchema } from "../../session/phase.js";
import { invitedRoleSchema } from "../../session/role.js";
import { secret, timestamp } from "./values.js";

export const inviteKeySchema = z.strictObject({ id: idSchema, secret });
export const invitePreviewSchema = z.object({
  sessionTitle: z.string(),
  role: invitedRoleSchema,
  hostName: z.string(),
  phase: phaseSchema,
  scheduledAt: timestamp.nullable(),
  timeZone: z.string().nullable(),
  /** This browser already belongs to the session: joining again needs no name. */
  rejoin: z.boolean(),
  /** The link was used on another device: joining asks the owner. */
  needsAdmission: z.boolean(),
  /** The name of the participant as whom its user comes back; null: the user joins as a new participant. */
  returningName: z.string().nullable(),
});
export const redeemSchema = inviteKeySchema.extend({ name: optionalPersonName(MAX_PERSON_NAME_LENGTH).default("") });
/** `waiting`: a second device asked to be let in; poll `/joins/:id` until the owner answers. */
export const redeemedSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("joined"), sessionId: idSchema }),
  z.object({ status: z.literal("waiting"), requestId: idSchema }),
]);
