import { Drawer } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { type ReactNode, useCallback, useState } from "react";
import type { Editor, TLShapeId, VecLike } from "tldraw";
import { IconArrowsMaximize, IconArrowsMinimize, IconComponents, IconListTree, IconX } from "@/ui/icons/icons";
import { IconPlus } from "@/ui/icons/start-icons";
import { Kbd } from "@/ui/kbd";
import { AddConnected } from "../connecting/add-connected";
import { dropComponent, insertComponent } from "../design/insert-component";
import { Outline } from "../outline/outline";
import { Palette } from "../palette/palette";
import { QuickAdd } from "../palette/quick-add";
import { OutlineOpened } from "../parts/outline-opened";
import { Patterns } from "../patterns/patterns";
import { isComponentShape } from "../shapes/component-shape";
import classes from "./board-frame.module.css";
import type { BoardSide, BoardTools } from "./use-board-tools";
import { useLeaveBoardOnly } from "./use-leave-board-only";

/** Below this width (px), panels lie over the board instead of beside it. */
const ROOM_FOR_SIDES = 620;
/** Below this width (px) the palette shows icons alone, until somebody asks for names. */
const ROOM_FOR_NAMES = 880;

const drawer = {
  position: "bottom",
  size: "80dvh",
  radius: 10,
  returnFocus: false,
  closeButtonProps: { "aria-label": "Close" },
} as const;

const SIDES: Readonly<Record<BoardSide, string>> = { outline: "Outline", patterns: "Patterns" };

/** A component to be added, called by another: its middle in px of the page. */
interface Connected {
  readonly from: TLShapeId;
  readonly at: VecLike;
}

/** For a board in a room, which can have the window to itself. */
export interface BoardOnly {
  /** The key that does it, as it is shown. */
  readonly keyWords: string;
  /** Shown in the board's bar meanwhile, since the room's is hidden. */
  readonly clock: ReactNode;
}

interface BoardFrameProps {
  /** Null until the editor is mounted. */
  readonly editor: Editor | null;
  readonly writable: boolean;
  readonly tools: BoardTools;
  /** Whether the patterns and the reference card are offered to this person. */
  readonly patterns: boolean;
  readonly boardOnly?: BoardOnly;
  readonly children: ReactNode;
}

/** A board with its palette, its outline and its patterns around it. */
export function BoardFrame({ editor, writable, tools, patterns, boardOnly, children }: BoardFrameProps) {
  useLeaveBoardOnly(editor, tools);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { side, setSide, setAdding, palette, setPalette } = tools;
  const narrow = width > 0 && width < ROOM_FOR_SIDES;
  const shown = side === "patterns" && !patterns ? null : side;
  const sideBody =
    editor === null || shown === null ? null : <SideBody side={shown} editor={editor} readOnly={!writable} />;
  const close = () => {
    setSide(null);
    editor?.getContainer().focus();
  };
  return (
    <OutlineOpened value={shown === "outline"}>
      <div className={classes.frame} ref={ref}>
        <DesignBar
          writable={writable}
          patterns={patterns}
          shown={shown}
          onAdd={() => setAdding(true)}
          onToggle={(which) => setSide(shown === which ? null : which)}
        >
          {boardOnly !== undefined && <BoardOnlyButton boardOnly={boardOnly} tools={tools} />}
        </DesignBar>
        <div className={classes.middle}>
          {editor !== null && writable && !narrow && (
            <Palette
              editor={editor}
              explained={patterns}
              compact={palette === null ? width < ROOM_FOR_NAMES || shown !== null : !palette}
              onCompact={(compact) => setPalette(!compact)}
            />
          )}
          <div className={classes.canvas}>
            <Adding editor={editor} writable={writable} narrow={narrow} tools={tools} explained={patterns}>
              {children}
            </Adding>
          </div>
          {!narrow && shown !== null && sideBody !== null && (
            <SidePane name={SIDES[shown]} onClose={close}>
              {sideBody}
            </SidePane>
          )}
        </div>
        <Drawer
          {...drawer}
          title={shown === null ? "" : SIDES[shown]}
          opened={narrow && shown !== null}
          onClose={close}
        >
          {sideBody}
        </Drawer>
      </div>
    </OutlineOpened>
  );
}

