import type { TldrawEditorBaseProps } from "tldraw";

/**
 * How labels and texts are written. On a slow machine the editor places the caret only after the first keys: at the end
 * they stay in order, where tldraw's own choice, the beginning, makes "onGoes" of "Goes on".
 */
export const TEXT_OPTIONS: TldrawEditorBaseProps["textOptions"] = { tipTapConfig: { autofocus: "end" } };
