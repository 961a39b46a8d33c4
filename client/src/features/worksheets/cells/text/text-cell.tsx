import { type ClipboardEvent, useEffect, useRef } from "react";
import { useSheetEdits, useSheetPresence } from "@/document/sheets/sheets-context";
import classes from "../cells.module.css";
import { usePeerAt } from "../use-peers";
import { linesOf } from "./lines-of";
import { TextBinding } from "./text-binding";

export interface TextCellProps {
  readonly row: string;
  readonly field: string;
  /** The text as it is. */
  readonly value: string;
  /** Name for screen readers. */
  readonly label: string;
  /** Placeholder. */
  readonly hint?: string;
  /** Longest text in UTF-16 code units. */
  readonly max: number;
  /** Whether Enter makes a new line instead of a new row. */
  readonly lines?: boolean;
  readonly look?: "plain" | "title" | "code" | "soft" | "struck";
  /**
   * Called when several lines were pasted into a cell of one line: the first stays here. Without it they become one
   * line.
   */
  readonly onPasteLines?: (lines: readonly string[]) => void;
}

/** A text of a row that several people can edit at once; plain text where it is read-only. */
export function TextCell({
  row,
  field,
  value,
  label,
  hint,
  max,
  lines = false,
  look = "plain",
  ...rest
}: TextCellProps) {
  const edits = useSheetEdits();
  const presence = useSheetPresence();
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const binding = useRef<TextBinding | null>(null);
  const peer = usePeerAt(row, field);
  const text = edits?.textOf(row, field) ?? null;
  useEffect(() => {
    if (edits === null || text === null || area.current === null) return;
    const bound = new TextBinding({
      field: area.current,
      text,
      hasFocus: () => document.activeElement === area.current,
      admits: (characters) => edits.admits(characters),
      shown: (shown) => {
        if (mirror.current !== null) mirror.current.dataset.value = shown;
      },
    });
    binding.current = bound;
    return () => {
      bound.close();
      binding.current = null;
    };
  }, [edits, text]);
  if (edits === null || text === null) {
    return (
      <div className={classes.read} data-look={look} data-empty={value === "" || undefined}>
        {value === "" ? <span aria-hidden="true">–</span> : value}
      </div>
    );
  }
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData("text/plain");
    const several = !lines && /[\r\n]/.test(pasted.trim());
    if (several && rest.onPasteLines !== undefined) {
      event.preventDefault();
      rest.onPasteLines(linesOf(pasted));
      return;
    }
    const field = event.currentTarget;
    const { selectionStart: start, selectionEnd: end } = field;
    const added = several
      ? pasted
          .trim()
          .split(/\s*[\r\n]\s*/)
          .join(" ")
      : pasted;
    if (text.length - (end - start) + added.length > max) {
      event.preventDefault();
      edits.refuse("text");
    } else if (several) {
      event.preventDefault();
      field.setRangeText(added, start, end, "end");
      binding.current?.typed();
    }
  };
  return (
    <div className={classes.cell} ref={mirror} data-look={look} data-value={value} style={peerColor(peer?.color)}>
      <textarea
        ref={area}
        rows={1}
        data-cell={field}
        data-lines={lines || undefined}
        aria-label={label}
        placeholder={hint}
        maxLength={max}
        defaultValue={value}
        spellCheck={look !== "code"}
        onInput={() => binding.current?.typed()}
        onCompositionStart={() => binding.current?.compose(true)}
        onCompositionEnd={() => binding.current?.compose(false)}
        onPaste={onPaste}
        onFocus={() => {
          edits.place = { row, field };
          edits.endStep();
          presence?.share({ row, field });
        }}
        onBlur={() => {
          edits.endStep();
          presence?.share(null);
        }}
      />
      {peer !== null && <span className={classes.peer}>{peer.name}</span>}
    </div>
  );
}

function peerColor(color: string | undefined) {
  return color === undefined ? undefined : ({ "--peer": color } as Record<string, string>);
}
