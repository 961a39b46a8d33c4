import "tldraw/tldraw.css";
import { useState } from "react";
import { type Editor, Tldraw } from "tldraw";
import { useSettings } from "@/api/settings";
import { SteadyBoard } from "../fault/steady-board";
import classes from "../parts/board.module.css";
import { boardAssetUrls } from "../parts/board-assets";
import { useEditorPerson } from "../parts/use-editor-person";
import { boardBindings } from "../shapes/board-bindings";
import { boardShapes } from "../shapes/board-shapes";
import { BoardFrame } from "./board-frame";
import { guardBoard } from "./board-notices";
import { boardComponents, boardOptions, boardOverrides } from "./board-ui";
import { TEXT_OPTIONS } from "./text-options";
import { useBoardTools } from "./use-board-tools";

/** A board to try out alone: the same tools, no peers, and nothing is kept when the page is left. */
export function SandboxBoard() {
  return (
    <section className={classes.board} aria-label="Board to try out">
      <SteadyBoard>
        <Sandbox />
      </SteadyBoard>
    </section>
  );
}

function Sandbox() {
  const tools = useBoardTools();
  const [editor, setEditor] = useState<Editor | null>(null);
  const [overrides] = useState(() => boardOverrides(() => tools.setAdding(true)));
  const settings = useSettings();
  const user = useEditorPerson({ id: "sandbox", name: "" });
  const licenseKey = settings.data?.tldrawLicenseKey ?? undefined;
  return (
    <BoardFrame editor={editor} writable tools={tools} patterns={false}>
      {!settings.isPending && (
        <Tldraw
          user={user}
          shapeUtils={boardShapes}
          bindingUtils={boardBindings}
          assetUrls={boardAssetUrls}
          components={boardComponents}
          overrides={overrides}
          options={boardOptions}
          textOptions={TEXT_OPTIONS}
          {...(licenseKey === undefined ? {} : { licenseKey })}
          onMount={(mounted) => {
            setEditor(mounted);
            return guardBoard(mounted);
          }}
        />
      )}
      <p className={classes.hint}>Try the board — nothing here is kept</p>
    </BoardFrame>
  );
}
