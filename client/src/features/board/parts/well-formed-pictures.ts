import type { Editor } from "tldraw";
import { withNativeText } from "./native-text";

/** Control characters except tabs and line ends: invisible, and not allowed in XML even when escaped. */
const CONTROL_CHARACTERS = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/**
 * Makes every exported picture well-formed XML whose words any program can show, whichever menu exports it. The editor
 * writes labels unchanged into the SVG (PNGs are made from it too), and one control character from a pasted text makes
 * the file unreadable; and it writes them as HTML, which browsers alone show.
 */
export function makePicturesWellFormed(editor: Editor): void {
  const draw = editor.getSvgString.bind(editor);
  editor.getSvgString = async (shapes, options) => {
    const picture = await draw(shapes, options);
    return picture && { ...picture, svg: withNativeText(picture.svg.replace(CONTROL_CHARACTERS, "")) };
  };
}
