/** What is recorded and for how long, in the words that people agree to; CONSENT_TEXT_VERSION names this text. */
export const CONSENT_WORDS = [
  "Casement records the board with every change, the steps and the timer, the chat, and the interviewers' notes and scores, together with who was here and when. No sound and no picture of you is recorded.",
  "The record stays on this server until its owner deletes the session. You can take your agreement back at any time; the owner then sees that you did.",
] as const;
