import { type Editor, Vec } from "tldraw";
import { z } from "zod";
import { browserStorage } from "@/lib/browser/browser-storage";

const KEPT = "casement-board-views";
/** Of how many sessions this browser keeps the view. */
const MOST_KEPT = 20;
/** How long (ms) the view rests before it is kept. */
const RESTS_MS = 300;

const viewSchema = z.object({
  sessionId: z.string(),
  /** The editor's camera. Its corner, not its middle: when a board opens, the palette beside it is not there yet. */
  x: z.number(),
  y: z.number(),
  z: z.number().positive(),
});
const viewsSchema = z.array(viewSchema);
type View = z.infer<typeof viewSchema>;

/** The kept views, the one that was changed last in front. */
function keptViews(): readonly View[] {
  try {
    return viewsSchema.parse(JSON.parse(browserStorage.getItem(KEPT) ?? "[]"));
  } catch {
    return [];
  }
}

/** Shows what this browser showed of the session's board before; false if that holds nothing of the drawing. */
export function restoreView(editor: Editor, sessionId: string): boolean {
  const view = keptViews().find((each) => each.sessionId === sessionId);
  if (view === undefined) return false;
  editor.setCamera(new Vec(view.x, view.y, view.z));
  const drawing = editor.getCurrentPageBounds();
  return drawing === undefined || editor.getViewportPageBounds().collides(drawing);
}

/** Keeps the view from now on. Returns what ends that. */
export function keepView(editor: Editor, sessionId: string): () => void {
  let waits: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(waits);
    waits = undefined;
    const camera = editor.getCamera();
    const others = keptViews().filter((each) => each.sessionId !== sessionId);
    const views: View[] = [{ sessionId, x: camera.x, y: camera.y, z: camera.z }, ...others];
    browserStorage.setItem(KEPT, JSON.stringify(views.slice(0, MOST_KEPT)));
  };
  const stopListening = editor.store.listen(
    ({ changes }) => {
      if (!Object.values(changes.updated).some(([, { typeName }]) => typeName === "camera")) return;
      waits ??= setTimeout(keep, RESTS_MS);
    },
    { scope: "session" },
  );
  const keepBeforeLeaving = () => {
    if (waits !== undefined) keep();
  };
  window.addEventListener("pagehide", keepBeforeLeaving);
  return () => {
    stopListening();
    window.removeEventListener("pagehide", keepBeforeLeaving);
    keepBeforeLeaving();
  };
}
