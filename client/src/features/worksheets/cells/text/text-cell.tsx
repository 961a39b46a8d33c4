import { type ClipboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type * as Y from "yjs";
import type { SheetEdits } from "@/document/sheets/sheet-edits";
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
  /** Placeholder while nobody is about to write here, if it is another. */
  readonly hintAtRest?: string;
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
  /** Called with the text after each change that this person made to it. */
  readonly onTyped?: (text: string) => void;
}

/** A text of a row that several people can edit at once; plain text where it is read-only. */
export function TextCell(props: TextCellProps) {
  const { row, field } = props;
  const edits = useSheetEdits();
  const text = edits?.textOf(row, field) ?? null;
  if (edits !== null && text !== null) return <SharedText {...props} edits={edits} text={text} />;
  return <ReadText {...props} />;
}

/** A text that this person cannot change; others may write in it, now or in a recording. */
function ReadText({ row, field, value, look = "plain" }: TextCellProps) {
  const peer = usePeerAt(row, field);
  return (
    <div
      className={classes.read}
      dir="auto"
      data-read={field}
      data-look={look}
      data-empty={value === "" || undefined}
      data-peer={peer !== null || undefined}
      style={peerColor(peer?.color)}
    >
      {value === "" ? <span aria-hidden="true">–</span> : value}
      <PeerName peer={peer} />
    </div>
  );
}

function PeerName({ peer }: { peer: ReturnType<typeof usePeerAt> }) {
  if (peer === null) return null;
  return (
    <span className={classes.peer} dir="auto">
      {peer.name}
    </span>
  );
}

interface SharedTextProps extends TextCellProps {
  readonly edits: SheetEdits;
  readonly text: Y.Text;
}

function SharedText(props: SharedTextProps) {
  const { row, field, value, label, hint, hintAtRest = hint, max, lines = false, look = "plain" } = props;
  const { edits, text, onTyped } = props;
  const [writing, setWriting] = useSharedWriting(row, field);
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const binding = useTextBinding({ edits, text, area, mirror });
  const peer = usePeerAt(row, field);
  const typed = () => {
    binding.current?.typed();
    onTyped?.(text.toString());
  };
  return (
    <div
      className={classes.cell}
      ref={mirror}
      data-look={look}
      data-value={value}
      data-peer={peer !== null || undefined}
      style={peerColor(peer?.color)}
    >
      <textarea
        ref={area}
        rows={1}
        dir="auto"
        data-cell={field}
        data-lines={lines || undefined}
        aria-label={label}
        placeholder={writing ? hint : hintAtRest}
        maxLength={max}
        defaultValue={value}
        spellCheck={look !== "code"}
        onInput={typed}
        onCompositionStart={() => binding.current?.compose(true)}
        onCompositionEnd={() => binding.current?.compose(false)}
        onPaste={(event) => paste(event, props, typed)}
        onFocus={() => {
          setWriting(true);
          edits.place = { row, field };
          edits.endStep();
        }}
        onBlur={() => {
          setWriting(false);
          edits.endStep();
        }}
      />
      <PeerName peer={peer} />
    </div>
  );
}

/** Whether this person is about to write in the cell; the others see it while they are. */
function useSharedWriting(row: string, field: string) {
  const [writing, setWriting] = useState(false);
  const presence = useSheetPresence();
  // An effect and not the events: a field that goes while it has the focus is told of no blur.
  useEffect(() => {
    if (!writing) return;
    presence?.share({ row, field });
    return () => presence?.share(null);
  }, [writing, presence, row, field]);
  return [writing, setWriting] as const;
}

interface BoundText {
  readonly edits: SheetEdits;
  readonly text: Y.Text;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  /** Stands behind the text area and gives it its height. */
  readonly mirror: RefObject<HTMLDivElement | null>;
}

/** Binds the text area to the shared text; null before it is mounted. */
function useTextBinding({ edits, text, area, mirror }: BoundText) {
  const binding = useRef<TextBinding | null>(null);
  useEffect(() => {
    if (area.current === null) return;
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
  }, [edits, text, area, mirror]);
  return binding;
}

/** Several lines pasted into a cell of one line become rows, or one line. A text that would be too long is refused. */
function paste(event: ClipboardEvent<HTMLTextAreaElement>, cell: SharedTextProps, typed: () => void): void {
  const { edits, text, max, lines = false, onPasteLines } = cell;
  const pasted = event.clipboardData.getData("text/plain");
  const several = !lines && /[\r\n]/.test(pasted.trim());
  if (several && onPasteLines !== undefined) {
    event.preventDefault();
    onPasteLines(linesOf(pasted));
    return;
  }
  const field = event.currentTarget;
  const { selectionStart: start, selectionEnd: end } = field;
  const added = several ? toOneLine(pasted) : pasted;
  if (text.length - (end - start) + added.length > max) {
    event.preventDefault();
    edits.refuse("text");
  } else if (several) {
    event.preventDefault();
    field.setRangeText(added, start, end, "end");
    typed();
  }
}

const toOneLine = (text: string) =>
  text
    .trim()
    .split(/\s*[\r\n]\s*/)
    .join(" ");

function peerColor(color: string | undefined) {
  return color === undefined ? undefined : ({ "--peer": color } as Record<string, string>);
}
