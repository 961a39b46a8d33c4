/**
 * What one session holds at most of what people can make grow while it runs. Far above any interview, and below what a
 * record's file may hold (RECORD_LIMITS), so that whatever was recorded can be taken along. More is refused with a
 * sentence; what was said before stays.
 */
export const SESSION_CAPS = {
  /** People who ever joined, those who were removed too. */
  people: 100,
  /** Messages in the chat: of one person, and of all. */
  chatEach: 1000,
  chat: 3000,
  /** UTF-16 code units of one person's messages. */
  chatLengthEach: 200_000,
  /** Private notes of one person, deleted ones too, and earlier wordings of one note. */
  notesEach: 1000,
  noteEdits: 500,
  /** Comments of one person, deleted ones too; threads and their lengths have bounds of their own. */
  commentsEach: 500,
  /** Findings shown to the candidate. */
  checks: 200,
  /** Questions of other devices, answered ones too. */
  deviceRequests: 100,
  /** Changes of step and timer. */
  clockEvents: 1500,
  /** Facts that one person has added to the record, and all of them together. */
  eventsEach: 10_000,
  events: 40_000,
} as const;
