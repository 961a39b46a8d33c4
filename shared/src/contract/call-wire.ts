import { z } from "zod";
import { givenIdSchema } from "../lib/ids.js";
import { wholeNumber } from "../lib/moment.js";
import type { CallMember } from "../session/call.js";

/** Session descriptions of one sound and one picture have 3 to 7 KB. In UTF-16 code units. */
export const MAX_SDP_LENGTH = 16_384;
const MAX_CANDIDATE_LENGTH = 512;
export const MAX_CANDIDATES = 24;

/** One line of printable ASCII, as SDP is. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\x20-\x7e]*$/, "holds characters that no candidate has");
const sdp = z
  .string()
  .min(1)
  .max(MAX_SDP_LENGTH, `is longer than ${MAX_SDP_LENGTH} characters`)
  .regex(/^[\x20-\x7e\r\n]*$/, "holds characters that no description has");

const candidateSchema = z.strictObject({
  candidate: line(MAX_CANDIDATE_LENGTH),
  sdpMid: line(32).nullable(),
  sdpMLineIndex: z.number().int().min(0).max(32).nullable(),
  usernameFragment: line(256).nullable(),
});

/** Which of the pair's connections, and which offer of it: an answer or candidate of an older one is dropped. */
const which = { connection: wholeNumber(1), offer: wholeNumber(1) };

/**
 * What two pages of a call tell each other through the server. Of each pair one side alone makes offers; the other asks
 * it for one: `restart` for a new way of the connection, `renew` for a new connection.
 */
export const signalSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("offer"), ...which, sdp }),
  z.strictObject({ kind: z.literal("answer"), ...which, sdp }),
  z.strictObject({ kind: z.literal("candidates"), ...which, candidates: z.array(candidateSchema).max(MAX_CANDIDATES) }),
  z.strictObject({ kind: z.literal("ask"), move: z.enum(["restart", "renew"]) }),
  /** Whether the sender hears the receiver. */
  z.strictObject({ kind: z.literal("hears"), hears: z.boolean() }),
]);
export type Signal = z.infer<typeof signalSchema>;

const shownSchema = { isMuted: z.boolean(), hasPicture: z.boolean() };
export const joinCallSchema = z.strictObject({ placeId: givenIdSchema, ...shownSchema });
export const showInCallSchema = z.strictObject(shownSchema);
export const sendSignalSchema = z.strictObject({ to: givenIdSchema, toPlace: givenIdSchema, signal: signalSchema });

/** Who is in the call now. */
export interface CallRoster {
  readonly members: readonly CallMember[];
  /** Who has just left on purpose or was removed. Whoever is missing otherwise may be about to return. */
  readonly gone: readonly string[];
}

/** A signal as it arrives; the server names its sender. */
export interface ReceivedSignal {
  readonly from: string;
  readonly fromPlace: string;
  readonly signal: Signal;
}
