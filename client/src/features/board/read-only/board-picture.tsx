import "tldraw/tldraw.css";
import { createRoot } from "react-dom/client";
import { type Editor, Tldraw } from "tldraw";
import * as Y from "yjs";
import { faultComponents } from "../fault/fault-components";
import { boardAssetUrls } from "../parts/board-assets";
import { makePicturesWellFormed } from "../parts/well-formed-pictures";
import { boardBindings } from "../shapes/board-bindings";
import { boardShapes } from "../shapes/board-shapes";
import { readFinalBoard } from "./final-store";

/**
 * Everything on a document's board as SVG source in light colours; null when nothing is drawn. A hidden editor draws
 * it. Rejects when the picture cannot be made.
 */
export async function boardPicture(doc: Y.Doc, licenseKey: string | undefined): Promise<string | null> {
  const { store, shapes } = readFinalBoard(Y.encodeStateAsUpdate(doc));
  if (shapes === 0) return null;
  const hidden = document.createElement("div");
  hidden.setAttribute("aria-hidden", "true");
  hidden.inert = true;
  Object.assign(hidden.style, { position: "fixed", inset: "0 auto auto -4000px", width: "800px", height: "600px" });
  document.body.append(hidden);
  let broken = (_error: unknown) => {};
  const root = createRoot(hidden, { onUncaughtError: (error) => broken(error) });
  try {
    const editor = await new Promise<Editor>((resolve, reject) => {
      broken = reject;
      root.render(
        <Tldraw
          store={store}
          hideUi
          autoFocus={false}
          components={faultComponents}
          shapeUtils={boardShapes}
          bindingUtils={boardBindings}
          assetUrls={boardAssetUrls}
          {...(licenseKey === undefined ? {} : { licenseKey })}
          onMount={resolve}
        />,
      );
    });
    makePicturesWellFormed(editor);
    const picture = await editor.getSvgString([...editor.getCurrentPageShapeIds()], {
      background: true,
      darkMode: false,
    });
    return picture?.svg ?? null;
  } finally {
    root.unmount();
    hidden.remove();
  }
}
