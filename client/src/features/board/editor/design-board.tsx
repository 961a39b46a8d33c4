import "tldraw/tldraw.css";
import type { Design } from "@casement/shared/design/design";
import { type DrawnDesign, designOfBoard } from "@casement/shared/document/design/design-of-board";
import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { sameValue } from "@casement/shared/lib/json-value";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type Editor, type TLUiOverrides, Tldraw, type TldrawOptions } from "tldraw";
import { useSettings } from "@/api/settings";
import { isComposing } from "@/lib/composing";
import { plural } from "@/lib/duration";
import { SteadyBoard } from "../fault/steady-board";
import classes from "../parts/board.module.css";
import { boardAssetUrls } from "../parts/board-assets";
import { fitDrawing } from "../parts/free-view";
import { useEditorPerson } from "../parts/use-editor-person";
import { drawDesign } from "../read-only/reference-shapes";
import { boardBindings } from "../shapes/board-bindings";
import { boardShapes } from "../shapes/board-shapes";
import { BoardFrame } from "./board-frame";
import { guardBoard } from "./board-notices";
import { boardComponents, boardOptions, boardOverrides } from "./board-ui";
import { TEXT_OPTIONS } from "./text-options";
import { useBoardTools } from "./use-board-tools";

export interface DesignBoardProps {
  /** What the board shows at first. */
  readonly design: Design;
  /** Called with what is drawn, a moment after each change. */
  readonly onChange: (design: Design) => void;
}

/** A design holds components and the arrows between them, so there are no other tools. */
const TOOLS = new Set(["select", "hand", "arrow", "eraser"]);
const options: Partial<TldrawOptions> = { ...boardOptions, createTextOnCanvasDoubleClick: false };
/** While somebody drags, a design is not read for every pixel. */
const READ_AFTER_MS = 100;

/** A board on which a problem's reference design is drawn. It is kept by whoever is told of the changes. */
export function DesignBoard({ design, onChange }: DesignBoardProps) {
  const [large, setLarge] = useState(false);
  const [drawn, setDrawn] = useState<DrawnDesign | null>(null);
  return (
    <div
      className={classes.design}
      data-large={large || undefined}
      onKeyDownCapture={(event) => {
        // Enter in a field of the board would save the form around it.
        if (event.key === "Enter" && event.target instanceof HTMLInputElement && !isComposing(event))
          event.preventDefault();
      }}
    >
      <section className={classes.board} aria-label="Drawing of the reference design">
        <SteadyBoard>
          <Drawing
            design={design}
            onRead={(read) => {
              setDrawn(read);
              onChange(read.design);
            }}
          />
        </SteadyBoard>
      </section>
      <div className={classes.tools}>
        <Button variant="default" size="xs" aria-pressed={large} onClick={() => setLarge(!large)}>
          {large ? "Back to the form" : "Draw in the whole window"}
        </Button>
        <span role="status">{drawn === null ? "" : leftOutWords(drawn)}</span>
      </div>
    </div>
  );
}

function leftOutWords({ loose, others, tooMany }: DrawnDesign): string {
  const left = [
    ...(loose > 0 ? [`${plural(loose, "arrow")} without a component at both ends`] : []),
    ...(others > 0 ? [`${plural(others, "other shape")}`] : []),
    ...(tooMany > 0 ? [`${tooMany} beyond the limits`] : []),
  ];
  return left.length === 0 ? "" : `Not saved with the design: ${left.join(", ")}.`;
}

const designOverrides = (addComponent: () => void): TLUiOverrides => {
  const usual = boardOverrides(addComponent);
  return {
    ...usual,
    tools(_editor, tools) {
      for (const name of Object.keys(tools)) if (!TOOLS.has(name)) delete tools[name];
      return tools;
    },
  };
};

function Drawing({ design, onRead }: { design: Design; onRead: (read: DrawnDesign) => void }) {
  const tools = useBoardTools();
  const [editor, setEditor] = useState<Editor | null>(null);
  const [overrides] = useState(() => designOverrides(() => tools.setAdding(true)));
  const settings = useSettings();
  const user = useEditorPerson({ id: "author", name: "" });
  const licenseKey = settings.data?.tldrawLicenseKey ?? undefined;
  return (
    <BoardFrame editor={editor} writable tools={tools} patterns>
      {!settings.isPending && (
        <Tldraw
          user={user}
          autoFocus={false}
          shapeUtils={boardShapes}
          bindingUtils={boardBindings}
          assetUrls={boardAssetUrls}
          components={boardComponents}
          overrides={overrides}
          options={options}
          textOptions={TEXT_OPTIONS}
          {...(licenseKey === undefined ? {} : { licenseKey })}
          onMount={(mounted) => {
            drawDesign(mounted, design);
            fitDrawing(mounted);
            setEditor(mounted);
            const stops = [guardBoard(mounted), reportDesign(mounted, onRead)];
            return () => {
              for (const stop of stops) stop();
            };
          }}
        />
      )}
    </BoardFrame>
  );
}

/** Reports what is drawn after each change, the last one also when the board closes. */
function reportDesign(editor: Editor, report: (read: DrawnDesign) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = readDesign(editor);
  const read = () => {
    timer = undefined;
    const next = readDesign(editor);
    if (sameValue(next, last)) return;
    last = next;
    report(next);
  };
  const stop = editor.store.listen(
    () => {
      timer ??= setTimeout(read, READ_AFTER_MS);
    },
    { source: "user", scope: "document" },
  );
  return () => {
    stop();
    if (timer === undefined) return;
    clearTimeout(timer);
    read();
  };
}

function readDesign(editor: Editor): DrawnDesign {
  const records = editor.store.allRecords() as unknown as BoardRecord[];
  return designOfBoard(new Map(records.map((record) => [record.id, record])));
}