interface AddingProps {
  readonly editor: Editor | null;
  readonly writable: boolean;
  readonly narrow: boolean;
  readonly tools: BoardTools;
  readonly explained: boolean;
  readonly children: ReactNode;
}

/** A canvas, and what opens over it to add a component: called from the bar, or where a handle was dragged to. */
function Adding({ editor, writable, narrow, tools: { adding, setAdding }, explained, children }: AddingProps) {
  const [connected, setConnected] = useState<Connected | null>(null);
  const addConnected = useCallback((from: TLShapeId, at: VecLike) => setConnected({ from, at }), []);
  const close = () => {
    setAdding(false);
    setConnected(null);
  };
  return (
    <>
      <AddConnected value={addConnected}>{children}</AddConnected>
      {editor !== null && narrow && (
        <Drawer {...drawer} title="Components" opened={adding && writable} onClose={close}>
          <Palette editor={editor} explained={explained} compact={false} onInserted={close} />
        </Drawer>
      )}
      {editor !== null && (
        <QuickAdd
          opened={writable && (connected !== null || (adding && !narrow))}
          connected={connected !== null || isComponentShape(editor.getOnlySelectedShape())}
          explained={explained}
          onClose={close}
          onPick={(kind) => {
            if (connected === null) insertComponent(editor, kind);
            else dropComponent(editor, kind, connected.at, connected.from);
          }}
        />
      )}
    </>
  );
}

interface DesignBarProps {
  readonly writable: boolean;
  readonly patterns: boolean;
  readonly shown: BoardSide | null;
  readonly onAdd: () => void;
  readonly onToggle: (side: BoardSide) => void;
  readonly children: ReactNode;
}

function DesignBar({ writable, patterns, shown, onAdd, onToggle, children }: DesignBarProps) {
  return (
    <div className={classes.bar} role="toolbar" aria-label="Design tools">
      {writable && (
        <button type="button" className={classes.tool} onClick={onAdd}>
          <IconPlus size={15} stroke={1.75} />
          Add component
          <span className={classes.key}>
            <Kbd>/</Kbd>
          </span>
        </button>
      )}
      <span className={classes.spacer} />
      <button
        type="button"
        className={classes.tool}
        aria-expanded={shown === "outline"}
        onClick={() => onToggle("outline")}
      >
        <IconListTree size={15} stroke={1.75} />
        Outline
      </button>
      {patterns && (
        <button
          type="button"
          className={classes.tool}
          aria-expanded={shown === "patterns"}
          onClick={() => onToggle("patterns")}
        >
          <IconComponents size={15} stroke={1.75} />
          Patterns
        </button>
      )}
      {children}
    </div>
  );
}

function BoardOnlyButton({ boardOnly: { keyWords, clock }, tools }: { boardOnly: BoardOnly; tools: BoardTools }) {
  const Icon = tools.boardOnly ? IconArrowsMinimize : IconArrowsMaximize;
  return (
    <>
      {tools.boardOnly && clock}
      <button
        type="button"
        className={classes.tool}
        aria-pressed={tools.boardOnly}
        onClick={() => tools.setBoardOnly(!tools.boardOnly)}
      >
        <Icon size={15} stroke={1.75} />
        Board only
        <span className={classes.key}>
          <Kbd>{keyWords}</Kbd>
        </span>
      </button>
    </>
  );
}

function SideBody({ side, ...board }: { side: BoardSide; editor: Editor; readOnly: boolean }) {
  return side === "outline" ? <Outline {...board} /> : <Patterns {...board} />;
}

interface SidePaneProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function SidePane({ name, onClose, children }: SidePaneProps) {
  return (
    <aside className={classes.side} aria-label={name}>
      <div className={classes.sideHead}>
        <h2>{name}</h2>
        <button type="button" className={classes.close} aria-label={`Close: ${name}`} onClick={onClose}>
          <IconX size={15} stroke={1.75} />
        </button>
      </div>
      {children}
    </aside>
  );
}
