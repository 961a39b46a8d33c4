import type { DesignGraph } from "../design/design-graph.js";
import { CheckGraph, capital, listNames } from "./check-graph.js";
import { checkBalancers, checkCopies, checkQueues, checkStores } from "./component-rules.js";
import type { DesignFacts } from "./design-facts.js";
import { checkChain, checkMedia, checkMonitoring, checkReads, checkWrites } from "./drawing-rules.js";
import { CHECK_RULES, type Finding } from "./finding.js";
import { unconnectedParts } from "./unconnected.js";

/** A sketch with fewer components has only begun. */
const MIN_COMPONENTS = 4;

/**
 * Returns what a drawn design lacks, gravest first (docs/design-checks.md). Pure. Its work grows with
 * components x arrows: a few milliseconds for a hundred components.
 */
export function checkDesign(design: DesignGraph, facts: DesignFacts): Finding[] {
  if (design.nodes.length < MIN_COMPONENTS) return [];
  const whole = new CheckGraph(design);
  const parts = unconnectedParts(whole);
  const monitoring = whole.nodes.filter(({ kind }) => kind === "monitoring");
  // No request passes through a monitoring component.
  const graph = whole.without(new Set([...parts.flat(), ...monitoring].map(({ id }) => id)));
  const findings = [
    ...checkCopies(graph),
    ...checkBalancers(graph),
    ...checkStores(graph),
    ...checkQueues(graph),
    ...checkReads(graph, facts),
    ...checkWrites(graph, facts),
    ...checkChain(graph),
    ...checkMedia(whole, facts),
    ...checkMonitoring(whole),
    ...parts.map((part): Finding => {
      const nodes = part.map(({ id }) => id).sort();
      return {
        id: `unconnected ${nodes.join(" ")}`,
        rule: "unconnected",
        text: `${capital(listNames(part))} ${part.length === 1 ? "is" : "are"} not connected to a client.`,
        why: "An arrow says who calls whom: without one the part has no place in the flow.",
        nodes,
        edges: [],
      };
    }),
  ];
  return findings.sort((a, b) => CHECK_RULES.indexOf(a.rule) - CHECK_RULES.indexOf(b.rule));
}
