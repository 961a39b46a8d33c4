import type { Editor } from "tldraw";

/** All but tab and line ends: nobody sees them, and no XML holds them, not even escaped. */
const CONTROL_CHARACTERS = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/**
 * Lets any label be in a picture, whichever menu asks for it. The editor writes labels into the SVG as they are, from which PNGs are
 * made too, and text that was pasted may hold control characters: one of them, and no program opens the file.
 */
export function makePicturesWellFormed(editor: Editor): void {
  const draw = editor.getSvgString.bind(editor);
  editor.getSvgString = async (shapes, options) => {
    const picture = await draw(shapes, options);
    return picture && { ...picture, svg: picture.svg.replace(CONTROL_CHARACTERS, "") };
  };
}
