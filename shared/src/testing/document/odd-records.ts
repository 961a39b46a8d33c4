import type { BoardRecord } from "../../document/records/board-record.js";
import { PAGE_ID } from "../../document/schema.js";
import { seededRandom } from "../seeded-random.js";
import { oddRichText, oddWord } from "./odd-texts.js";

type Random = ReturnType<typeof seededRandom>;
type Props = Record<string, unknown>;

const NUMBERS = [
  0, -0, 5e-324, 1e-300, 1e-9, 0.5, 1, 3, 99.99, 5000, 1e5, 1e6, 1e7, 1e9, 1e15, 1e21, 1e100, 1e300, 1.7e308,
] as const;
/** Numbers within every bound. They are chosen as often as all numbers, so that many odd records are still shown. */
const SMALL = NUMBERS.filter((number) => number <= 5000);
const oddNumber = (random: Random): number =>
  random.pick(random.below(2) === 0 ? SMALL : NUMBERS) * random.pick([1, 1, -1]);
const oddSize = (random: Random): number => Math.max(5e-324, Math.abs(oddNumber(random)));

const TEXT = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "a" }] }] };
const LOOK = { color: "black", dash: "draw", size: "m", scale: 1 };
const LABEL = { labelColor: "black", font: "draw", align: "middle", verticalAlign: "middle", url: "", richText: TEXT };
const POINTS = { a1: { id: "a1", index: "a1", x: 0, y: 0 }, a2: { id: "a2", index: "a2", x: 40, y: 30 } };
const STROKE = [{ type: "free", points: [0, 5, 9].map((x) => ({ x, y: x * x, z: 0.5 })) }];

/** Props of each kind of shape as the editor makes them. */
const KINDS: Readonly<Record<string, Props>> = {
  geo: { ...LOOK, ...LABEL, geo: "rectangle", fill: "none", w: 120, h: 80, growY: 0 },
  text: {
    color: "black",
    size: "m",
    scale: 1,
    font: "draw",
    textAlign: "start",
    w: 100,
    richText: TEXT,
    autoSize: true,
  },
  note: { color: "yellow", size: "m", scale: 1, ...LABEL, fontSizeAdjustment: 0, growY: 0 },
  arrow: {
    ...LOOK,
    kind: "arc",
    labelColor: "black",
    fill: "none",
    arrowheadStart: "none",
    arrowheadEnd: "arrow",
    font: "draw",
    start: { x: 0, y: 0 },
    end: { x: 90, y: 40 },
    bend: 0,
    text: "",
    labelPosition: 0.5,
    elbowMidPoint: 0.5,
  },
  line: { ...LOOK, spline: "line", points: POINTS },
  draw: { ...LOOK, fill: "none", segments: STROKE, isComplete: true, isClosed: false, isPen: false },
  highlight: { color: "black", size: "m", scale: 1, segments: STROKE, isComplete: true, isPen: false },
  frame: { w: 200, h: 150, name: "Frame", color: "black" },
  group: {},
  component: {
    w: 170,
    h: 84,
    kind: "service",
    label: "API",
    replicas: null,
    shards: null,
    capacity: "",
    technology: "",
    note: "",
    bound: "",
  },
  entity: { w: 260, h: 104, name: "User", store: "", fields: [{ name: "id", type: "uuid", key: "PK" }] },
};
const TYPES = Object.keys(KINDS);

const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  geo: "rectangle ellipse triangle diamond pentagon hexagon octagon star rhombus rhombus-2 oval trapezoid x-box check-box cloud heart arrow-left".split(
    " ",
  ),
  kind: ["arc", "elbow"],
  spline: ["line", "cubic"],
  dash: ["draw", "solid", "dashed", "dotted"],
  fill: ["none", "semi", "solid", "pattern"],
  size: ["s", "m", "l", "xl"],
  font: ["draw", "sans", "serif", "mono"],
  arrowheadStart: ["none", "arrow", "triangle", "square", "dot", "pipe", "diamond", "inverted", "bar"],
  arrowheadEnd: ["none", "arrow", "triangle", "square", "dot", "pipe", "diamond", "inverted", "bar"],
  align: ["start", "middle", "end", "start-legacy", "end-legacy", "middle-legacy"],
  verticalAlign: ["start", "middle", "end"],
  url: ["", "https://example.org", `https://example.org/${"a".repeat(9000)}`, "mailto:a@example.org"],
  replicas: [null, 1, 3, 1e15, 1e300],
  shards: [null, 1, 3, 1e15, 1e300],
  isComplete: [true, false],
  isClosed: [true, false],
  isPen: [true, false],
  autoSize: [true, false],
  color: ["black", "red", "white", "light-violet"],
};
/** Fields with structured values: chosen more often than their share of all fields. */
const RICH = new Set(["richText", "segments", "points", "start", "end", "fields"]);
/** Every this many times the odd record is a binding, which comes with its two shapes. */
const BINDING_EVERY = 9;
/** Fields whose numbers the schema requires to be positive, or not negative. */
const SIZES = new Set(["w", "h", "scale", "growY", "fontSizeAdjustment"]);

