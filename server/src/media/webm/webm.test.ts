import { canaryPacket, recordedSecond, secondOf } from "../../testing/recorded-webm.js";
import { joinChunks } from "../finish/join-chunks.js";
import { durationOf, silence, silences } from "./opus-packet.js";
import { PacketReader } from "./read-packets.js";
import { writeWebm } from "./write-webm.js";

const equal = (a: readonly Uint8Array[], b: readonly Uint8Array[]) =>
  a.length === b.length && a.every((packet, index) => Buffer.compare(packet, b[index] ?? new Uint8Array()) === 0);
const lengthOf = (packets: readonly Uint8Array[]) => packets.reduce((sum, packet) => sum + durationOf(packet), 0);

test.each([2.5, 5, 10, 20, 40, 60, 120])("SND-16 silence of %d ms lasts as long", (ms) => {
  expect(durationOf(silence(ms))).toBe(ms);
});

test("SND-16 silence of any length is right to 20 ms", () => {
  for (const ms of [0, 5, 20, 95, 1_000, 61_337]) expect(Math.abs(lengthOf(silences(ms)) - ms)).toBeLessThanOrEqual(10);
});

test("SND-16 what is no Opus packet has no length", () => {
  expect([durationOf(new Uint8Array()), durationOf(Uint8Array.from([0xfb, 63]))]).toEqual([0, 0]);
});

test("SND-16 packets come out of a recording as they went in, however it is cut", () => {
  const seconds = [secondOf(), secondOf(), secondOf()];
  const whole = Buffer.concat(seconds.map((packets, index) => recordedSecond(index, packets)));
  for (const size of [1, 7, 100, 5_000]) {
    const reader = new PacketReader();
    const read: Uint8Array[] = [];
    for (let at = 0; at < whole.length; at += size) read.push(...reader.push(whole.subarray(at, at + size)));
    expect(equal(read, seconds.flat())).toBe(true);
  }
});

test("SND-16 a written file reads back, knows its length and has its index before the sound", () => {
  const packets = Array.from({ length: 1_200 }, canaryPacket);
  const file = writeWebm(packets);
  expect(equal(new PacketReader().push(file), packets)).toBe(true);
  const duration = file.indexOf(Buffer.from([0x44, 0x89, 0x88]));
  expect(file.readDoubleBE(duration + 3)).toBe(24_000);
  const [cues, cluster] = [Buffer.from([0x1c, 0x53, 0xbb, 0x6b]), Buffer.from([0x1f, 0x43, 0xb6, 0x75])];
  expect(file.indexOf(cues)).toBeLessThan(file.indexOf(cluster));
  // Each place of the index is the beginning of a cluster.
  const segment = file.indexOf(Buffer.from([0x18, 0x53, 0x80, 0x67])) + 4;
  const content = segment + (Math.clz32(file[segment] ?? 0) - 23);
  let at = file.indexOf(Buffer.from([0xf1, 0x88]));
  const places: number[] = [];
  while (at >= 0 && at < file.indexOf(cluster)) {
    places.push(Number(file.readBigUInt64BE(at + 2)));
    at = file.indexOf(Buffer.from([0xf1, 0x88]), at + 10);
  }
  expect(places).toHaveLength(5);
  for (const place of places) expect(file.subarray(content + place, content + place + 4)).toEqual(cluster);
});

test("SND-16 damaged bytes cost what they are, and nothing after them", () => {
  const [first, second] = [secondOf(), secondOf()];
  const noise = Buffer.alloc(300, 0x01);
  const reader = new PacketReader();
  const read = reader.push(Buffer.concat([recordedSecond(0, first), noise, recordedSecond(1, second)]));
  expect(equal(read.slice(-second.length), second)).toBe(true);
});

async function* stored(...seconds: readonly (readonly [index: number, packets: readonly Uint8Array[]])[]) {
  for (const [index, packets] of seconds)
    yield { index, from: index * 1_000, to: (index + 1) * 1_000, bytes: recordedSecond(index, packets) };
}

test("SND-17 a chunk that never came is silence, and what follows stays where it was said", async () => {
  const [first, fourth] = [secondOf(), secondOf()];
  const { packets: joined, lost } = await joinChunks(stored([0, first], [3, fourth]));
  expect(lengthOf(joined)).toBe(4_000);
  expect(equal(joined.slice(0, 50), first)).toBe(true);
  expect(equal(joined.slice(-50), fourth)).toBe(true);
  expect(lengthOf([...lost])).toBe(2_000);
});

test("SND-17 frames that a busy browser dropped are silence too", async () => {
  const second = secondOf();
  const third = secondOf();
  const { packets: joined } = await joinChunks(stored([0, secondOf()], [1, second.slice(0, 25)], [2, third]));
  expect(lengthOf(joined)).toBe(3_000);
  expect(equal(joined.slice(-50), third)).toBe(true);
});
