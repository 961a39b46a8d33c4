import { Button, Drawer } from "@mantine/core";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { IconLayoutSidebar, IconLayoutSidebarRight, IconTable } from "@/ui/icons";
import { keepFromBoard } from "@/ui/stop-editor-shortcuts";
import { LeftTabs } from "./left-tabs";
import { CollapsedPane, PaneHead } from "./pane-toggle";
import classes from "./room.module.css";
import { Separator } from "./separator";
import type { SheetPane } from "./sheet-pane";

/** Below this width the panes become drawers and the board takes the whole width. */
export const NARROW = "(max-width: 900px)";

const USUAL_LEFT_PX = 296;
const USUAL_RIGHT_PX = 372;
const USUAL_SHEET_PX = 420;
const MAX_SHEET_PX = 1000;

interface RoomLayoutProps {
  readonly header: ReactNode;
  /** Lines between header and board: consent and device requests. */
  readonly notices: ReactNode;
  readonly left: ReactNode;
  /** The worksheets, which share the left pane with the steps. */
  readonly sheet: SheetPane;
  readonly board: ReactNode;
  /** The interviewers' panel; null for others. */
  readonly right: ReactNode | null;
  /** Accessible name of the right pane. */
  readonly rightName?: string;
  readonly bar: ReactNode;
  /** Controlled from outside, because shortcuts open it too. */
  readonly rightOpened: boolean;
  readonly onRightOpened: (opened: boolean) => void;
}

const PANEL = "Interviewer's panel";

/** The room's layout: ribbon on top, board in the middle, and panes whose width can be changed and is remembered. */
export function RoomLayout(props: RoomLayoutProps) {
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it keeps keys from the board, and does nothing with them
    <div className={classes.room} onKeyDown={keepFromBoard}>
      {props.header}
      <div className={classes.notices}>{props.notices}</div>
      {narrow ? <Narrow {...props} /> : <Wide {...props} />}
      <footer className={classes.bar}>{props.bar}</footer>
    </div>
  );
}

function Wide(props: RoomLayoutProps) {
  const { left, sheet, board, right } = props;
  const [leftWidth, setLeftWidth] = useStored<number>("casement-pane-left", USUAL_LEFT_PX);
  const [sheetWidth, setSheetWidth] = useStored<number>("casement-pane-sheet", USUAL_SHEET_PX);
  const [leftOpened, setLeftOpened] = useStored<boolean>("casement-pane-left-open", true);
  const wide = leftOpened && sheet.shown && sheet.wide;
  return (
    <main id="main" tabIndex={-1} className={classes.middle} data-halves={wide || undefined}>
      {leftOpened ? (
        <>
          <aside
            className={classes.pane}
            style={wide ? undefined : { inlineSize: sheet.shown ? sheetWidth : leftWidth }}
            data-half={wide || undefined}
            aria-label="Steps and worksheet"
          >
            <LeftTabs left={left} sheet={sheet} onHide={() => setLeftOpened(false)} />
          </aside>
          {wide ? (
            <div className={classes.line} />
          ) : sheet.shown ? (
            <Separator
              side="left"
              label="Width of the worksheet"
              width={sheetWidth}
              usualWidth={USUAL_SHEET_PX}
              maxWidth={MAX_SHEET_PX}
              onChange={setSheetWidth}
            />
          ) : (
            <Separator
              side="left"
              label="Width of the steps"
              width={leftWidth}
              usualWidth={USUAL_LEFT_PX}
              onChange={setLeftWidth}
            />
          )}
        </>
      ) : (
        <CollapsedPane side="left" label="Show steps and worksheet" onShow={() => setLeftOpened(true)} />
      )}
      <div className={classes.board}>{board}</div>
      {right !== null && <RightPane {...props} />}
    </main>
  );
}

function RightPane({ right, rightName = PANEL, rightOpened, onRightOpened }: RoomLayoutProps) {
  const [rightWidth, setRightWidth] = useStored<number>("casement-pane-right", USUAL_RIGHT_PX);
  return (
    <>
      {rightOpened ? (
        <Separator
          side="right"
          label="Width of the panel"
          width={rightWidth}
          usualWidth={USUAL_RIGHT_PX}
          onChange={setRightWidth}
        />
      ) : (
        <CollapsedPane side="right" label={`Show: ${rightName}`} onShow={() => onRightOpened(true)} />
      )}
      <aside className={classes.pane} style={{ inlineSize: rightWidth }} hidden={!rightOpened} aria-label={rightName}>
        <PaneHead side="right" label="Hide the panel" onHide={() => onRightOpened(false)} />
        {right}
      </aside>
    </>
  );
}

function Narrow({ left, sheet, board, right, rightName = PANEL, rightOpened, onRightOpened }: RoomLayoutProps) {
  const [leftOpened, setLeftOpened] = useState(false);
  const closeButtonProps = { "aria-label": "Close" };
  const drawer = { position: "bottom", size: "78dvh", keepMounted: true, radius: 10, closeButtonProps } as const;
  return (
    <main id="main" tabIndex={-1} className={classes.middle} data-narrow>
      <div className={classes.board}>{board}</div>
      <nav className={classes.drawers} aria-label="Panes">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconLayoutSidebar size={15} stroke={1.5} />}
          onClick={() => setLeftOpened(true)}
        >
          Steps
          {sheet.news && <span className={classes.news} title="New help from the interviewer" />}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTable size={15} stroke={1.5} />}
          onClick={() => sheet.onShown(true)}
        >
          Worksheet
        </Button>
        {right !== null && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLayoutSidebarRight size={15} stroke={1.5} />}
            onClick={() => onRightOpened(true)}
          >
            {rightName === PANEL ? "Panel" : rightName}
          </Button>
        )}
      </nav>
      <Drawer {...drawer} title="Steps and problem" opened={leftOpened} onClose={() => setLeftOpened(false)}>
        {left}
      </Drawer>
      <Drawer
        {...drawer}
        size="90dvh"
        title="Worksheet"
        opened={sheet.shown}
        onClose={() => sheet.onShown(false)}
        classNames={{ content: classes.sheetDrawer ?? "", body: classes.sheetDrawerBody ?? "" }}
      >
        {sheet.body}
      </Drawer>
      {right !== null && (
        <Drawer {...drawer} title={rightName} opened={rightOpened} onClose={() => onRightOpened(false)}>
          {right}
        </Drawer>
      )}
    </main>
  );
}

function useStored<T>(key: string, defaultValue: T) {
  return useLocalStorage<T>({ key, defaultValue, getInitialValueInEffect: false });
}
