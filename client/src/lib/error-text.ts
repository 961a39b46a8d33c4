import { MAX_PINS } from "@casement/shared/scoring/evidence";
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
  UNAUTHENTICATED: { sentence: "You are not signed in any more. Sign in to go on.", action: "sign-in" },
  WRONG_CREDENTIALS: { sentence: "E-mail address and password do not match.", action: "none" },
  FORBIDDEN: { sentence: "Your role does not allow this.", action: "home" },
  ORIGIN_REFUSED: {
    sentence: "The server refused this page's address. Open Casement at the address your administrator gave you.",
    action: "none",
  },
  SIGN_UP_CLOSED: {
    sentence: "New accounts are closed on this server. Ask its administrator for one.",
    action: "sign-in",
  },
  REMOVED: { sentence: "Your access to this session was ended by its owner.", action: "home" },
  DEVICE_REFUSED: {
    sentence: "The owner did not admit this device. Use the browser you joined with, or ask for a new link.",
    action: "none",
  },
  GUIDE_CLOSED: {
    sentence:
      "The guide of this problem is closed to you, since you take part in a session on it that is not over. It opens when that has ended.",
    action: "home",
  },
  NOT_FOUND: { sentence: "This does not exist, or you have no access to it.", action: "home" },
  INVITE_UNKNOWN: {
    sentence: "This invite link is not complete or does not exist. Ask for it again and copy all of it.",
    action: "none",
  },
  CONFLICT: { sentence: "Somebody else changed this just before you. Look at it again, then decide.", action: "retry" },
  EMAIL_TAKEN: {
    sentence: "There is an account with this e-mail address already. Sign in instead.",
    action: "sign-in",
  },
  WRONG_PHASE: { sentence: "The session has moved on, so this is not possible any more.", action: "reload" },
  SCORECARD_SUBMITTED: { sentence: "This scorecard is submitted and final.", action: "none" },
  SCORECARD_INCOMPLETE: {
    sentence: "The scorecard still lacks marks or the recommendation. What you entered is kept.",
    action: "none",
  },
  TOO_MANY_PINS: {
    sentence: `A scorecard holds ${MAX_PINS} pinned moments. Take one off that says less, then pin this one.`,
    action: "none",
  },
  TOO_MANY_COMMENTS: {
    sentence: "There is no room for more comments here. What you wrote is kept: add it to a comment of yours.",
    action: "none",
  },
  SESSION_FULL: { sentence: "This session holds no more of that. What was said before stays.", action: "none" },
  ALREADY_PARTICIPANT: {
    sentence: "You already take part in this session. Open it from your sessions.",
    action: "home",
  },
  BUILT_IN: { sentence: "What comes with Casement stays as it is. Clone it and change the clone.", action: "none" },
  INVITE_EXPIRED: { sentence: "This invite link has expired. Ask the owner for a new one.", action: "none" },
  INVITE_USED: {
    sentence: "This invite link was used already. Open it in the browser that used it, or ask the owner for a new one.",
    action: "none",
  },
  INVITE_REVOKED: { sentence: "The owner has revoked this invite link. Ask for a new one.", action: "none" },
  SHARE_UNKNOWN: {
    sentence: "This playback link is not complete or does not exist. Ask for it again and copy all of it.",
    action: "none",
  },
  SHARE_EXPIRED: { sentence: "This recording was shared for a time that is over. Ask for a new link.", action: "none" },
  SHARE_REVOKED: { sentence: "This recording is no longer shared. Ask for a new link.", action: "none" },
  PAYLOAD_TOO_LARGE: { sentence: "This is too large to send. Make it shorter and try again.", action: "none" },
  IMPORT_REFUSED: { sentence: "This record cannot be imported. Nothing was kept.", action: "none" },
  WEAK_PASSWORD: { sentence: "This password is too common. Choose one that nobody would guess.", action: "none" },
  UNKNOWN_COMMAND: {
    sentence: "The server does not know this action. Reload the page to get its newest version.",
    action: "reload",
  },
  PROTOCOL_VERSION: { sentence: "The server has been updated. Reload the page to go on.", action: "reload" },
  RATE_LIMITED: { sentence: "Too many tries in a short time. Wait a moment, then try again.", action: "none" },
  INTERNAL: { sentence: "The server made a mistake. Nothing you entered was thrown away: try again.", action: "retry" },
  DATABASE_UNAVAILABLE: {
    sentence: "The server cannot reach its database right now, so nothing was saved. Try again in a moment.",
    action: "retry",
  },
  OFFLINE: { sentence: "The server cannot be reached. Check your connection and try again.", action: "retry" },
  NO_LIVE_CONNECTION: {
    sentence: "The live connection cannot be made; a proxy must pass WebSocket upgrades on.",
    action: "retry",
  },
  UNREADABLE: {
    sentence: "The server's answer was not understood. Reload the page to get its newest version.",
    action: "reload",
  },
  UNKNOWN: { sentence: "Something went wrong on this page. Reload it to go on.", action: "reload" },
};

/** Sentence and action for a thrown value; names the waiting time and the log's id when the error has them. */
export function describeError(error: unknown): ErrorText {
  if (!(error instanceof ApiError)) return ERROR_TEXT.UNKNOWN as ErrorText;
  const text = ERROR_TEXT[error.code] ?? (ERROR_TEXT.UNKNOWN as ErrorText);
  // Only the server knows the faulty line of a file, or what a session is full of.
  if (error.code === "IMPORT_REFUSED" || error.code === "SESSION_FULL") return { ...text, sentence: error.message };
  const { retryAfterSeconds, id } = error.details;
  if (error.code === "RATE_LIMITED" && typeof retryAfterSeconds === "number") {
    return { ...text, sentence: `Too many tries in a short time. Try again in ${waitText(retryAfterSeconds)}.` };
  }
  if (error.code === "INTERNAL" && typeof id === "string") {
    return { ...text, sentence: `${text.sentence} If it stays, give your administrator this number: ${id}.` };
  }
  return text;
}

function waitText(seconds: number): string {
  return seconds < 60 ? plural(Math.max(1, Math.ceil(seconds)), "second") : plural(Math.ceil(seconds / 60), "minute");
}
