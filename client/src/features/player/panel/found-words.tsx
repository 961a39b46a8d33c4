import { WORKSHEETS, type WorksheetKind, worksheetKindSchema } from "@casement/shared/worksheets/worksheet";
import type { FoundWords } from "@/recording/word-index";
import { IconRectangle, IconTable } from "@/ui/icons/icons";
import type { WordSearch } from "../model/use-found-words";
import classes from "./moments.module.css";

/** Words on the board or in a worksheet, as a row among the moments. */
export interface FoundRow extends FoundWords {
  readonly kind: "board" | "worksheet";
}

export function foundRows(search: WordSearch | null): readonly FoundRow[] {
  return (search?.found ?? []).map((found) => ({ ...found, kind: found.sheet === null ? "board" : "worksheet" }));
}

/** The worksheet of a row; null for the board, and for worksheets that this version does not know. */
export function worksheetOf({ sheet }: FoundWords): WorksheetKind | null {
  return worksheetKindSchema.safeParse(sheet).data ?? null;
}

export function FoundIcon({ kind }: Pick<FoundRow, "kind">) {
  const Icon = kind === "board" ? IconRectangle : IconTable;
  return <Icon size={14} stroke={1.5} />;
}

/** Where the words stand, then the text. */
export function FoundText({ row }: { row: FoundRow }) {
  const kind = worksheetOf(row);
  return (
    <span className={classes.words}>
      <span className={classes.place}>{kind === null ? "Board" : WORKSHEETS[kind].title}</span>{" "}
      <span className={classes.text} dir="auto">
        {row.text}
      </span>
    </span>
  );
}

/** How far the search of board and worksheets is, as far as there is something to say. */
export function SearchState({ search }: { search: WordSearch | null }) {
  return (
    <p className={classes.state} role="status">
      {stateWords(search)}
    </p>
  );
}

function stateWords(search: WordSearch | null): string {
  if (search === null) return "";
  if (search.failed) return "Board and worksheets could not be searched. Reload the page to try again.";
  if (search.read < 1) return `Reading board and worksheets: ${Math.floor(search.read * 100)}%`;
  const { found, total } = search;
  return total > found.length ? `The first ${found.length} of ${total} places on the board and in worksheets.` : "";
}
