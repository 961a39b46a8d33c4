import type { Editor } from "tldraw";
import { OneLineMeasure } from "./one-line-measure";

/** More texts than any board has; beyond it all are forgotten and measured anew. */
const MAX_KEPT = 5000;

/**
 * Lets the editor measure each label once, and without layout where that can be. To measure is to lay out, which takes
 * much of the time that a board needs to open or a recording to seek: hundreds of shapes are put anew because they were
 * moved or coloured, while their texts stay what they were.
 */
export function rememberMeasures(editor: Editor): void {
  const manager = editor.textMeasure;
  const measure = manager.measureHtml.bind(manager);
  const line = new OneLineMeasure(editor.getContainer(), measure);
  const kept = new Map<string, ReturnType<typeof measure>>();
  let fonts = 0;
  let counted = false;
  /** Once for all that is measured in one go, in which no font can come. */
  const countFonts = () => {
    counted = true;
    queueMicrotask(() => {
      counted = false;
    });
    const before = fonts;
    fonts = loadedFonts();
    if (fonts === before) return;
    // A font that has arrived makes every text another size.
    line.forget();
    kept.clear();
  };
  manager.measureHtml = (html, options) => {
    if (!counted) countFonts();
    if (kept.size > MAX_KEPT) kept.clear();
    const key = `${JSON.stringify(options)} ${html}`;
    const known = kept.get(key) ?? line.measure(html, options) ?? measure(html, options);
    kept.set(key, known);
    return { ...known };
  };
}

/** Not how many there are: the editor names a font before it has come, and something else stands in for it meanwhile. */
function loadedFonts(): number {
  let loaded = 0;
  for (const { status } of document.fonts) if (status === "loaded") loaded += 1;
  return loaded;
}
