import type { ComponentKind } from "./component-kinds.js";

/** One component of a drawn design. Facts that nobody gave are null; texts that nobody wrote are empty. */
export interface GraphNode {
  /** Id of the record on the board, such as "shape:abc". */
  readonly id: string;
  readonly kind: ComponentKind;
  readonly label: string;
  /** How many copies of it run. */
  readonly replicas: number | null;
  /** How many shards its data are spread over. */
  readonly shards: number | null;
  /** The load that one copy can take, as written: "20 000 req/s". */
  readonly capacity: string;
  /** "Redis", "PostgreSQL" … */
  readonly technology: string;
}

/** An arrow between two components. `async`: nobody waits at its start for what happens at its end. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** "HTTPS", "gRPC" …, or empty. */
  readonly protocol: string;
  readonly async: boolean;
}

/** The design that a board shows: its components and the arrows that are bound to two of them. */
export interface DesignGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
