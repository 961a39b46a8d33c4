import { IS_MAC } from "./mac";

export interface PressedDigit {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The digit that is pressed with Alt, or on a Mac with Control, where Option writes a character. Works while one writes. */
export function modifiedDigit(pressed: PressedDigit, mac = IS_MAC): number | undefined {
  const [held, free] = mac ? [pressed.ctrlKey, pressed.altKey] : [pressed.altKey, pressed.ctrlKey];
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(pressed.code)?.[1];
  return held && !free && !pressed.metaKey && digit !== undefined ? Number(digit) : undefined;
}

/** How it is shown: "Alt 1", "⌃1". */
export function digitWords(digit: number, mac = IS_MAC): string {
  return mac ? `⌃${digit}` : `Alt ${digit}`;
}
