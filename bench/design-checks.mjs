// How long do the checks of a drawn design take? Seeded graphs of 100 components, a tenth of them clients, and
// this many arrows. Prints the first run of a fresh process and the spread of later ones. Takes seconds.
// node bench/design-checks.mjs [components] [arrows] [graphs]
import { register } from "tsx/esm/api";

register({ tsconfig: "server/src/testing/tsconfig.process.json" });
const { checkDesign } = await import("@casement/shared/checks/check-design");
const { seededRandom } = await import("@casement/shared/testing/seeded-random");

const COMPONENTS = Number(process.argv[2] ?? 100);
const ARROWS = Number(process.argv[3] ?? 180);
const GRAPHS = Number(process.argv[4] ?? 200);
const FACTS = { readsPerS: 200_000, writesPerS: 6_000, mediaInScope: true };
const INNER = ["balancer", "gateway", "service", "service", "service", "cache", "queue", "worker"];
const STORES = ["sql", "nosql", "shard", "replica", "storage"];

function drawn(seed) {
  const { below, pick } = seededRandom(seed);
  const nodes = Array.from({ length: COMPONENTS }, (_, index) => ({
    id: `shape:${index}`,
    label: `Part ${index}`,
    capacity: "",
    technology: "",
    shards: null,
    kind: index < COMPONENTS / 10 ? "client" : pick(index < COMPONENTS * 0.8 ? INNER : STORES),
    replicas: below(4) === 0 ? null : 2,
  }));
  // Mostly from left to right, as people draw designs, and some arrows back.
  const edges = Array.from({ length: ARROWS }, (_, index) => {
    const [a, b] = [below(COMPONENTS), below(COMPONENTS)].sort((x, y) => x - y);
    const back = below(12) === 0;
    const ends = { from: `shape:${back ? b : a}`, to: `shape:${back ? a : b}` };
    return { id: `shape:arrow${index}`, ...ends, label: "", protocol: "", async: below(5) === 0 };
  });
  return { nodes, edges };
}

const times = [];
let findings = 0;
for (let seed = 1; seed <= GRAPHS; seed += 1) {
  const graph = drawn(seed);
  const start = performance.now();
  findings += checkDesign(graph, FACTS).length;
  times.push(performance.now() - start);
}
const [first, ...rest] = times;
rest.sort((a, b) => a - b);
const at = (share) => rest[Math.min(rest.length - 1, Math.floor(rest.length * share))].toFixed(2);
console.log(
  `${COMPONENTS} components, ${ARROWS} arrows, ${GRAPHS} graphs, ${(findings / GRAPHS).toFixed(1)} findings each`,
);
console.log(`first ${first.toFixed(2)} ms, median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`);
