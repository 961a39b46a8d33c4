import { COMPONENT_KINDS } from "../../design/component-kinds.js";
import type { DesignGraph, GraphNode } from "../../design/design-graph.js";
import type { Sheets } from "../schema.js";
import { WORKSHEET_TITLES, type WorksheetKind, worksheetKindSchema } from "../worksheet.js";
import { dataModelMarkdown } from "./data-model-markdown.js";
import { estimateMarkdown } from "./estimate-markdown.js";
import { blocks, inline, list } from "./markdown-text.js";
import { apiMarkdown, bottlenecksMarkdown, deepDiveMarkdown, requirementsMarkdown } from "./other-sheets-markdown.js";

export interface Writing {
  readonly title: string;
  readonly sheets: Sheets;
  readonly design: DesignGraph;
  /** Name of the file with the board's picture, such as "board.svg"; null if there is none. */
  readonly picture: string | null;
}

/** A worksheet without its section here does not compile. */
const SHEET_BODIES: { readonly [K in WorksheetKind]: (sheet: Sheets[K]) => string } = {
  requirements: requirementsMarkdown,
  estimate: estimateMarkdown,
  api: apiMarkdown,
  "data-model": dataModelMarkdown,
  "deep-dive": deepDiveMarkdown,
  bottlenecks: bottlenecksMarkdown,
};
/** Worksheets that come after the drawn design, since they discuss it. */
const AFTER_DESIGN: ReadonlySet<WorksheetKind> = new Set(["deep-dive", "bottlenecks"]);

/**
 * Everything that people wrote and drew in an interview, as one Markdown file. People's text is escaped: it never
 * becomes a link, a picture or HTML.
 */
export function writeMarkdown({ title, sheets, design, picture }: Writing): string {
  const section = (heading: string, body: string) => (body === "" ? "" : blocks(`## ${heading}`, body));
  const bodyOf = <K extends WorksheetKind>(kind: K) =>
    section(WORKSHEET_TITLES[kind], SHEET_BODIES[kind](sheets[kind]));
  const kinds = worksheetKindSchema.options;
  const body = blocks(
    ...kinds.filter((kind) => !AFTER_DESIGN.has(kind)).map(bodyOf),
    section("Design", designMarkdown(design, picture)),
    ...kinds.filter((kind) => AFTER_DESIGN.has(kind)).map(bodyOf),
  );
  return `${blocks(`# ${inline(title) || "Interview"}`, body || "Nothing was written or drawn.")}\n`;
}

function designMarkdown({ nodes, edges }: DesignGraph, picture: string | null): string {
  const names = new Map(nodes.map((node) => [node.id, inline(node.label) || COMPONENT_KINDS[node.kind].name]));
  const arrows = edges.map(({ from, to, label, protocol, async }) => {
    const facts = [protocol, async ? "nobody waits" : ""].map(inline).filter((fact) => fact !== "");
    const words = label.trim() === "" ? "" : `: ${inline(label)}`;
    return `${names.get(from)} → ${names.get(to)}${words}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
  });
  return blocks(
    picture === null ? "" : `![The board](${picture})`,
    nodes.length === 0 ? "" : blocks("### Components", list(nodes.map((node) => nodeLine(node)))),
    arrows.length === 0 ? "" : blocks("### Connections", list(arrows)),
  );
}

function nodeLine({ kind, label, replicas, shards, capacity, technology }: GraphNode): string {
  const facts = [
    label.trim() === "" ? "" : COMPONENT_KINDS[kind].name,
    technology,
    replicas === null ? "" : `${replicas} copies`,
    shards === null ? "" : `${shards} shards`,
    capacity,
  ];
  const told = facts.map(inline).filter((fact) => fact !== "");
  return `**${inline(label) || COMPONENT_KINDS[kind].name}**${told.length === 0 ? "" : `: ${told.join(", ")}`}`;
}
