import { cut } from "@casement/shared/lib/cut";
import { own } from "@casement/shared/lib/own";
import { type Criterion, MEETS_BAR } from "@casement/shared/scoring/rubric";
import type { Scorecard } from "@casement/shared/scoring/score";
import { MAX_FEEDBACK_LENGTH } from "@casement/shared/session/session";
import type { Note } from "@casement/shared/session-log/state";

interface Material {
  /** The author's own notes, in order of time. */
  readonly notes: readonly Note[];
  readonly card: Scorecard | undefined;
  readonly criteria: readonly Criterion[];
}

/**
 * A first wording of the feedback, from the author's tagged notes and the evidence on their scorecard; null when there
 * is none. It is put into the draft, for its author to rewrite. Pure.
 */
export function draftFrom({ notes, card, criteria }: Material): string | null {
  const noted = (tag: Note["tag"]) =>
    notes.filter((note) => note.tag === tag && note.deletedAt === null).map(({ text }) => text);
  const shown = (fits: (level: number) => boolean) =>
    criteria.flatMap(({ key, title }) => {
      const { mark = null, evidence = "" } = own(card?.scores ?? {}, key) ?? {};
      return typeof mark === "number" && fits(mark) && evidence.trim() !== "" ? [`${title}: ${evidence.trim()}`] : [];
    });
  const well = [...noted("strength"), ...shown((level) => level >= MEETS_BAR)];
  const better = [...noted("concern"), ...shown((level) => level < MEETS_BAR)];
  if (well.length + better.length === 0) return null;
  return [part("What went well", well), part("What to work on", better), "One thing to try next time\n- "]
    .filter((text) => text !== "")
    .join("\n\n");
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines.map((line) => `- ${line.replace(/\s*\n+\s*/g, " ")}`)].join("\n");
}

/** The draft with this text at its end, no longer than feedback may be. */
export function withInserted(feedback: string, text: string): string {
  return cut(feedback.trim() === "" ? text : `${feedback.trimEnd()}\n\n${text}`, MAX_FEEDBACK_LENGTH);
}
