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
type CheckRule = (typeof CHECK_RULES)[number];

/** What a check found. */
export interface Finding {
  /** Stays the same as long as the drawing gives the same finding, so that a dismissed finding stays dismissed. */
  readonly id: string;
  readonly rule: CheckRule;
  /** One sentence with the components' names. */
  readonly text: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  /** Ids of the components and arrows that the finding rests on; empty when it is about something that is missing. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}
