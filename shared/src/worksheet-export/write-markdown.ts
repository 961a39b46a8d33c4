import type { Sheets } from "../board/sheets/schema.js";
import { KIND_WORDS } from "../component-kinds.js";
import type { DesignGraph, GraphNode } from "../design-graph.js";
import { dataModelMarkdown } from "./data-model-markdown.js";
import { estimateMarkdown } from "./estimate-markdown.js";
import { blocks, inline, list } from "./markdown-text.js";
import { apiMarkdown, bottlenecksMarkdown, deepDiveMarkdown, requirementsMarkdown } from "./other-sheets-markdown.js";

export interface Writing {
  readonly title: string;
  readonly sheets: Sheets;
  readonly design: DesignGraph;
  /** Name of the board's picture in a file beside, such as "board.svg"; null when there is none. */
  readonly picture: string | null;
  /** What the checklist calls an item of it. */
  readonly titleOfBottleneck: (item: string) => string;
}

/**
 * Everything that an interview wrote and drew, as one Markdown file. Whatever people wrote stays words: no link, no
 * picture, no HTML comes of it.
 */
export function writeMarkdown({ title, sheets, design, picture, titleOfBottleneck }: Writing): string {
  const section = (heading: string, body: string) => (body === "" ? "" : blocks(`## ${heading}`, body));
  const body = blocks(
    section("Requirements", requirementsMarkdown(sheets.requirements)),
    section("Estimate", estimateMarkdown(sheets.estimate)),
    section("API", apiMarkdown(sheets.api)),
    section("Data model", dataModelMarkdown(sheets["data-model"])),
    section("Design", designMarkdown(design, picture)),
    section("Deep dive", deepDiveMarkdown(sheets["deep-dive"])),
    section("Bottlenecks", bottlenecksMarkdown(sheets.bottlenecks, titleOfBottleneck)),
  );
  return `${blocks(`# ${inline(title) || "Interview"}`, body || "Nothing was written or drawn.")}\n`;
}

function designMarkdown({ nodes, edges }: DesignGraph, picture: string | null): string {
  const names = new Map(nodes.map((node) => [node.id, inline(node.label) || KIND_WORDS[node.kind].name]));
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
    label.trim() === "" ? "" : KIND_WORDS[kind].name,
    technology,
    replicas === null ? "" : `${replicas} copies`,
    shards === null ? "" : `${shards} shards`,
    capacity,
  ];
  const told = facts.map(inline).filter((fact) => fact !== "");
  return `**${inline(label) || KIND_WORDS[kind].name}**${told.length === 0 ? "" : `: ${told.join(", ")}`}`;
}
