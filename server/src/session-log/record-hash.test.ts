import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { foldEvents } from "@casement/shared/session-log/fold";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { hashBoard, hashState } from "./record-hash.js";

const stroke = (id: string, props: object): [string, BoardRecord] => [
  id,
  { id, typeName: "shape", type: "draw", x: 1.5, props },
];
const free = (...points: object[]) => [{ type: "free", points }];
const NO_ROWS = new Map();
const SHOWN = new Map([
  stroke("shape:b", { color: "red", segments: free({ x: 0, y: 0, z: 0.5 }, { x: 1.25, y: -3, z: 0.6 }) }),
  stroke("shape:a", { segments: [{ type: "straight", points: [{ x: 1, y: 2 }] }] }),
]);
const hex = async (...given: Parameters<typeof hashBoard>) =>
  Buffer.from((await hashBoard(...given)).hash).toString("hex");

test("REC-66 boards give the same hashes as ever, by the version that was logged", async () => {
  expect(await hex(SHOWN, NO_ROWS, 1)).toBe("7a04c8b35dbf4506bc746f03498238b92d26672cff1fbd9be1fe3f6a49093de0");
  expect(await hex(SHOWN, NO_ROWS)).toBe("ab9e6048ab3ab60be460f57b40b16b82e9c4294f91c4956b94e716f1181db8af");
});

test("REC-66 no part of a point is left out of a hash", async () => {
  const points = [
    [{ x: 0, y: 0, z: 0.5 }],
    [{ x: 0, y: 0, z: 0.51 }],
    [{ x: 0, y: 0.01, z: 0.5 }],
    [{ x: 0, y: 0, z: 0.5, more: 1 }],
    [{ x: 0, y: 0 }],
    [{ x: 0, y: 0, z: "0.5" }],
    [
      { x: 0, y: 0, z: 0.5 },
      { x: 0, y: 0, z: 0.5 },
    ],
    [],
    [null],
  ];
  const hashes = await Promise.all(
    points.map((some) => hex(new Map([stroke("shape:a", { segments: free(...(some as object[])) })]), NO_ROWS)),
  );
  expect(new Set(hashes).size).toBe(points.length);
});

test("REC-66 a state gives the same hash as before the clock's last change could be undone", () => {
  const { clock, ...state } = foldEvents(
    sampleRecord.slice(0, sampleRecord.findIndex(({ kind }) => kind === "step.entered") + 1),
  );
  expect(clock.lastChange).not.toBeNull();
  const { lastChange: _way, ...plain } = clock;
  const old = { ...state, clock: plain } as unknown as Parameters<typeof hashState>[0];
  expect(hashState({ ...state, clock })).toEqual(hashState(old));
});

test("REC-66 a withdrawn consent gives the same hash as before a refusal was kept", () => {
  const upTo = sampleRecord.findIndex(({ kind }) => kind === "consent.withdrawn");
  const state = foldEvents(sampleRecord.slice(0, upTo + 1));
  const people = Object.entries(state.participants);
  expect(people.filter(([, { refusedAt }]) => refusedAt !== null)).not.toEqual([]);
  const plain = people.map(([id, { refusedAt: _at, ...person }]) => [id, person]);
  const old = { ...state, participants: Object.fromEntries(plain) } as Parameters<typeof hashState>[0];
  expect(hashState(state)).toEqual(hashState(old));
});
