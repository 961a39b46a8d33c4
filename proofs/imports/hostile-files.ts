import { gzipSync } from "node:zlib";
import { chats, OWNER, recordFile, sealed } from "./record-files.js";

const MEBIBYTE = 1024 * 1024;

/** A file that somebody may send to stop a server, with the statuses that are good answers. */
export interface HostileFile {
  readonly name: string;
  readonly make: () => Buffer;
  readonly answered: readonly number[];
}

const REFUSED = [422];
const TOO_LARGE = [413];
const header = { format: "casement-record", version: 3, sessionId: "session-0123456789abcdef" };
const join = (participantId: string) => ({
  kind: "participant.joined",
  payload: { participantId, name: "Some", role: "observer", color: "#000000" },
});
const everyone = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The cheapest that once did harm come first. `megabytes`: size of those whose weapon is their size. */
export function hostileFiles(megabytes: number): HostileFile[] {
  const size = megabytes * MEBIBYTE;
  const event = (payload: unknown) =>
    sealed([header, { type: "event", seq: 1, at: 1, actor: null, kind: "chat.sent", payload }]);
  return [
    {
      name: "8000 people",
      make: () => recordFile({ events: everyone(8000).map((index) => join(`person-0123456789abcdef-${index}`)) }),
      answered: REFUSED,
    },
    {
      name: "5000 changes of one note",
      make: () =>
        recordFile({
          events: everyone(5000).map((index) => ({
            kind: "note.edited",
            payload: { noteId: "n1", text: `${index}`, tag: null },
          })),
        }),
      answered: [201],
    },
    {
      name: "lists in lists, 4 MB deep",
      make: () => Buffer.from(`${sealed([header])}{"type":"event","x":${"[".repeat(4 * MEBIBYTE - 99)}`),
      answered: REFUSED,
    },
    { name: "cut off", make: () => recordFile({ events: chats(2000, 100) }).subarray(0, 200_000), answered: REFUSED },
    { name: "line ends alone", make: () => Buffer.alloc(size, "\n"), answered: REFUSED },
    {
      name: "2000 chats, each with a hash",
      make: () => recordFile({ events: chats(2000, 100), hashedAfter: everyone(2000) }),
      answered: [201],
    },
    { name: "60 000 chats", make: () => recordFile({ events: chats(60_000, 20) }), answered: REFUSED },
    { name: "45 000 chats", make: () => recordFile({ events: chats(45_000, 20) }), answered: [201] },
    { name: "somebody called __proto__", make: () => recordFile({ events: [join("__proto__")] }), answered: REFUSED },
    {
      name: "an event of 3 MB",
      make: () => event({ messageId: "m", text: "x".repeat(3 * MEBIBYTE) }),
      answered: REFUSED,
    },
    {
      name: "a million keys",
      make: () => event(Object.fromEntries(everyone(300_000).map((index) => [`k${index}`, 1]))),
      answered: REFUSED,
    },
    {
      name: "numbers beyond all measure",
      make: () =>
        sealed([header, { type: "event", seq: 1, at: 1e300, actor: OWNER, kind: "session.ended", payload: {} }]),
      answered: REFUSED,
    },
    {
      name: "the year -1",
      make: () => recordFile({ scheduledAt: -62_198_755_200_000 }),
      answered: REFUSED,
    },
    { name: "packed", make: () => gzipSync(recordFile({ events: chats(2000, 100) })), answered: REFUSED },
    { name: "nothing", make: () => Buffer.alloc(0), answered: REFUSED },
    { name: "one line", make: () => Buffer.alloc(size, "x"), answered: TOO_LARGE },
    { name: "noughts", make: () => Buffer.alloc(size), answered: TOO_LARGE },
    { name: "more than is taken", make: () => Buffer.alloc(65 * MEBIBYTE, "x"), answered: TOO_LARGE },
  ];
}
