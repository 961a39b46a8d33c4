import { MAX_PINS } from "@casement/shared/scoring/evidence-limits";
import { ApiError } from "./api-error";
import { plural } from "./duration";

/**
 * The action of the button beside the sentence. "home" and "sign-in" navigate, "retry" asks again, "reload" loads the
 * page again.
 */
type ErrorAction = "retry" | "reload" | "sign-in" | "home" | "none";

interface ErrorText {
  /** What happened, what was kept, what to do. */
  readonly sentence: string;
  readonly action: ErrorAction;
}

/** The sentence for each error code. A code that is missing here gets UNKNOWN's. */
export const ERROR_TEXT: Readonly<Record<string, ErrorText>> = {
  VALIDATION: {
    sentence: "Something in the form is not right yet. Nothing was lost: correct it and try again.",
    action: "none",
  },
  UNAUTHENTICATED: { sentence: "You are no longer signed in. Sign in to continue.", action: "sign-in" },
  WRONG_CREDENTIALS: { sentence: "The e-mail address or the password is wrong.", action: "none" },
  FORBIDDEN: { sentence: "Your role does not allow this.", action: "home" },
  ORIGIN_REFUSED: {
    sentence: "The server refused this page's address. Open Casement at the address your administrator gave you.",
    action: "none",
  },
  SIGN_UP_CLOSED: {
    sentence: "New accounts are closed on this server. Ask its administrator for one.",
    action: "sign-in",
  },
  ACCOUNT_DISABLED: {
    sentence: "This account has been disabled. Ask the administrator of this server.",
    action: "none",
  },
  RESET_UNKNOWN: {
    sentence:
      "This link has expired, has been used, or was replaced by a newer one. Ask the administrator for another one.",
    action: "sign-in",
  },
  REMOVED: { sentence: "The host has removed you from this session.", action: "home" },
  DEVICE_REFUSED: {
    sentence: "The host did not let this device in. Use the browser you joined with, or ask for a new link.",
    action: "none",
  },
  GUIDE_CLOSED: {
    sentence:
      "You cannot see this problem's guide yet, because you are part of a session on it. You can once that session has ended.",
    action: "home",
  },
  NOT_FOUND: { sentence: "This does not exist, or you have no access to it.", action: "home" },
  INVITE_UNKNOWN: {
    sentence: "This invite link is incomplete or does not exist. Ask for it again and copy all of it.",
    action: "none",
  },
  CONFLICT: { sentence: "Somebody else changed this just before you. Look at it again, then decide.", action: "retry" },
  EMAIL_TAKEN: {
    sentence: "There is already an account with this e-mail address. Sign in instead.",
    action: "sign-in",
  },
  WRONG_PHASE: { sentence: "The session has moved on, so this is no longer possible.", action: "reload" },
  SCORECARD_SUBMITTED: { sentence: "This scorecard has been submitted and is final.", action: "none" },
  SCORECARD_INCOMPLETE: {
    sentence: "Marks or the recommendation are still missing. What you entered is kept.",
    action: "none",
  },
  TOO_MANY_PINS: {
    sentence: `A scorecard can have at most ${MAX_PINS} pinned moments. Unpin one that matters less, then pin this one.`,
    action: "none",
  },
  TOO_MANY_COMMENTS: {
    sentence: "There is no room for more comments here. What you wrote is kept: add it to one of your comments.",
    action: "none",
  },
  SOUND_REFUSED: {
    sentence: "This sound is not kept, because you had not agreed to its recording when it was made.",
    action: "none",
  },
  SOUND_FULL: {
    sentence: "The room for sound in this session is used up. What was recorded before is kept.",
    action: "none",
  },
  DISK_FULL: {
    sentence: "The server's disk is full. Nothing is lost yet: tell its administrator, and keep this page open.",
    action: "retry",
  },
  SESSION_FULL: { sentence: "This session is full. What was said before is kept.", action: "none" },
  ALREADY_PARTICIPANT: {
    sentence: "You already take part in this session. Open it from your sessions.",
    action: "home",
  },
  BUILT_IN: { sentence: "What comes with Casement cannot be changed. Clone it and change the copy.", action: "none" },
  INVITE_EXPIRED: { sentence: "This invite link has expired. Ask the host for a new one.", action: "none" },
  INVITE_USED: {
    sentence:
      "This invite link has already been used. Open it in the browser that used it, or ask the host for a new one.",
    action: "none",
  },
  INVITE_REVOKED: { sentence: "The host has revoked this invite link. Ask for a new one.", action: "none" },
  SHARE_UNKNOWN: {
    sentence: "This playback link is incomplete or does not exist. Ask for it again and copy all of it.",
    action: "none",
  },
  SHARE_EXPIRED: { sentence: "The link to this recording has expired. Ask for a new one.", action: "none" },
  SHARE_REVOKED: { sentence: "This recording is no longer shared. Ask for a new link.", action: "none" },
  PAYLOAD_TOO_LARGE: { sentence: "This is too large to send. Make it shorter and try again.", action: "none" },
  IMPORT_REFUSED: { sentence: "This record cannot be imported. Nothing was kept.", action: "none" },
  WEAK_PASSWORD: { sentence: "This password is too common. Choose one that nobody would guess.", action: "none" },
  UNKNOWN_COMMAND: {
    sentence: "The server does not know this action. Reload the page to get the newest version.",
    action: "reload",
  },
  PROTOCOL_VERSION: { sentence: "The server has been updated. Reload the page to continue.", action: "reload" },
  RATE_LIMITED: { sentence: "Too many attempts in a short time. Wait a moment, then try again.", action: "none" },
  INTERNAL: {
    sentence: "Something went wrong on the server. What you entered is still here: try again.",
    action: "retry",
  },
  DATABASE_UNAVAILABLE: {
    sentence: "The server cannot reach its database right now, so nothing was saved. Try again in a moment.",
    action: "retry",
  },
  OFFLINE: { sentence: "The server cannot be reached. Check your connection and try again.", action: "retry" },
  NO_LIVE_CONNECTION: {
    sentence: "There is no live connection: a proxy between you and the server has to pass on WebSocket upgrades.",
    action: "retry",
  },
  UNREADABLE: {
    sentence: "The server's answer could not be read. Reload the page to get the newest version.",
    action: "reload",
  },
  UNKNOWN: { sentence: "Something went wrong on this page. Reload it to continue.", action: "reload" },
};

