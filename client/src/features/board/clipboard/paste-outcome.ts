/** The result of pasting shapes. */
export type PasteOutcome =
  /** How many shapes were left out because their kind is refused, and how many because they could not be read. */
  | { readonly kind: "pasted" | "nothing-left"; readonly pictures: number; readonly unreadable: number }
  /** Made by a newer version of the editor, whose shapes may have another meaning. */
  | { readonly kind: "newer" }
  | { readonly kind: "unreadable" };

/** The outcome in one sentence, or null when everything was pasted. */
export function pasteSentence(outcome: PasteOutcome): string | null {
  if (outcome.kind === "newer")
    return "These shapes come from a newer version of the drawing tool. Paste them as text, or draw them here.";
  if (outcome.kind === "unreadable")
    return "What was copied cannot be read as shapes. Copy it again, or paste it as text.";
  const parts = [
    counted(outcome.pictures, "picture, video or embedded page", "pictures, videos or embedded pages"),
    counted(outcome.unreadable, "shape that this board does not know", "shapes that this board does not know"),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const left = parts.join(" and ");
  return outcome.kind === "pasted"
    ? `Left out: ${left}. Everything else was pasted.`
    : `Nothing was pasted: ${left} cannot be put on this board.`;
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? null : `${count} ${count === 1 ? one : many}`;
