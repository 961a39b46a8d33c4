import { MESSAGE } from "@casement/shared/contract/board-wire";
import { recordsOf } from "@casement/shared/document/schema";
import { encode, writeUint8, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import * as Y from "yjs";
import { syncMessage } from "../../server/src/testing/board-messages.js";
import type { SeededRandom } from "../page/seeded.js";

/** What an attacker knows of the board: everything that a participant may know. */
export interface Target {
  readonly random: SeededRandom;
  /** The board when the attacker joined, as an update: modified clients start from it. */
  readonly base: Uint8Array;
  /** Updates sent by honest people. */
  readonly honest: readonly Uint8Array[];
  /** A clientID whose owner the attacker wants to silence, and the first clock that it has not used. */
  readonly victim: number;
  readonly victimClock: number;
}

const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];

/** The kinds of hostile frames. Elsewhere each ends the process, breaks the document or loses somebody's work. */
export const HOSTILE: Readonly<Record<string, (target: Target) => Uint8Array>> = {
  "random bytes": ({ random }) => noise(random, 1 + random.below(80)),
  "random bytes as a message": ({ random }) => Uint8Array.from([random.below(4), ...noise(random, random.below(60))]),
  "random bytes as an update": ({ random }) => syncMessage(1 + random.below(2), noise(random, random.below(60))),
  "a request for a receipt, with noise after it": ({ random }) =>
    Uint8Array.from([MESSAGE.RECEIPT, ...noise(random, random.below(30))]),
  "a random state vector": ({ random }) => syncMessage(STEP_1, noise(random, random.below(30))),
  "an update cut short": ({ random, honest }) => {
    const update = random.pick(honest);
    return syncMessage(UPDATE, update.slice(0, random.below(update.length)));
  },
  "an update with flipped bytes": ({ random, honest }) => {
    const update = Uint8Array.from(random.pick(honest));
    for (let flips = 1 + random.below(8); flips > 0; flips -= 1)
      update[random.below(update.length)] = random.below(256);
    return syncMessage(random.pick([STEP_2, UPDATE]), update);
  },
  "a message with flipped bytes": ({ random, honest }) => {
    const message = Uint8Array.from(syncMessage(UPDATE, random.pick(honest)));
    for (let flips = 1 + random.below(3); flips > 0; flips -= 1)
      message[random.below(Math.min(8, message.length))] = random.below(256);
    return message;
  },
  "an old update again": ({ random, honest }) => syncMessage(UPDATE, random.pick(honest)),
  "the victim's next clocks": ({ random, victim, victimClock }) =>
    syncMessage(UPDATE, garbage(victim, victimClock, 1 + random.below(9))),
  "the victim's clocks far ahead": ({ random, victim }) =>
    syncMessage(UPDATE, garbage(victim, 0, 2 ** (20 + random.below(30)))),
  "a predecessor that is missing": ({ random }) =>
    syncMessage(UPDATE, garbage(random.below(2 ** 31), 1 + random.below(1000), 1)),
  "a deletion of the unknown": ({ random, victim }) =>
    syncMessage(UPDATE, deletion(victim, 1_000_000, 1 + random.below(2 ** 30))),
  "a deletion of the page": ({ base }) => edited(base, (copy) => recordsOf(copy).delete("page:page")),
  "other meta data": ({ base, random }) => edited(base, (copy) => copy.getMap("meta").set("schema", random.below(99))),
  "many roots": ({ base, random }) =>
    edited(base, (copy) => {
      for (let root = 0; root < 40; root += 1) copy.getMap(`root-${random.below(9999)}`).set("a", 1);
    }),
  "a V2 update": ({ random, honest }) => syncMessage(UPDATE, Y.convertUpdateFormatV1ToV2(random.pick(honest))),
  "a V2 bomb": ({ random }) => {
    const bomb = Uint8Array.from(V2_BOMB);
    bomb[random.below(bomb.length)] = random.below(256);
    return syncMessage(UPDATE, bomb);
  },
  "a V1 bomb": ({ random }) =>
    syncMessage(
      UPDATE,
      Uint8Array.from([1, 0x80 + random.below(128), 0xc3, 0xd7, random.below(128), random.below(11), 0]),
    ),
  "maps in maps": ({ base, random }) =>
    edited(base, (copy) => recordsOf(copy).set("shape:deep", nest(9 + random.below(60)))),
  "a value nested deep": ({ base, random }) =>
    edited(base, (copy) => recordsOf(copy).set("shape:deep", new Y.Map([["_", deepValue(65 + random.below(400))]]))),
  "a reserved key": ({ base, random }) =>
    edited(base, (copy) => {
      if (random.next() < 0.5) recordsOf(copy).set("__proto__", new Y.Map());
      else recordsOf(copy).set("shape:p", new Y.Map([["_", JSON.parse('{"__proto__":{"polluted":true}}')]]));
    }),
  "a number without end": ({ base }) => edited(base, (copy) => recordsOf(copy).set("shape:n", new Y.Map([["_", 10n]]))),
  "content of another kind": ({ base, random }) =>
    edited(base, (copy) => {
      const kinds = [() => new Y.Text("x"), () => new Y.XmlElement("b"), () => new Y.Doc()];
      recordsOf(copy).set("shape:k", random.pick(kinds)() as unknown as Y.Map<unknown>);
    }),
  "thousands at one place": ({ base }) =>
    edited(base, (copy) => {
      const list = new Y.Array<number>();
      recordsOf(copy).set("shape:l", new Y.Map([["pts", list]]));
      for (let index = 0; index < 600; index += 1) list.insert(0, [index]);
    }),
  "a record that the editor cannot show": ({ base, random }) =>
    edited(base, (copy) =>
      recordsOf(copy).set(`shape:bad-${random.below(40)}`, new Y.Map<unknown>([["_", { typeName: "shape", x: "no" }]])),
    ),
  "awareness of others": ({ random, victim }) => awareness([[victim, random.below(2 ** 31), "null"]]),
  "awareness with a clock out of reach": ({ random }) => awareness([[random.below(2 ** 31), 2 ** 52, "{}"]]),
  "huge awareness": ({ random }) =>
    awareness([[random.below(2 ** 31), 1, JSON.stringify({ big: "x".repeat(5000 + random.below(60_000)) })]]),
  "awareness of hundreds": ({ random }) =>
    awareness(Array.from({ length: 300 + random.below(400) }, () => [random.below(2 ** 31), 1, '{"a":1}'] as const)),
  "awareness that is no object": ({ random }) =>
    awareness([[random.below(2 ** 31), 1, random.pick(["5", "[", "[]", ""])]]),
};

