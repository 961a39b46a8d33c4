import { plural } from "@/lib/duration";

const NO_SOUND = "No sound and no picture of you is recorded.";
const SOUND_APART = "No picture of you is recorded, and your sound only if you agree to that separately.";

/**
 * What is recorded and for how long, in the words that people agree to; CONSENT_TEXT_VERSION names this text together
 * with soundWords.
 */
export const consentWords = (isSoundRecorded: boolean): readonly string[] => [
  `Casement records what everybody draws and writes on the board and in the worksheets, change by change as it is typed; which part of the board each person looks at, where they point on it and in which cell they write; the chat; the steps and the timer; who was here and when; and the interviewers' notes and scores. Comments and pins that are added later become part of the recording. ${isSoundRecorded ? SOUND_APART : NO_SOUND}`,
  "The recording stays on this server until the host deletes the session. You can withdraw your consent at any time: your interviewer sees it at once, and what was recorded stays until the session is deleted.",
];

/** What is recorded of somebody who practises alone. They are not asked: nobody else is there, and they can delete it. */
export const practiceWords = (isSoundRecorded: boolean): readonly string[] => [
  `Casement records what you draw and write on the board and in the worksheets, change by change as you type it; which part of the board you look at, where you point on it and in which cell you write; the steps, the timer and the help that you take; when you are here; and your notes and scores. Comments and pins that are added later become part of the recording. ${isSoundRecorded ? SOUND_APART : NO_SOUND}`,
  "The recording stays on this server until you delete the session.",
];

/** The same in a line, for the room. */
export const recordedWords = (isSoundRecorded: boolean): string =>
  `Board and worksheets as they are drawn and typed, where each person looks and points on the board, chat, steps and timer, notes and scores. ${isSoundRecorded ? "Sound only of those who agree to that separately. No picture." : "No sound, no picture."}`;

/**
 * What is recorded of a person's sound and for how long, in the words that they agree to or not, separately from all
 * else. `days`: how long it is kept after the end; null: as long as the recording.
 */
export const soundWords = (days: number | null, keepsWords: boolean): string =>
  `If you agree, your browser records your own microphone from the interview's start to its end, also when you talk through another program. In the recording you are then heard by the interviewers who were there, and by those with whom the host shares it including sound. ${keepsWords ? `${WRITTEN} ` : ""}${keptWords(days)} If you don't agree, the interview goes on just the same, and your microphone is not recorded; other people's microphones may still pick you up if they sit beside you or use loudspeakers. You can stop at any time, and delete what was recorded of your sound.`;

/** The same for somebody who practises alone. */
export const practiceSoundWords = (days: number | null, keepsWords: boolean): string =>
  `If you agree, your browser records your microphone from the start of the practice to its end, so that you can hear yourself think when you watch it. ${keepsWords ? `${WRITTEN_ALONE} ` : ""}${keptWords(days)} You can stop at any time, and delete what was recorded of your sound.`;

const WRITTEN =
  "What you say may also be written down: by your own browser if you switch captions on, or afterwards from a file that you or the host bring. Only whoever may hear you reads it. Your words stay as long as your sound, and go with it.";
const WRITTEN_ALONE =
  "What you say may also be written down: by your own browser if you switch captions on, or afterwards from a file that you bring. Your words stay as long as your sound, and go with it.";

const keptWords = (days: number | null): string =>
  days === null
    ? "The sound stays as long as the recording. Copies that were downloaded stay with whoever has them."
    : `The sound is deleted from this server ${plural(days, "day")} after the end, while the board stays. Copies that were downloaded before stay with whoever has them.`;
