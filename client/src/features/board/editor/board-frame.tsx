import { Drawer } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import type { Editor } from "tldraw";
import { IconComponents, IconListTree, IconPlus, IconX } from "@/ui/icons";
import { Kbd } from "@/ui/kbd";
import { insertComponent } from "../design/insert-component";
import { Outline } from "../outline/outline";
import { Palette } from "../palette/palette";
import { QuickAdd } from "../palette/quick-add";
import { OutlineOpened } from "../parts/outline-opened";
import { Patterns } from "../patterns/patterns";
import classes from "./board-frame.module.css";
import type { BoardSide, BoardTools } from "./use-board-tools";

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

interface BoardFrameProps {
  /** Null until the editor is mounted. */
  readonly editor: Editor | null;
  readonly writable: boolean;
  readonly tools: BoardTools;
  /** Whether the patterns and the reference card are offered to this person. */
  readonly patterns: boolean;
  readonly children: ReactNode;
}

/** A board with its palette, its outline and its patterns around it. */
export function BoardFrame({ editor, writable, tools, patterns, children }: BoardFrameProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { side, setSide, adding, setAdding, palette, setPalette } = tools;
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
        />
        <div className={classes.middle}>
          {editor !== null && writable && !narrow && (
            <Palette
              editor={editor}
              compact={palette === null ? width < ROOM_FOR_NAMES || shown !== null : !palette}
              onCompact={(compact) => setPalette(!compact)}
            />
          )}
          <div className={classes.canvas}>{children}</div>
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
        {editor !== null && narrow && (
          <Drawer {...drawer} title="Components" opened={adding && writable} onClose={() => setAdding(false)}>
            <Palette editor={editor} compact={false} onInserted={() => setAdding(false)} />
          </Drawer>
        )}
        {editor !== null && !narrow && (
          <QuickAdd
            opened={adding && writable}
            onClose={() => setAdding(false)}
            onPick={(kind) => insertComponent(editor, kind)}
          />
        )}
      </div>
    </OutlineOpened>
  );
}

interface DesignBarProps {
  readonly writable: boolean;
  readonly patterns: boolean;
  readonly shown: BoardSide | null;
  readonly onAdd: () => void;
  readonly onToggle: (side: BoardSide) => void;
}

function DesignBar({ writable, patterns, shown, onAdd, onToggle }: DesignBarProps) {
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
    </div>
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