const point = (random: Random) => ({
  x: oddNumber(random),
  y: oddNumber(random),
  z: random.pick([0.5, 0, 1, -3, 1e9]),
});

const SEGMENTS: readonly ((random: Random) => unknown)[] = [
  () => [],
  () => [{ type: "free", points: [] }],
  () => [{ type: "straight", points: [] }],
  () => [{ type: "straight", points: [{ x: 0, y: 0 }] }],
  () => [{ type: "free", points: [{ x: 3, y: 3 }] }],
  () => [{ type: "free", points: Array.from({ length: 40 }, () => ({ x: 1, y: 1, z: 0.5 })) }],
  () => [...STROKE, { type: "straight", points: [] }],
  () => [
    ...STROKE,
    {
      type: "straight",
      points: [
        { x: 9, y: 81 },
        { x: 60, y: 5 },
      ],
    },
  ],
  () => [
    { type: "free", points: Array.from({ length: 3000 }, (_, index) => ({ x: index % 97, y: index / 9, z: 0.5 })) },
  ],
  (random) => [{ type: "free", points: Array.from({ length: 8 }, () => point(random)) }],
  (random) => [{ type: "straight", points: [point(random), point(random)] }],
];

const handle = (id: string, index: string, x: number, y: number) => ({ id, index, x, y });
const HANDLES: readonly ((random: Random) => unknown)[] = [
  () => ({}),
  () => ({ a1: handle("a1", "a1", 0, 0) }),
  () => ({ a1: handle("a1", "a1", 0, 0), a2: handle("a2", "a2", 0, 0) }),
  () => ({ a1: handle("a1", "a1", 0, 0), a2: handle("a2", "a1", 9, 9) }),
  () => ({ a1: handle("other", "a1", 0, 0), a2: handle("a1", "a2", 9, 9) }),
  () =>
    Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [`p${n}`, handle(`p${n}`, `b${String(n).padStart(2, "0")}V`, n, n)]),
    ),
  (random) => ({
    a1: handle("a1", "a1", oddNumber(random), 0),
    a2: handle("a2", random.pick(["Zz", "a2", `a1${"V".repeat(3000)}`]), 5, oddNumber(random)),
  }),
];

function oddProp(random: Random, key: string, usual: unknown): unknown {
  const choices = CHOICES[key];
  if (choices !== undefined && key !== "kind") return random.pick(choices);
  if (key === "kind") return usual === "arc" ? random.pick(["arc", "elbow"]) : usual;
  if (key === "richText") return oddRichText(random);
  if (key === "segments") return random.pick(SEGMENTS)(random);
  if (key === "points") return random.pick(HANDLES)(random);
  if (key === "start" || key === "end") return point(random);
  if (key === "fields") {
    return Array.from({ length: random.pick([0, 1, 40, 600]) }, () => ({
      name: oddWord(random),
      type: oddWord(random),
      key: oddWord(random),
    }));
  }
  if (typeof usual === "number") return SIZES.has(key) ? oddSize(random) : oddNumber(random);
  return typeof usual === "string" ? oddWord(random) : usual;
}

const METAS: readonly object[] = [
  { protocol: { a: 1 }, async: "yes", bound: 7 },
  { protocol: "x".repeat(9000), async: true },
  { bound: "__proto__", deep: { deep: { deep: [[[]]] } } },
  { initialIndex: 5, isPrecise: [] },
];
const INDICES = ["a0", "a1", "Zz", "b00V", `a1${"V".repeat(3000)}`, "zzzzzzzzzzzzzzzzzzzzzzzzzzzV"];

/** Records to put on a board together. `what`: what is odd about them. */
export interface OddRecords {
  readonly what: string;
  readonly records: readonly BoardRecord[];
}

/**
 * Records that tldraw's schema may accept although no editor of ours makes them: odd numbers, words, texts, points,
 * parents and bindings, of every kind of shape. The same for the same seed. `count`: least number of records in all.
 */
