import { Button, Drawer } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { type ReactNode, type RefObject, useRef } from "react";
import { IconLayoutSidebar, IconLayoutSidebarRight, IconTable } from "@/ui/icons/icons";
import { keepFromBoard } from "@/ui/stop-editor-shortcuts";
import { LeftRail, LeftTabs } from "./left-tabs";
import { Place, useMovable } from "./movable";
import { useNarrow } from "./narrow";
import { CollapsedPane, PaneHead } from "./pane-toggle";
import classes from "./room.module.css";
import { Separator } from "./separator";
import type { SheetPane } from "./sheet-pane";
import { useCrossing } from "./use-crossing";

const USUAL_RIGHT_PX = 372;
const USUAL_SHEET_PX = 420;
const MAX_SHEET_PX = 1000;

interface RoomLayoutProps {
  readonly header: ReactNode;
  /** Lines between header and board: consent and device requests. */
  readonly notices: ReactNode;
  /** Who is in the call: above the board or below it, never over it. */
  readonly strip?: { readonly content: ReactNode; readonly below: boolean };
  readonly left: ReactNode;
  /** Controlled from outside, because a key opens and hides it too. */
  readonly leftOpened: boolean;
  readonly onLeftOpened: (opened: boolean) => void;
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
  /** The board has the window to itself. The rest is hidden and keeps its state; notices stay: they need an answer. */
  readonly boardOnly?: boolean;
  /** Whether the bar stays, as a player's does, while only the board is shown. */
  readonly barStays?: boolean;
}

const PANEL = "Interviewer's panel";

/** Where the content of the panes lies, in whichever layout. */
interface Hosts {
  readonly left: HTMLElement;
  readonly sheet: HTMLElement;
  readonly right: HTMLElement;
  /** See Place. */
  readonly focused: RefObject<Element | null>;
}

interface PartsProps extends RoomLayoutProps {
  readonly hosts: Hosts;
}

/** The room's layout: ribbon on top, board in the middle, and panes whose width can be changed and is remembered. */
export function RoomLayout(props: RoomLayoutProps) {
  const narrow = useNarrow();
  const { leftOpened, sheet, board, right } = props;
  const steps = useMovable(props.left);
  const worksheet = useMovable(sheet.body);
  const panel = useMovable(right);
  const panes = panesOf(props, narrow);
  const focused = useCrossing(narrow, [
    { ...panes.left, host: steps.host },
    { ...panes.sheet, host: worksheet.host },
    { ...panes.right, host: panel.host },
  ]);
  const hosts = { left: steps.host, sheet: worksheet.host, right: panel.host, focused };
  // What was opened once keeps its state while its pane is a strip.
  const leftMade = useRef(false);
  leftMade.current ||= narrow || leftOpened;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it keeps keys from the board, and does nothing with them
    <div
      className={classes.room}
      data-board-only={props.boardOnly || undefined}
      data-bar={props.barStays || undefined}
      onKeyDown={keepFromBoard}
    >
      <div className={classes.head}>{props.header}</div>
      <div className={classes.notices}>{props.notices}</div>
      {props.strip?.below === false && <div className={classes.strip}>{props.strip.content}</div>}
      <main
        id="main"
        tabIndex={-1}
        className={classes.middle}
        data-narrow={narrow || undefined}
        data-halves={(!narrow && leftOpened && sheet.wide) || undefined}
      >
        {!narrow && <LeftPane {...props} hosts={hosts} />}
        <div className={classes.board}>{board}</div>
        {narrow && <Drawers {...props} hosts={hosts} />}
        {!narrow && right !== null && <RightPane {...props} hosts={hosts} />}
      </main>
      {leftMade.current && steps.made}
      {leftMade.current && worksheet.made}
      {right !== null && panel.made}
      {props.strip?.below === true && <div className={classes.strip}>{props.strip.content}</div>}
      <footer className={classes.bar}>{props.bar}</footer>
    </div>
  );
}

