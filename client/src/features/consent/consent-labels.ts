/** What is recorded and for how long, in the words that people agree to; CONSENT_TEXT_VERSION names this text. */
export const CONSENT_WORDS = [
  "Casement records what everybody draws and writes on the board and in the worksheets, change by change as it is typed; which part of the board each person looks at, where they point on it and in which cell they write; the chat; the steps and the timer; who was here and when; and the interviewers' notes and scores. Comments and pins that are added later become part of the recording. No sound and no picture of you is recorded.",
  "The recording stays on this server until the host deletes the session. You can withdraw your consent at any time: your interviewer sees it at once, and what was recorded stays until the session is deleted.",
] as const;

/** What is recorded of somebody who practises alone. They are not asked: nobody else is there, and they can delete it. */
export const PRACTICE_WORDS = [
  "Casement records what you draw and write on the board and in the worksheets, change by change as you type it; which part of the board you look at, where you point on it and in which cell you write; the steps, the timer and the help that you take; when you are here; and your notes and scores. Comments and pins that are added later become part of the recording. No sound and no picture of you is recorded.",
  "The recording stays on this server until you delete the session.",
] as const;

/** The same as CONSENT_WORDS in a line, for the room. */
export const RECORDED_WORDS =
  "Board and worksheets as they are drawn and typed, where each person looks and points on the board, chat, steps and timer, notes and scores. No sound, no picture.";