export function oddRecords(seed: number, count: number): OddRecords[] {
  const random = seededRandom(seed);
  const all: OddRecords[] = [unseenCharacters()];
  for (let made = 1; made < count; ) {
    const odd = all.length % BINDING_EVERY === 0 ? oddBinding(random, made) : oddShape(random, made);
    all.push(odd);
    made += odd.records.length;
  }
  return all;
}

/** Labels with control characters, which people paste without seeing them. XML, and so the SVG, cannot hold them. */
function unseenCharacters(): OddRecords {
  return {
    what: "a label with control characters",
    records: [shape("unseen", "component", {}, { label: "a\u000bb" })],
  };
}

/** An ordinary box with the label `PLAIN_LABEL`: it must be shown, whatever else is on the board. */
export function plainBox(): BoardRecord {
  const content = [{ type: "paragraph", content: [{ type: "text", text: PLAIN_LABEL }] }];
  return shape("plain", "geo", { y: -400, index: "a0V" }, { w: 240, richText: { type: "doc", content } });
}
export const PLAIN_LABEL = "Plain box";

function shape(id: string, type: string, more: object = {}, props: Props = {}): BoardRecord {
  return {
    id: `shape:${id}`,
    typeName: "shape",
    type,
    x: 10,
    y: 20,
    rotation: 0,
    index: "a1",
    parentId: PAGE_ID,
    isLocked: false,
    opacity: 1,
    meta: {},
    ...more,
    props: { ...KINDS[type], ...props },
  };
}

function oddShape(random: Random, number: number): OddRecords {
  const type = random.pick(TYPES);
  const id = `odd-${number}`;
  const usual = KINDS[type] ?? {};
  const props: Props = {};
  const keys = Object.keys(usual);
  for (let times = random.below(3); times >= 0 && keys.length > 0; times -= 1) {
    const rich = keys.filter((each) => RICH.has(each));
    const key = random.pick(rich.length > 0 && random.below(2) === 0 ? rich : keys);
    props[key] = oddProp(random, key, usual[key]);
  }
  const more: Record<string, unknown> = {};
  if (random.below(4) === 0) more[random.pick(["x", "y", "rotation"])] = oddNumber(random);
  if (random.below(8) === 0) more.opacity = random.pick([0, 1, 0.001]);
  if (random.below(8) === 0) more.index = random.pick(INDICES);
  if (random.below(8) === 0) more.meta = random.pick(METAS);
  if (random.below(8) === 0) more.isLocked = true;
  if (random.below(8) === 0)
    more.parentId = random.pick([
      `shape:${id}`,
      "shape:missing",
      "page:other",
      `shape:odd-${random.below(number + 1)}`,
    ]);
  const changed = [...Object.keys(props), ...Object.keys(more)].join(", ");
  return { what: `${type}: ${changed}`, records: [shape(id, type, more, props)] };
}

/** An arrow, a shape for it to be bound to, and an odd binding. */
function oddBinding(random: Random, number: number): OddRecords {
  const id = `odd-${number}`;
  const [from, to] = [`shape:${id}`, `shape:${id}-box`];
  const arrow = shape(
    id,
    "arrow",
    {},
    { kind: random.pick(["arc", "elbow"]), bend: random.pick([0, 0, oddNumber(random)]) },
  );
  const box = shape(`${id}-box`, random.pick(TYPES), { x: 300, index: "a2" });
  const ends = random.pick([
    [from, to],
    [from, to],
    [from, to],
    [from, from],
    [to, from],
    [to, to],
    [from, "shape:missing"],
  ]);
  const binding = (which: string, terminal: string) => ({
    id: `binding:${id}${which}`,
    typeName: "binding",
    type: "arrow",
    fromId: ends[0],
    toId: ends[1],
    meta: {},
    props: {
      terminal,
      normalizedAnchor: random.below(2) === 0 ? { x: 0.5, y: 0.5 } : point(random),
      isExact: random.below(2) === 0,
      isPrecise: random.below(2) === 0,
      snap: random.pick(["center", "edge-point", "edge", "none"]),
    },
  });
  const terminals = random.pick([["start"], ["end"], ["start", "end"], ["end", "end"]]);
  const bindings = terminals.map((terminal, index) => binding(String(index), terminal));
  const what = `binding ${terminals.join("+")} ${ends[0] === from ? "arrow" : "box"} to ${ends[1]?.replace(id, "") ?? ""}`;
  return { what: `${what} (${String(box.type)})`, records: [arrow, box, ...bindings] as BoardRecord[] };
}
