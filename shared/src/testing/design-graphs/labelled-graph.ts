import type { DesignFacts } from "../../checks/design-facts.js";
import { componentKindSchema } from "../../design/component-kinds.js";
import type { DesignGraph, GraphEdge, GraphNode } from "../../design/design-graph.js";

/** A drawing and the findings that a reviewer labelled by hand, following docs/design-checks.md. */
export interface LabelledGraph {
  readonly name: string;
  /** "id kind", then optional facts: "x3" copies, "/4" shards, "@9000/s" capacity. */
  readonly nodes: readonly string[];
  /** "a > b", or "a ~ b" when nobody waits. */
  readonly edges: readonly string[];
  readonly facts?: Partial<DesignFacts>;
  /** "rule" of the whole drawing, or "rule component". */
  readonly expected: readonly string[];
}

export function readLabelledGraph({ nodes, edges }: Pick<LabelledGraph, "nodes" | "edges">): DesignGraph {
  return { nodes: nodes.map(readNode), edges: edges.map(readEdge) };
}

const NO_FACTS: DesignFacts = { readsPerS: null, writesPerS: null, mediaInScope: false };

export const readFacts = ({ facts }: Pick<LabelledGraph, "facts">): DesignFacts => ({ ...NO_FACTS, ...facts });

function readNode(line: string): GraphNode {
  const [id = "", kind, ...known] = line.split(" ");
  const numberAfter = (sign: string) => {
    const word = known.find((one) => one.startsWith(sign));
    return word === undefined ? null : Number(word.slice(1));
  };
  return {
    id,
    label: id,
    technology: "",
    kind: componentKindSchema.parse(kind),
    replicas: numberAfter("x"),
    shards: numberAfter("/"),
    capacity: known.find((one) => one.startsWith("@"))?.slice(1) ?? "",
  };
}

function readEdge(line: string): GraphEdge {
  const [from = "", sign, to = ""] = line.split(" ");
  return { id: line, from, to, label: "", protocol: "", async: sign === "~" };
}
