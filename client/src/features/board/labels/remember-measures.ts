import type { Editor } from "tldraw";
import { OneLineMeasure } from "./one-line-measure";
import { measureTrueSize } from "./true-size";

/** More texts than any board has; beyond it the cache is emptied. */
const MAX_KEPT = 5000;

/**
 * Lets the editor measure each label once, and without layout where that is possible. Measuring causes layout, which
 * takes much of the time of opening a board or seeking in a recording: hundreds of shapes are put again because they
 * moved or changed colour, while their texts stay the same.
 */
export function rememberMeasures(editor: Editor): void {
  const manager = editor.textMeasure;
  measureTrueSize(manager, editor.getContainer());
  const measure = manager.measureHtml.bind(manager);
  const line = new OneLineMeasure(editor.getContainer(), measure);
  const kept = new Map<string, ReturnType<typeof measure>>();
  let fonts = 0;
  let counted = false;
  /** Counts fonts once per synchronous run of measurements: no font can load during one. */
  const countFonts = () => {
    counted = true;
    queueMicrotask(() => {
      counted = false;
    });
    const before = fonts;
    fonts = loadedFonts();
    if (fonts === before) return;
    // A font that has loaded changes the size of every text.
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

/** Loaded fonts only: the editor lists a font before it has loaded, and text is set in a fallback meanwhile. */
function loadedFonts(): number {
  let loaded = 0;
  for (const { status } of document.fonts) if (status === "loaded") loaded += 1;
  return loaded;
}