/**
 * Only the server knows the faulty line of a file, what a session is full of, why a password is weak, or what changed in
 * the meantime.
 */
const SAID_BY_THE_SERVER: ReadonlySet<string> = new Set([
  "IMPORT_REFUSED",
  "SESSION_FULL",
  "WEAK_PASSWORD",
  "CONFLICT",
]);

/** Sentence and action for a thrown value; names the waiting time and the log's id when the error has them. */
export function describeError(error: unknown): ErrorText {
  if (!(error instanceof ApiError)) return ERROR_TEXT.UNKNOWN as ErrorText;
  const text = ERROR_TEXT[error.code] ?? (ERROR_TEXT.UNKNOWN as ErrorText);
  if (SAID_BY_THE_SERVER.has(error.code)) return { ...text, sentence: error.message };
  const { retryAfterSeconds, id } = error.details;
  if (error.code === "RATE_LIMITED" && typeof retryAfterSeconds === "number") {
    return { ...text, sentence: `Too many attempts in a short time. Try again in ${waitText(retryAfterSeconds)}.` };
  }
  if (error.code === "INTERNAL" && typeof id === "string") {
    return { ...text, sentence: `${text.sentence} If it keeps happening, give your administrator this number: ${id}.` };
  }
  return text;
}

function waitText(seconds: number): string {
  return seconds < 60 ? plural(Math.max(1, Math.ceil(seconds)), "second") : plural(Math.ceil(seconds / 60), "minute");
}
