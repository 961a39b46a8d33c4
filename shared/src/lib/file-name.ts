import { cut } from "./cut.js";

const MAX_NAME_LENGTH = 80;

/** A file name that is valid on any system, without its extension: letters and digits of any script, and dashes. */
export function fileName(title: string): string {
  const name = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return cut(name, MAX_NAME_LENGTH) || "board";
}
