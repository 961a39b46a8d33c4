import { fileName } from "@casement/shared/lib/file-name";
import type { Editor } from "tldraw";

/** Pixels of the PNG per pixel of the board. */
const PNG_SCALE = 2;

export type PictureFormat = "svg" | "png";

/** Saves everything on the board as a file, in light or dark colours. Rejects when the picture cannot be made. */
export async function downloadBoard(
  editor: Editor,
  { format, dark, name }: { readonly format: PictureFormat; readonly dark: boolean; readonly name: string },
): Promise<void> {
  const { blob } = await editor.toImage([...editor.getCurrentPageShapeIds()], {
    format,
    background: true,
    darkMode: dark,
    ...(format === "png" ? { pixelRatio: PNG_SCALE } : {}),
  });
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName(name)}.${format}`;
  link.click();
  // The browser reads the address when the download starts, which is after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
