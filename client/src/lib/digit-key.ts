import { IS_MAC } from "./mac";

export interface PressedDigit {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The digit pressed with Alt, or with Control on a Mac, where Option writes characters. Works in text fields too. */
export function modifiedDigit(pressed: PressedDigit, mac = IS_MAC): number | undefined {
  const [held, free] = mac ? [pressed.ctrlKey, pressed.altKey] : [pressed.altKey, pressed.ctrlKey];
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(pressed.code)?.[1];
  return held && !free && !pressed.metaKey && digit !== undefined ? Number(digit) : undefined;
}

/** The shortcut as shown: "Alt 1", "⌃1". */
export function digitWords(digit: number, mac = IS_MAC): string {
  return mac ? `⌃${digit}` : `Alt ${digit}`;
}
