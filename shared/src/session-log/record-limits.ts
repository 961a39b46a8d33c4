const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

/**
 * What one record may hold when it comes from a file: an interview of many hours has far less. Whatever reads a record
 * can count on these. Bytes are those of the file's lines.
 */
export const RECORD_LIMITS = {
  fileBytes: 64 * MEBIBYTE,
  /** An update of 1 MiB is a line of 1.4; the first of a document holds the whole board. */
  lineBytes: 4 * MEBIBYTE,
  eventBytes: MEBIBYTE,
  allEventsBytes: 32 * MEBIBYTE,
  events: 50_000,
  /** Steps entered and extended, pauses: the clock is read from all of them. */
  clockEvents: 2000,
  /** Moments pinned and unpinned, and recordings shared: lists that are searched from end to end. */
  listEvents: 5000,
  people: 200,
  /** UTF-16 code units of one text in an event. */
  textLength: 100_000,
  updates: 300_000,
  /** The server's hashes of what was live: two a minute, for a week. */
  hashes: 20_000,
  /** Four people who move their view every second for seven hours. */
  views: 100_000,
} as const;