/** The panes in the layout as it is: whether each is open, and what opens it. */
function panesOf({ leftOpened, onLeftOpened, sheet, rightOpened, onRightOpened }: RoomLayoutProps, narrow: boolean) {
  const openLeft = (worksheet: boolean) => () => {
    onLeftOpened(true);
    sheet.onShown(worksheet);
  };
  return {
    left: narrow
      ? { opened: leftOpened, open: () => onLeftOpened(true) }
      : { opened: leftOpened && !sheet.shown, open: openLeft(false) },
    sheet: narrow
      ? { opened: sheet.shown, open: () => sheet.onShown(true) }
      : { opened: leftOpened && sheet.shown, open: openLeft(true) },
    right: { opened: rightOpened, open: () => onRightOpened(true) },
  };
}

function LeftPane({ leftOpened, onLeftOpened, sheet, hosts }: PartsProps) {
  const [sheetWidth, setSheetWidth] = useStored<number>("casement-pane-sheet", USUAL_SHEET_PX);
  if (!leftOpened) return <LeftRail sheet={sheet} onShow={() => onLeftOpened(true)} />;
  // The steps take the worksheet's width, so that a step without one moves nobody's board.
  return (
    <>
      <aside
        className={classes.pane}
        style={sheet.wide ? undefined : { inlineSize: sheetWidth }}
        data-half={sheet.wide || undefined}
        aria-label="Steps and worksheet"
      >
        <LeftTabs
          left={<Place host={hosts.left} focused={hosts.focused} />}
          body={<Place host={hosts.sheet} focused={hosts.focused} />}
          sheet={sheet}
          onHide={() => onLeftOpened(false)}
        />
      </aside>
      {sheet.wide ? (
        <div className={classes.line} />
      ) : (
        <Separator
          side="left"
          label="Width of steps and worksheet"
          width={sheetWidth}
          usualWidth={USUAL_SHEET_PX}
          maxWidth={MAX_SHEET_PX}
          onChange={setSheetWidth}
        />
      )}
    </>
  );
}

function RightPane({ hosts, rightName = PANEL, rightOpened, onRightOpened }: PartsProps) {
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
        <CollapsedPane side="right" label={`Show: ${rightName}`} onShow={() => onRightOpened(true)}>
          <span aria-hidden="true">{rightName}</span>
        </CollapsedPane>
      )}
      <aside className={classes.pane} style={{ inlineSize: rightWidth }} hidden={!rightOpened} aria-label={rightName}>
        <PaneHead side="right" label="Hide the panel" onHide={() => onRightOpened(false)} />
        <Place host={hosts.right} focused={hosts.focused} />
      </aside>
    </>
  );
}

/** On a narrow window: buttons below the board, and the panes as drawers over it. */
function Drawers({ hosts, ...props }: PartsProps) {
  const { leftOpened, onLeftOpened, sheet, right, rightName = PANEL, rightOpened, onRightOpened } = props;
  const closeButtonProps = { "aria-label": "Close" };
  const drawer = { position: "bottom", size: "78dvh", keepMounted: true, radius: 10, closeButtonProps } as const;
  return (
    <>
      <nav className={classes.drawers} aria-label="Panes">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconLayoutSidebar size={15} stroke={1.5} />}
          onClick={() => onLeftOpened(true)}
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
      <Drawer {...drawer} title="Steps and problem" opened={leftOpened} onClose={() => onLeftOpened(false)}>
        <Place host={hosts.left} focused={hosts.focused} />
      </Drawer>
      <Drawer
        {...drawer}
        size="90dvh"
        title="Worksheet"
        opened={sheet.shown}
        onClose={() => sheet.onShown(false)}
        classNames={{ content: classes.sheetDrawer ?? "", body: classes.sheetDrawerBody ?? "" }}
      >
        <div className={classes.drawerTools}>{sheet.tools}</div>
        <Place host={hosts.sheet} focused={hosts.focused} />
      </Drawer>
      {right !== null && (
        <Drawer {...drawer} title={rightName} opened={rightOpened} onClose={() => onRightOpened(false)}>
          <Place host={hosts.right} focused={hosts.focused} />
        </Drawer>
      )}
    </>
  );
}

function useStored<T>(key: string, defaultValue: T) {
  return useLocalStorage<T>({ key, defaultValue, getInitialValueInEffect: false });
}
