/** Every rule of docs/design-checks.md. */
export const CHECK_RULES = [
  "single-point",
  "unreplicated-store",
  "no-copies",
  "no-balancer",
  "no-cache",
  "no-shards",
  "long-chain",
  "queue-without-consumer",
  "unconnected",
  "no-object-store",
  "no-monitoring",
] as const;
export type CheckRule = (typeof CHECK_RULES)[number];

/** What a check found. */
export interface Finding {
  /** The same as long as the drawing gives the same finding: what was dismissed stays dismissed. */
  readonly id: string;
  readonly rule: CheckRule;
  /** One sentence with the components' names. */
  readonly text: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  /** Ids of the components and arrows that it rests on; empty when it is about what is missing altogether. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}
