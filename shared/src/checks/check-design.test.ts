import { firstTwenty } from "../testing/design-graphs/first-twenty.js";
import { type LabelledGraph, readFacts, readLabelledGraph } from "../testing/design-graphs/labelled-graph.js";
import { secondTwenty } from "../testing/design-graphs/second-twenty.js";
import { checkDesign } from "./check-design.js";
import { copiesOf } from "./check-graph.js";
import type { Finding } from "./finding.js";
import { readRate } from "./stores.js";

const graphs = [...firstTwenty, ...secondTwenty];
/** Rules about the whole drawing: the labels do not say which components such a finding rests on. */
const WHOLE = new Set<Finding["rule"]>(["no-cache", "no-shards", "long-chain", "no-monitoring", "no-object-store"]);

/** A finding in the notation of the labels. */
function labelsOf({ rule, nodes }: Finding): string[] {
  if (WHOLE.has(rule)) return [rule];
  return (rule === "unconnected" ? nodes : nodes.slice(0, 1)).map((node) => `${rule} ${node}`);
}

const found = (graph: LabelledGraph) =>
  new Set(checkDesign(readLabelledGraph(graph), readFacts(graph)).flatMap(labelsOf));

interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

function tally(counts: (label: string) => boolean): Tally & { precision: number; recall: number } {
  const sum: Tally = { right: 0, wrong: 0, missed: 0 };
  for (const graph of graphs) {
    const actual = [...found(graph)].filter(counts);
    const expected = new Set(graph.expected.filter(counts));
    const right = actual.filter((label) => expected.has(label)).length;
    sum.right += right;
    sum.wrong += actual.length - right;
    sum.missed += expected.size - right;
  }
  return { ...sum, precision: sum.right / (sum.right + sum.wrong), recall: sum.right / (sum.right + sum.missed) };
}

const isSinglePoint = (label: string) => label.startsWith("single-point ");

describe("the labelled graphs", () => {
  test("CHK-1 there are forty, each with a unique name", () => {
    expect(new Set(graphs.map(({ name }) => name)).size).toBe(40);
  });

  test.each([
    ["single points of failure", isSinglePoint],
    ["all other rules together", (label: string) => !isSinglePoint(label)],
  ])("CHK-1 %s are found with precision and recall of 0.95 at least", (title, counts) => {
    const { precision, recall, ...counted } = tally(counts);
    console.info(title, counted, `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});

test("CHK-2 a finding names the components that it rests on, and only existing ones", () => {
  for (const graph of graphs) {
    const design = readLabelledGraph(graph);
    const known = new Set([...design.nodes, ...design.edges].map(({ id }) => id));
    const findings = checkDesign(design, readFacts(graph));
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    for (const { text, why, nodes, edges } of findings) {
      expect([...nodes, ...edges].filter((id) => !known.has(id))).toEqual([]);
      expect(text).toMatch(/^[A-Z“].+\.$/);
      expect(why).toMatch(/\.$/);
    }
  }
});

test("CHK-2 arrows to nowhere, to themselves and in circles make no check fail", () => {
  const nodes = ["web client", "a service x2", "b service x2", "db sql x2", "m monitoring"];
  const edges = ["web > a", "a > b", "b > a", "a > a", "a > ghost", "b > db"];
  expect(checkDesign(readLabelledGraph({ nodes, edges }), readFacts({}))).toMatchObject([{ rule: "no-balancer" }]);
});

test.each([
  ["20 000 req/s", 20_000],
  ["20k/s", 20_000],
  ["1.5 M writes per second", 1_500_000],
  ["8,000 writes/s", 8_000],
  ["about 300 GB", null],
  ["", null],
])("CHK-3 a capacity of %p is %p a second", (text, rate) => {
  expect(readRate(text)).toBe(rate);
});

test.each([
  ["API servers", null, 2],
  ["Fan-out workers", null, 2],
  ["Web cluster", null, 2],
  ["3 API servers", null, 3],
  ["API x4", null, 4],
  ["API (×5)", null, 5],
  ["Timelines", null, 1],
  ["Posts", null, 1],
  ["Tweets API", null, 1],
  ["API v2", null, 1],
  ["", null, 1],
  ["API servers", 1, 1],
  ["API", 6, 6],
] as const)("CHK-5 a component %p with %p written copies counts as %p", (label, replicas, copies) => {
  expect(copiesOf({ label, replicas })).toBe(copies);
});

test("CHK-5 API servers are no single point of failure, and a finding claims no number that nobody wrote", () => {
  const edges = ["web > api", "api > db"];
  const design = (api: string) => {
    const graph = readLabelledGraph({ nodes: ["web client", `api ${api}`, "db sql x2", "m monitoring"], edges });
    return {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === "api" ? { ...node, label: "API servers" } : node)),
    };
  };
  const texts = (api: string) => checkDesign(design(api), readFacts({})).map(({ text }) => text);
  expect(texts("service")).toEqual(["“API servers” has several copies and no load balancer in front."]);
  expect(texts("service x1")).toEqual([
    expect.stringMatching(/^“API servers” has one copy, and there is no other way to/),
  ]);
});
