/** A part of a report, as its reader may see it. Everything is text that is set as it stands. */
export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  /** What somebody wrote: paragraphs, with lists where lines begin with a dash. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "small"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly Fact[] }
  | { readonly kind: "mark"; readonly level: number | null; readonly text: string }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "ribbon"; readonly steps: readonly RibbonStep[] }
  /** The board at the end. */
  | { readonly kind: "board"; readonly description: string }
  | { readonly kind: "links"; readonly items: readonly ReportLink[] };

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface ReportLink {
  readonly text: string;
  readonly address: string;
}

export interface RibbonStep {
  readonly title: string;
  readonly budgetMs: number;
  readonly spentMs: number;
}

/** A report before it is set: everything in it, in the order in which it is read. */
export interface ReportContent {
  readonly title: string;
  readonly subtitle: string;
  /** At the foot of each page, beside its number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

/** All texts of a report. */
export function textsOf({ title, subtitle, foot, blocks }: ReportContent): string[] {
  return [title, subtitle, foot, ...blocks.flatMap(textsIn)];
}

function textsIn(block: Block): string[] {
  switch (block.kind) {
    case "facts":
      return block.rows.flatMap(({ name, value }) => [name, value]);
    case "table":
      return [...block.head, ...block.rows.flat()];
    case "ribbon":
      return block.steps.map(({ title }) => title);
    case "links":
      return block.items.map(({ text }) => text);
    case "board":
      return [block.description];
    default:
      return [block.text];
  }
}