/** 27 bytes that keep a V2 decoder busy for minutes: a run of 2^31 equal numbers. */
const V2_BOMB = [
  0, 0, 6, 1, 0xff, 0xff, 0xff, 0xff, 7, 0, 0, 0, 3, 0, 0xff, 0xff, 0xff, 0xff, 7, 0, 0, 0, 1, 0xff, 0xff, 0xff, 7,
];

function noise(random: SeededRandom, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

/** One struct without content: the shortest way to use up clocks. */
function garbage(client: number, clock: number, length: number): Uint8Array {
  return encode((encoder) => {
    for (const number of [1, 1, client, clock]) writeVarUint(encoder, number);
    writeUint8(encoder, 0);
    writeVarUint(encoder, length);
    writeVarUint(encoder, 0);
  });
}

function deletion(client: number, clock: number, length: number): Uint8Array {
  return encode((encoder) => {
    for (const number of [0, 1, client, 1, clock, length]) writeVarUint(encoder, number);
  });
}

/** The update that a modified client would send for this edit. */
function edited(base: Uint8Array, edit: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, base);
  const before = Y.encodeStateVector(copy);
  copy.transact(() => edit(copy));
  const update = Y.encodeStateAsUpdate(copy, before);
  copy.destroy();
  return syncMessage(UPDATE, update);
}

function nest(depth: number): Y.Map<unknown> {
  return depth === 0 ? new Y.Map() : new Y.Map<unknown>([["in", nest(depth - 1)]]);
}

function deepValue(depth: number): unknown {
  return depth === 0 ? 1 : [deepValue(depth - 1)];
}

function awareness(entries: readonly (readonly [id: number, clock: number, json: string])[]): Uint8Array {
  return encode((encoder) => {
    writeVarUint(encoder, MESSAGE.AWARENESS);
    const states = encode((inner) => {
      writeVarUint(inner, entries.length);
      for (const [id, clock, json] of entries) {
        writeVarUint(inner, id);
        writeVarUint(inner, clock);
        writeVarString(inner, json);
      }
    });
    writeVarUint8Array(encoder, states);
  });
}
