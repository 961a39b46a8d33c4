import type { Combination, Shortcut } from "./keys";
import { IS_MAC } from "./mac";

/** What a list of keys says of an action. Each part of the page that listens to keys exports its own lines. */
export interface KeyLine {
  readonly label: string;
  readonly group: string;
  /** As they are shown: "Shift Enter". */
  readonly keys: readonly string[];
}

const NAMES: Readonly<Record<string, string>> = {
  " ": "Space",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};
const SIGNS: Readonly<Record<string, string>> = { Period: ".", Comma: ",", Slash: "/" };

const keyName = (key: string) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** How it is shown: ["N", "Alt N"], or ["Alt ."] where nothing happens without Alt. */
export function shortcutWords({ key, altCode }: Shortcut, mac = IS_MAC): readonly string[] {
  const plain = key === undefined ? [] : [keyName(key)];
  if (altCode === undefined) return plain;
  const letter = SIGNS[altCode] ?? altCode.replace(/^Key/, "");
  return [...plain, mac ? `⌥${letter}` : `Alt ${letter}`];
}

/** How it is shown: "Ctrl or ⌘ Shift Z". */
export function combinationWords({ key, mod, alt, shift }: Combination): string {
  return [mod && "Ctrl or ⌘", alt && "Alt", shift && "Shift", keyName(key)].filter(Boolean).join(" ");
}

/** How a digit with its modifier is shown: "Alt 1", "⌃1". */
export function digitWords(digit: number, mac = IS_MAC): string {
  return mac ? `⌃${digit}` : `Alt ${digit}`;
}

/** How a digit with its modifier and Shift is shown: "Alt Shift 1", "⌃⇧1". */
export function shiftedDigitWords(digit: number, mac = IS_MAC): string {
  return mac ? `⌃⇧${digit}` : `Alt Shift ${digit}`;
}
