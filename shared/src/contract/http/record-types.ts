/** A record as a file: lines of JSON. See docs/record-format.md. */
export const RECORD_TYPE = "application/x-ndjson";
/** A record together with its sound: one ZIP archive, which every system opens. */
export const ARCHIVE_TYPE = "application/zip";
