/**
 * Most entries of each kind that people can add to one session. The limits lie far above any interview, and below those
 * of a record's file (RECORD_LIMITS), so that every session can be exported and imported again. More is refused with a
 * sentence; earlier entries stay.
 */
export const SESSION_CAPS = {
  /** People who ever joined, including removed ones. */
  people: 100,
  /** Links by which one person comes back, including used and expired ones. */
  returnsEach: 50,
  /** Messages in the chat: of one person, and of all. */
  chatEach: 1000,
  chat: 3000,
  /** UTF-16 code units of one person's messages. */
  chatLengthEach: 200_000,
  /** Private notes of one person, including deleted ones, and earlier wordings of one note. */
  notesEach: 1000,
  noteEdits: 500,
  /** Lines of one person's words: recognised while they spoke, and all together. */
  spokenLinesEach: 3000,
  linesEach: 12_000,
  /** UTF-16 code units of one person's words. */
  wordsLengthEach: 600_000,
  /** How often one line may be corrected. */
  lineCorrections: 50,
  /** Comments of one person, including deleted ones; comment.ts limits threads and their lengths. */
  commentsEach: 500,
  /** Findings shown to the candidate. */
  checks: 200,
  /** Device requests, including answered ones. */
  deviceRequests: 100,
  /** Changes of step and timer. */
  clockEvents: 1500,
  /** Events that one person has added to the session log, and events of everybody together. */
  eventsEach: 10_000,
  events: 40_000,
} as const;
