import "tldraw/tldraw.css";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { type Editor, type TLStore, Tldraw } from "tldraw";
import { faultComponents } from "../fault/fault-components";
import { SteadyBoard } from "../fault/steady-board";
import { rememberMeasures } from "../labels/remember-measures";
import classes from "../parts/board.module.css";
import { boardAssetUrls } from "../parts/board-assets";
import { measureBeforeUse } from "../parts/measure-board";
import { restWhileIdle } from "../parts/rest-while-idle";
import { showAll } from "../parts/show-all";
import { useEditorPerson } from "../parts/use-editor-person";
import { makePicturesWellFormed } from "../parts/well-formed-pictures";
import { boardBindings } from "../shapes/board-bindings";
import { boardShapes } from "../shapes/board-shapes";

interface BoardToReadProps {
  /** Name of the board for screen readers. */
  readonly label: string;
  readonly licenseKey: string | undefined;
  /** The board's content; without a store the board begins empty. */
  readonly store?: TLStore;
  /** Draws on the board before it becomes read-only. */
  readonly draw?: (editor: Editor) => void;
  readonly onMounted: (editor: Editor) => void;
}

/** A read-only board: zoom and move. Fills its container. */
export function BoardToRead({ label, licenseKey, store, draw, onMounted }: BoardToReadProps) {
  const user = useEditorPerson({ id: "reader", name: "" });
  return (
    <section className={classes.board} aria-label={label}>
      <SteadyBoard>
        <Tldraw
          components={faultComponents}
          shapeUtils={boardShapes}
          bindingUtils={boardBindings}
          user={user}
          hideUi
          assetUrls={boardAssetUrls}
          cameraOptions={{ wheelBehavior: "none" }}
          {...(store === undefined ? {} : { store })}
          {...(licenseKey === undefined ? {} : { licenseKey })}
          onMount={(editor) => {
            rememberMeasures(editor);
            makePicturesWellFormed(editor);
            draw?.(editor);
            editor.updateInstanceState({ isReadonly: true });
            editor.setCurrentTool("hand");
            showAll(editor);
            onMounted(editor);
            const stops = [measureBeforeUse(editor), restWhileIdle(editor)];
            return () => {
              for (const stop of stops) stop();
            };
          }}
        />
      </SteadyBoard>
    </section>
  );
}

/** Zoom out, fit and zoom in, followed by `children`. */
export function ReadingTools({ editor, children }: { editor: Editor | null; children?: ReactNode }) {
  return (
    <div className={classes.tools}>
      <Button.Group>
        <Button variant="default" size="xs" onClick={() => editor?.zoomOut()}>
          Zoom out
        </Button>
        <Button variant="default" size="xs" onClick={() => editor !== null && showAll(editor)}>
          Fit
        </Button>
        <Button variant="default" size="xs" onClick={() => editor?.zoomIn()}>
          Zoom in
        </Button>
      </Button.Group>
      {children}
    </div>
  );
}
