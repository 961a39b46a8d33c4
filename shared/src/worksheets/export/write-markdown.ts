import { COMPONENT_KINDS } from "../../design/component-kinds.js";
import type { DesignGraph, GraphNode } from "../../design/design-graph.js";
import type { Sheets } from "../schema.js";
import { WORKSHEET_KINDS, WORKSHEETS, type WorksheetKind } from "../worksheet.js";
import { blocks, inline, list } from "./markdown-text.js";
import { SHEETS_MARKDOWN } from "./sheets-markdown.js";

export interface Writing {
  readonly title: string;
  readonly sheets: Sheets;
  readonly design: DesignGraph;
  /** Name of the file with the board's picture, such as "board.svg"; null if there is none. */
  readonly picture: string | null;
}

/**
 * Everything that people wrote and drew in an interview, as one Markdown file. People's text is escaped: it never
 * becomes a link, a picture or HTML.
 */
export function writeMarkdown({ title, sheets, design, picture }: Writing): string {
  const section = (heading: string, body: string) => (body === "" ? "" : blocks(`## ${heading}`, body));
  const bodyOf = <K extends WorksheetKind>(kind: K) =>
    section(WORKSHEETS[kind].title, SHEETS_MARKDOWN[kind](sheets[kind]));
  const written = (place: (typeof WORKSHEETS)[WorksheetKind]["section"]) =>
    WORKSHEET_KINDS.filter((kind) => WORKSHEETS[kind].section === place).map(bodyOf);
  const body = blocks(
    ...written("before the design"),
    section("Design", designMarkdown(design, picture)),
    ...written("after the design"),
  );
  return `${blocks(`# ${inline(title) || "Interview"}`, body || "Nothing was written or drawn.")}\n`;
}

function designMarkdown({ nodes, edges }: DesignGraph, picture: string | null): string {
  const names = new Map(nodes.map((node) => [node.id, inline(node.label) || COMPONENT_KINDS[node.kind].name]));
  const arrows = edges.map(({ from, to, label, protocol, async }) => {
    const facts = [protocol, async ? "asynchronous" : ""].map(inline).filter((fact) => fact !== "");
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
