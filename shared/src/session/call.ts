import { z } from "zod";
import type { Role } from "./role.js";

/** Whether a session has a call, and of what. `off` is also the call of plans made before there were calls. */
export const callKindSchema = z.enum(["off", "sound", "picture"]);
export type CallKind = z.infer<typeof callKindSchema>;

/** Everybody sends to everybody, so a browser's upload grows with each person. */
export const MAX_IN_CALL = 6;
export const MAX_SPEAKING = 4;

/** Observers hear and see, and send nothing. */
export function speaksInCall(role: Role): boolean {
  return role !== "observer";
}

/** One person in a call. */
export interface CallMember {
  readonly participantId: string;
  /** The page with which they are in it: an id that each page makes for itself. */
  readonly placeId: string;
  /** Grows each time that this page joins again, such as after its connection to the server was lost. */
  readonly joins: number;
  readonly isMuted: boolean;
  /** Whether their camera sends a picture. */
  readonly hasPicture: boolean;
}
