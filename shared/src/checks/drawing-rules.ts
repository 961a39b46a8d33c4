import type { ComponentKind } from "../design/component-kinds.js";
import type { GraphNode } from "../design/design-graph.js";
import { type CheckGraph, listNames } from "./check-graph.js";
import type { DesignFacts } from "./design-facts.js";
import type { Finding } from "./finding.js";
import { longestChain } from "./long-chain.js";
import { databases, isReplicated, writeCapacity } from "./stores.js";

/** From this many reads per write on, a design is read-heavy. */
const READ_HEAVY = 10;
/** How many programs a client may wait for, one behind the other. */
const MAX_CHAIN = 3;

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const ids = (nodes: readonly GraphNode[]) => nodes.map(({ id }) => id);

function ofDrawing(
  rule: Finding["rule"],
  says: Pick<Finding, "text" | "why">,
  nodes: readonly GraphNode[] = [],
): Finding[] {
  return [{ id: rule, rule, ...says, nodes: ids(nodes), edges: [] }];
}

export function checkReads(graph: CheckGraph, { readsPerS, writesPerS }: DesignFacts): Finding[] {
  if (readsPerS === null || writesPerS === null || readsPerS < READ_HEAVY * writesPerS) return [];
  const stores = databases(graph);
  const has = (kind: ComponentKind) =>
    graph.nodes.some((node) => node.kind === kind && graph.neighbours(node).length > 0);
  if (stores.length === 0 || has("cache") || has("replica") || stores.some((store) => isReplicated(graph, store))) {
    return [];
  }
  const ratio = writesPerS === 0 ? "only reads" : `${number.format(readsPerS / writesPerS)} reads per write`;
  return ofDrawing(
    "no-cache",
    {
      text: `The estimate says ${ratio}, and every read reaches ${listNames(stores)}: there is no cache or read replica.`,
      why: "Most reads repeat. A cache answers them from memory, and replicas share the rest.",
    },
    stores,
  );
}

export function checkWrites(graph: CheckGraph, { writesPerS }: DesignFacts): Finding[] {
  const stores = databases(graph);
  if (writesPerS === null || stores.length === 0) return [];
  const capacity = writeCapacity(graph);
  if (writesPerS <= capacity) return [];
  const rates = `${number.format(writesPerS)} writes per second against about ${number.format(capacity)}`;
  return ofDrawing(
    "no-shards",
    {
      text: `The estimate has more writes than ${listNames(stores)} can take: ${rates}.`,
      why: "Spread the writes over shards, or use a store that shards on its own.",
    },
    stores,
  );
}

export function checkChain(graph: CheckGraph): Finding[] {
  const { nodes, edges, length } = longestChain(graph);
  if (length <= MAX_CHAIN) return [];
  const says = {
    text: `A request waits for ${length} services, one after another.`,
    why: "Their latencies add up, and if one fails, the request fails. Break the chain with a queue, or call in parallel.",
  };
  return [{ id: "long-chain", rule: "long-chain", ...says, nodes: ids(nodes), edges: edges.map(({ id }) => id) }];
}

export function checkMedia(graph: CheckGraph, { mediaInScope }: DesignFacts): Finding[] {
  if (!mediaInScope || graph.nodes.some(({ kind }) => kind === "storage")) return [];
  return ofDrawing("no-object-store", {
    text: "Photos, videos or files are in scope, and there is no object storage for them.",
    why: "Large files do not belong in a database. Keep them in object storage, and serve them from a CDN.",
  });
}

export function checkMonitoring(graph: CheckGraph): Finding[] {
  if (graph.nodes.some(({ kind }) => kind === "monitoring")) return [];
  return ofDrawing("no-monitoring", {
    text: "There is no monitoring.",
    why: "Without alerts on latency, error rate and cache hits, users notice a failure first.",
  });
}
