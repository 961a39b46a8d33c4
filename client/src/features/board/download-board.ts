import type { Editor } from "tldraw";

/** Pixels of the PNG per pixel of the board. */
const PNG_SCALE = 2;
const MAX_NAME_LENGTH = 80;

/** Saves everything on the board as a file, on white paper in the light colours. Rejects when the picture cannot be made. */
export async function downloadBoard(editor: Editor, format: "svg" | "png", title: string): Promise<void> {
  const { blob } = await editor.toImage([...editor.getCurrentPageShapeIds()], {
    format,
    background: true,
    darkMode: false,
    ...(format === "png" ? { pixelRatio: PNG_SCALE } : {}),
  });
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName(title)}.${format}`;
  link.click();
  // The browser reads the address when it starts the download, not when it is clicked.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A title as a file's name on any system: letters and digits of any script, dashes between. */
export function fileName(title: string): string {
  const name = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return name.slice(0, MAX_NAME_LENGTH) || "board";
}
