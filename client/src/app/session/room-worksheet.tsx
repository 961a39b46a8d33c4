import type { SheetPlace } from "@casement/shared/playback/view-codec";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { ActionIcon, Button, Loader, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useBoardStatus } from "@/document/board-status";
import { useSharedDocument } from "@/document/shared-document";
import { LiveSheetsProvider } from "@/document/sheets/sheets-context";
import { StepBrief } from "@/features/steps/step-brief";
import { focusCell } from "@/features/worksheets/cells/focus";
import { sayRefused } from "@/features/worksheets/sheet-notices";
import { Worksheet } from "@/features/worksheets/worksheet";
import { IconLayoutColumns, IconPin } from "@/ui/icons/icons";
import { ExportButton } from "./export-button";
import classes from "./session.module.css";
import type { WorksheetChoice } from "./use-worksheet";
import type { Whereabouts } from "./whereabouts/use-whereabouts";

const goBackTo = ({ row, field }: SheetPlace) => focusCell(row, field, 4);

interface RoomWorksheetProps {
  readonly choice: WorksheetChoice;
  /** Who else writes in which worksheet. */
  readonly people: readonly Whereabouts[];
  /** Stands above them, also while they are opened. */
  readonly top: ReactNode;
}

/** The live worksheets. */
export function RoomWorksheet({ choice, people, top }: RoomWorksheetProps) {
  const { state, endedBy } = useBoardStatus();
  const waiting = endedBy === null && (
    <div className={classes.sheetWaiting} role="status">
      <Loader size="sm" type="dots" />
      {state === "offline" || state === "unreachable"
        ? "The worksheets cannot be reached. They will open as soon as the server answers."
        : "Opening the worksheets"}
    </div>
  );
  return (
    <>
      {top}
      <LiveSheetsProvider waiting={waiting} onRefused={sayRefused} onReturned={goBackTo}>
        <Worksheet
          kind={choice.kind}
          onKind={choice.show}
          stepKind={choice.stepKind}
          people={people}
          brief={<StepBrief />}
        />
        {choice.waiting !== null && <NextStepWaits waiting={choice.waiting} />}
      </LiveSheetsProvider>
    </>
  );
}

/** A new step has begun while somebody writes in another step's worksheet: the worksheet stays until they change it. */
function NextStepWaits({ waiting: { step, kind, show } }: { waiting: NonNullable<WorksheetChoice["waiting"]> }) {
  const take = () => {
    show();
    // The focused button disappears with the click, so the focus goes to the main region instead of the top of the
    // page.
    document.getElementById("main")?.focus();
  };
  return (
    <p className={classes.stepWaits} role="status">
      <span>Step {step + 1} has begun.</span>
      <Button size="compact-sm" variant="light" onClick={take}>
        {kind === null ? "Show the steps" : `Show ${WORKSHEETS[kind].title}`}
      </Button>
    </p>
  );
}

/** The export, and the controls for the worksheets' place. */
export function WorksheetTools({ choice: { pinned, setPinned, wide, setWide } }: { choice: WorksheetChoice }) {
  const { client } = useSharedDocument();
  const pin = pinned ? "Follow the steps again" : "Keep this worksheet when the step changes";
  const halves = wide ? "Give the board more room" : "Half worksheet, half board";
  return (
    <>
      {client !== null && <ExportButton doc={client.doc} look="icon" />}
      <Tooltip label={pin}>
        <ActionIcon
          variant={pinned ? "light" : "subtle"}
          color={pinned ? "teal" : "gray"}
          size="sm"
          aria-label={pin}
          aria-pressed={pinned}
          onClick={() => setPinned(!pinned)}
        >
          <IconPin size={15} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={halves}>
        <ActionIcon
          className={classes.halves}
          variant={wide ? "light" : "subtle"}
          color={wide ? "teal" : "gray"}
          size="sm"
          aria-label={halves}
          aria-pressed={wide}
          onClick={() => setWide(!wide)}
        >
          <IconLayoutColumns size={15} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
