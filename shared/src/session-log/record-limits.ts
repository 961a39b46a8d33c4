const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

/**
 * What an imported record may hold; an interview of many hours has far less. Code that reads a record can rely on these
 * limits. Bytes are those of the file's lines.
 */
export const RECORD_LIMITS = {
  fileBytes: 64 * MEBIBYTE,
  /** An update of 1 MiB makes a line of 1.4 MiB; the first update of a document holds the whole board. */
  lineBytes: 4 * MEBIBYTE,
  eventBytes: MEBIBYTE,
  allEventsBytes: 32 * MEBIBYTE,
  events: 50_000,
  /** Steps entered and extended, and pauses: reading the clock goes through all of them. */
  clockEvents: 2000,
  /** Pins added and removed, and recordings shared: their lists are searched from end to end. */
  listEvents: 5000,
  people: 200,
  /** UTF-16 code units of one text in an event. */
  textLength: 100_000,
  updates: 300_000,
  /** The server's hashes of what was live: two a minute, for a week. */
  hashes: 20_000,
  /** Four people who move pointer and view without a pause for almost three hours. */
  views: 200_000,
  /** Takes of recorded sound: each reload of a page begins another. */
  takes: 500,
  /** Pieces of all clock maps: two a minute, and one for each stall. Each reading of the sound goes through them. */
  mapPieces: 20_000,
  /** All sound beside a record: what one session may keep. */
  soundBytes: 256 * MEBIBYTE,
  /** One take: what one person may keep of it, and some room for its index. */
  takeBytes: 136 * MEBIBYTE,
} as const;
