import { titleOfBottleneck } from "../bottleneck-checklist.js";
import type { ComponentRef } from "../component-ref.js";
import type { Row, Sheets } from "../schema.js";
import type { WorksheetKind } from "../worksheet.js";
import { dataModelMarkdown } from "./data-model-markdown.js";
import { estimateMarkdown } from "./estimate-markdown.js";
import { blocks, cell, code, inline, list, paragraphs, table } from "./markdown-text.js";

/** How each worksheet is written; "" when it is empty. */
export const SHEETS_MARKDOWN: { readonly [K in WorksheetKind]: (sheet: Sheets[K]) => string } = {
  requirements: requirementsMarkdown,
  estimate: estimateMarkdown,
  api: apiMarkdown,
  "data-model": dataModelMarkdown,
  "deep-dive": deepDiveMarkdown,
  bottlenecks: bottlenecksMarkdown,
};

const SCOPES = { in: "", later: " (later)", out: " (out of scope)" } as const;
const REQUIREMENTS = [
  ["functional", "Functional"],
  ["non-functional", "Non-functional"],
  ["constraint", "Constraints"],
] as const;

function requirementsMarkdown({ item, question }: Sheets["requirements"]): string {
  const groups = REQUIREMENTS.map(([kind, title]) => {
    const rows = item.filter((row) => row.kind === kind && row.text.trim() !== "");
    return rows.length === 0
      ? ""
      : blocks(`### ${title}`, list(rows.map((row) => inline(row.text) + SCOPES[row.scope])));
  });
  const asked = question
    .filter((row) => row.question.trim() !== "" || row.answer.trim() !== "")
    .map((row) => [cell(row.question), cell(row.answer)]);
  return blocks(...groups, asked.length === 0 ? "" : blocks("### Questions", table(["Question", "Answer"], asked)));
}

function apiMarkdown({ call }: Sheets["api"]): string {
  return blocks(...call.filter(({ name }) => name.trim() !== "").map(callMarkdown));
}

function callMarkdown(call: Row<"api", "call">): string {
  const endpoint = call.style === "endpoint";
  const part = (title: string, text: string) => (text.trim() === "" ? "" : blocks(`**${title}**`, paragraphs(text)));
  return blocks(
    `### ${code(endpoint ? `${call.method} ${call.name}` : call.name)}`,
    paragraphs(call.summary),
    part("Parameters", call.parameters),
    endpoint ? part("Body", call.body) : "",
    part("Returns", call.returns),
    part("Errors", call.errors),
  );
}

function deepDiveMarkdown({ topic, option }: Sheets["deep-dive"]): string {
  return blocks(
    ...topic.map((row) => {
      const options = option.filter(({ parent }) => parent === row.id);
      const choice = options.find(({ id }) => id === row.choice);
      return blocks(
        `### ${inline(row.title) || "A topic without a title"}`,
        componentLine(row.component),
        table(
          ["Option", "For it", "Against it", "Cost"],
          options.map(({ name, pros, cons, cost }) => [name, pros, cons, cost].map(cell)),
        ),
        choice === undefined ? "" : `Chosen: **${inline(choice.name)}**`,
        paragraphs(row.why),
      );
    }),
  );
}

const STATES = { open: "not looked at", fine: "holds up", weak: "weak" } as const;

function bottlenecksMarkdown({ finding }: Sheets["bottlenecks"]): string {
  const rows = finding.map((row) => [
    inline(row.item === null ? row.title : titleOfBottleneck(row.item)),
    STATES[row.state],
    cell(row.finding),
    cell(row.mitigation),
    inline(row.component?.label ?? ""),
  ]);
  return table(["Point", "State", "Finding", "Mitigation", "Component"], rows);
}

const componentLine = (component: ComponentRef) =>
  component === null || component.label.trim() === "" ? "" : `Component: ${inline(component.label)}`;
