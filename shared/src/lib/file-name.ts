import { cut } from "./cut.js";

const MAX_NAME_LENGTH = 80;

/** A title as a file's name on any system, without its ending: letters and digits of any script, dashes between. */
export function fileName(title: string): string {
  const name = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return cut(name, MAX_NAME_LENGTH) || "board";
}
