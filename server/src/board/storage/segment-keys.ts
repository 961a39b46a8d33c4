import { randomUUID } from "node:crypto";

/** Hexadecimal digits of the last of a UUID's five parts. */
const COUNTER_DIGITS = 12;

/**
 * Returns keys of segments: UUIDs that begin alike and count at their end. Random ones would be spread all over the
 * index, and making them costs as much as writing the segment.
 */
export function segmentKeys(): () => string {
  const beginning = randomUUID().slice(0, -COUNTER_DIGITS);
  let count = 0;
  return () => {
    count += 1;
    return beginning + count.toString(16).padStart(COUNTER_DIGITS, "0");
  };
}
