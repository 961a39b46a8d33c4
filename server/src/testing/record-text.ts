import { sampleRecord } from "@casement/shared/testing/sample-record";
import { RECORD_FORMAT, RECORD_VERSION, SealChain } from "../import-export/format/record-file.js";

/** A file of these lines, sealed as an export is. */
export function sealed(lines: readonly object[]): string {
  const chain = new SealChain();
  return lines
    .map((line) => {
      const before = chain.digest;
      return `${chain.seal(JSON.stringify("type" in line && line.type === "end" ? { ...line, digest: before } : line))}\n`;
    })
    .join("");
}

/** The sample interview, which has every kind of event, with ids like a server's. */
export const sampleEvents = sampleRecord.map((event) => {
  const text = JSON.stringify({ type: "event", ...event });
  return JSON.parse(
    text.replace(/"(actor|participantId|speakerId)":"(\w+)"/g, '"$1":"$2-0123456789abcdef"'),
  ) as typeof event;
});

/** First line of its file. */
export const sampleHeader = { format: RECORD_FORMAT, version: RECORD_VERSION, sessionId: "session-0123456789abcdef" };
/** Last line of a file with this many events and nothing else. */
export const endAfter = (events: number): object => ({ type: "end", events, boardUpdates: 0, hashes: 0 });
