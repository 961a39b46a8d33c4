import { hasTrait } from "../design/component-kinds.js";
import type { GraphNode } from "../design/design-graph.js";
import { type CheckGraph, capital, componentName, copiesInWords, copiesOf, listNames } from "./check-graph.js";
import type { Finding } from "./finding.js";
import { singlePoints } from "./single-points.js";
import { databases, isReplicated } from "./stores.js";

/** A finding of a rule about one component. */
function about(
  rule: Finding["rule"],
  node: GraphNode,
  says: Pick<Finding, "text" | "why">,
  edges: string[] = [],
): Finding {
  return { id: `${rule} ${node.id}`, rule, ...says, nodes: [node.id], edges };
}

/** Single points of failure first; such a component does not also get the finding that it lacks copies. */
export function checkCopies(graph: CheckGraph): Finding[] {
  const points = singlePoints(graph);
  const told = new Set(points.map(({ node }) => node));
  const alone = graph.nodes.filter(
    (node) => hasTrait(node.kind, "copied") && copiesOf(node) < 2 && !told.has(node) && !graph.hasTwin(node),
  );
  return [
    ...points.map(({ node, lost }) => ({
      ...about("single-point", node, {
        text: `${capital(componentName(node))} ${copiesInWords(node)}, and there is no other way to ${listNames(lost)}.`,
        why: "If it fails, the whole flow stops. Run several copies of it, or add a second path.",
      }),
      nodes: [node.id, ...lost.map(({ id }) => id)],
    })),
    ...alone.map((node) =>
      about("no-copies", node, {
        text: `${capital(componentName(node))} ${copiesInWords(node)}.`,
        why: "It will be down at times, if only during deployments. Two copies or more keep it answering.",
      }),
    ),
  ];
}

export function checkBalancers(graph: CheckGraph): Finding[] {
  return graph.nodes.flatMap((node) => {
    const straight = graph.in(node).filter(({ from }) => hasTrait(graph.get(from).kind, "calls"));
    if (!hasTrait(node.kind, "called") || copiesOf(node) < 2 || straight.length === 0) return [];
    const says = {
      text: `${capital(componentName(node))} ${copiesInWords(node)} and no load balancer in front.`,
      why: "Something has to spread requests over the copies and skip the ones that are down.",
    };
    return [
      about(
        "no-balancer",
        node,
        says,
        straight.map(({ id }) => id),
      ),
    ];
  });
}

export function checkStores(graph: CheckGraph): Finding[] {
  return databases(graph)
    .filter((store) => !isReplicated(graph, store))
    .map((store) =>
      about("unreplicated-store", store, {
        text: `${capital(componentName(store))} has no replica.`,
        why: "If its disk fails, the data is lost. A replica can take over, and serves reads until then.",
      }),
    );
}

export function checkQueues(graph: CheckGraph): Finding[] {
  return graph.nodes.flatMap((node) => {
    if (node.kind !== "queue") return [];
    const leadsOn = graph.out(node).length > 0;
    const pulled = graph.in(node).some(({ from }) => graph.get(from).kind === "worker");
    if (leadsOn || pulled) return [];
    const says = {
      text: `Nothing consumes messages from ${componentName(node)}.`,
      why: "Messages pile up. Draw the worker that processes them.",
    };
    return [
      about(
        "queue-without-consumer",
        node,
        says,
        graph.in(node).map(({ id }) => id),
      ),
    ];
  });
}
