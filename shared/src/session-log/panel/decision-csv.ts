import { RECOMMENDATION_NAMES } from "../../scoring/score.js";
import type { DecisionRecord } from "./decision-record.js";

const COLUMNS = ["at", "fact", "by", "class", "criterion", "value", "reason", "cards"] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>> & { readonly at: string };

/**
 * The record as CSV (RFC 4180, UTF-8 with a byte order mark): one line for each mark, recommendation, opening, agreed
 * mark and decision, in order of time. A cell that a spreadsheet could take for a formula begins with an apostrophe.
 */
export function decisionCsv(record: DecisionRecord): string {
  const title = (key: string) => record.rubric?.criteria.find((each) => each.key === key)?.title ?? key;
  const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join("; ");
  const rows: Row[] = record.cards.flatMap(({ scorer, submittedAt: at, marks, recommendation, summary, ...card }) => [
    ...marks.map(({ criterion, mark, evidence }) => ({
      at,
      fact: "mark",
      by: scorer.name,
      class: card.class,
      criterion: title(criterion),
      value: mark === null ? "" : String(mark),
      reason: evidence,
    })),
    {
      at,
      fact: "recommendation",
      by: scorer.name,
      class: card.class,
      value: recommendation === null ? "" : RECOMMENDATION_NAMES[recommendation],
      reason: summary,
    },
  ]);
  const { openedEarly } = record;
  if (openedEarly !== null)
    rows.push({
      at: openedEarly.at,
      fact: "debrief opened",
      by: openedEarly.by.name,
      value: `without ${names(openedEarly.missing)}`,
      reason: openedEarly.reason,
      cards: names(openedEarly.cards),
    });
  for (const { at, by, criterion, mark, reason, cards } of record.consensus)
    rows.push({
      at,
      fact: mark === null ? "agreement taken back" : "agreed mark",
      by: by.name,
      criterion: title(criterion),
      value: mark === null ? "" : String(mark),
      reason,
      cards: names(cards),
    });
  for (const { at, by, recommendation, reason, cards } of record.decisions)
    rows.push({
      at,
      fact: "decision",
      by: by.name,
      value: RECOMMENDATION_NAMES[recommendation],
      reason,
      cards: names(cards),
    });
  const lines = rows
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map((row) => COLUMNS.map((column) => cell(row[column] ?? "")));
  return `\uFEFF${[COLUMNS, ...lines].map((cells) => `${cells.join(",")}\r\n`).join("")}`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
