import { showInPlaceOf } from "@/ui/notices/show-in-place-of";
import type { BoardIssue } from "../binding/board-issue";
import { type PasteOutcome, pasteSentence } from "../clipboard/paste-outcome";

const SENTENCES: { readonly [K in BoardIssue["kind"]]: (issue: Extract<BoardIssue, { kind: K }>) => string | null } = {
  full: ({ limit }) => `The board is full: it holds ${limit} shapes and arrows. Delete some, then add again.`,
  "too-large": () => "That text is too long for the board. Split it into several.",
  unfit: () => "That does not fit on the board, so it was taken back. Make it smaller or simpler, or put it nearer.",
  "no-clipboard": () =>
    "Shapes can be copied only where Casement is opened by https. Ctrl D makes a copy on this board.",
  "refused-shape": () => "Pictures, videos and embedded pages cannot be put on this board. Text and shapes can.",
};

/** Shows a notice; a second one of the same kind replaces the first. */
export function showBoardIssue(issue: BoardIssue): void {
  const sentence = (SENTENCES[issue.kind] as (issue: BoardIssue) => string | null)(issue);
  if (sentence === null) return;
  showInPlaceOf(`board-${issue.kind}`, sentence);
}

/** Says which shapes of the clipboard were left out; nothing when none were. */
export function showPasteOutcome(outcome: PasteOutcome): void {
  const message = pasteSentence(outcome);
  if (message === null) return;
  showInPlaceOf("board-paste", message);
}
