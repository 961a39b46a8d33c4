import type { Editor } from "tldraw";
import { showInPlaceOf } from "@/ui/notices/show-in-place-of";
import type { BoardIssue } from "../binding/board-issue";
import { type PasteOutcome, pasteSentence } from "../clipboard/paste-outcome";
import { sayCopying } from "../parts/say-copying";
import { guardContent } from "./board-content";

const SENTENCES: { readonly [K in BoardIssue["kind"]]: (issue: Extract<BoardIssue, { kind: K }>) => string | null } = {
  full: ({ limit }) => `The board is full: it holds ${limit} shapes and arrows. Delete some, then add again.`,
  "too-large": () => "That text is too long for the board. Split it into several.",
  unfit: () =>
    "That does not fit on the board, so it was undone. Make it smaller or simpler, or move it closer to the rest.",
  "no-clipboard": () =>
    "Shapes can be copied only when Casement is opened over https. Ctrl D makes a copy on this board.",
  "refused-shape": ({ shapeType }) => REFUSED.get(shapeType) ?? PICTURES,
};
const PICTURES = "Pictures, videos and embedded pages cannot be put on this board. Text and shapes can.";
const REFUSED: ReadonlyMap<string, string> = new Map([
  ["file", "Files cannot be put on this board. Copy their text and paste it."],
  ["excalidraw", "Excalidraw drawings cannot be put on this board. Text and tldraw shapes can."],
]);

/** Shows a notice; a second one of the same kind replaces the first. */
export function showBoardIssue(issue: BoardIssue): void {
  const sentence = (SENTENCES[issue.kind] as (issue: BoardIssue) => string | null)(issue);
  if (sentence === null) return;
  showInPlaceOf(`board-${issue.kind}`, sentence);
}

/** Says which shapes of the clipboard were left out; nothing when none were. */
function showPasteOutcome(outcome: PasteOutcome): void {
  const message = pasteSentence(outcome);
  if (message === null) return;
  showInPlaceOf("board-paste", message);
}

/** Keeps what no board takes off this one, and says what was refused. Returns a function that stops it. */
export function guardBoard(editor: Editor): () => void {
  const stops = [
    guardContent(editor, (shapeType) => showBoardIssue({ kind: "refused-shape", shapeType }), showPasteOutcome),
    sayCopying(editor, () => showBoardIssue({ kind: "no-clipboard" })),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
