import { WORKSHEET_KINDS, WORKSHEETS, type WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { isComposing } from "@/lib/composing";
import { isPressed } from "@/lib/keys";
import { PeopleDots, whoIsHere } from "@/ui/people/people-dots";
import { useHiddenEnds } from "@/ui/use-hidden-ends";
import { moveFocus } from "./cells/focus";
import { NEXT_CELL, REDO, REDO_TOO, UNDO } from "./cells/sheet-keys";
import classes from "./cells/worksheets.module.css";
import { SHEET_BODIES } from "./sheet-bodies";

const KINDS = WORKSHEET_KINDS;

interface WorksheetProps {
  readonly kind: WorksheetKind;
  readonly onKind: (kind: WorksheetKind) => void;
  /** The worksheet of the current step, or null. */
  readonly stepKind: WorksheetKind | null;
  /** Shown above the current step's worksheet: the step's prompts. */
  readonly brief?: ReactNode;
  /** Who else writes in which worksheet. */
  readonly people?: readonly SheetPerson[];
  /** In a recording it need not say that nothing can be changed. */
  readonly recorded?: boolean;
}

interface SheetPerson {
  readonly participantId: string;
  readonly name: string;
  readonly color: string;
  readonly kind: WorksheetKind;
}

const NOBODY: readonly SheetPerson[] = [];

/** The worksheets as tabs, with one shown. */
export function Worksheet(props: WorksheetProps) {
  const { kind, onKind, stepKind, brief, people = NOBODY, recorded = false } = props;
  const edits = useSheetEdits();
  const Body = SHEET_BODIES[kind];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return;
    const redo = isPressed(REDO, event) || isPressed(REDO_TOO, event);
    if (redo || isPressed(UNDO, event)) {
      // The browser's own undo covers one field and does not know others' edits.
      event.preventDefault();
      event.stopPropagation();
      if (redo) edits?.redo();
      else edits?.undo();
    } else if (NEXT_CELL.some((combination) => isPressed(combination, event))) {
      if (event.defaultPrevented) return;
      if (moveFocus(event.currentTarget, event.target as HTMLElement, event.key)) event.preventDefault();
    }
  };
  return (
    <div className={classes.pane} onPaste={keepPasteFromBoard}>
      <div className={classes.bar}>
        <SheetTabs kind={kind} onKind={onKind} stepKind={stepKind} people={people} />
      </div>
      <div
        key={kind}
        className={classes.sheet}
        data-sheet={kind}
        role="tabpanel"
        aria-label={`Worksheet: ${WORKSHEETS[kind].title}`}
        onKeyDown={onKeyDown}
      >
        {edits === null && !recorded && (
          <p className={classes.readOnly}>You can read the worksheets but not change them.</p>
        )}
        {kind === stepKind && brief}
        <Body />
      </div>
    </div>
  );
}

/**
 * Without this the board would take a paste whenever no text field has the focus, for example on a worksheet's button.
 */
function keepPasteFromBoard(event: ClipboardEvent): void {
  event.stopPropagation();
}

type SheetTabsProps = Pick<WorksheetProps, "kind" | "onKind" | "stepKind"> & {
  readonly people: readonly SheetPerson[];
};

function SheetTabs({ kind, onKind, stepKind, people }: SheetTabsProps) {
  const tabs = useRef<HTMLDivElement>(null);
  // In a narrow pane the tabs scroll: keep the open one in view.
  useEffect(() => {
    const list = tabs.current;
    const tab = list?.querySelector<HTMLElement>(`[data-kind="${kind}"]`);
    if (list == null || tab == null) return;
    const [start, end] = [tab.offsetLeft - list.offsetLeft, tab.offsetLeft - list.offsetLeft + tab.offsetWidth];
    if (start < list.scrollLeft) list.scrollLeft = start;
    else if (end > list.scrollLeft + list.clientWidth) list.scrollLeft = end - list.clientWidth;
  }, [kind]);
  const ends = useHiddenEnds(tabs, `${kind} ${people.length}`);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step === undefined ? undefined : KINDS[KINDS.indexOf(kind) + step];
    if (next === undefined) return;
    event.preventDefault();
    onKind(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-kind="${next}"]`)?.focus();
  };
  return (
    <div ref={tabs} className={classes.tabs} role="tablist" aria-label="Worksheets" onKeyDown={onKeyDown} {...ends}>
      {KINDS.map((each) => {
        const here = people.filter((person) => person.kind === each);
        return (
          <button
            key={each}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={each === kind}
            tabIndex={each === kind ? 0 : -1}
            data-kind={each}
            data-step={each === stepKind || undefined}
            title={whoIsHere(here) ?? (each === stepKind ? "The worksheet of this step" : undefined)}
            onClick={() => onKind(each)}
          >
            {WORKSHEETS[each].title}
            <PeopleDots people={here} />
          </button>
        );
      })}
    </div>
  );
}
