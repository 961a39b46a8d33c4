import { IS_MAC } from "@/lib/mac";

/**
 * A key for something that the others do not notice. `key` alone works where nobody types and the board has not the
 * focus, since the board's tools are single letters too; with Alt it works everywhere. The Alt combinations are ones
 * that tldraw leaves free.
 */
export interface OwnShortcut {
  /** What `KeyboardEvent.key` says, lower case: "n", "?". */
  readonly key: string;
  /** `KeyboardEvent.code` of the same action with Alt: the code, since Option makes another character on a Mac. */
  readonly altCode?: string;
}

/** A key for something that everybody feels: never without Alt, since a sentence typed beside its field is made of keys. */
export interface SharedShortcut {
  readonly key?: never;
  readonly altCode: string;
}

export type Shortcut = OwnShortcut | SharedShortcut;

export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/**
 * Where the key was pressed. `typing`: in a text. `keys`: in something else that has keys of its own, a choice or a
 * mark. `dialog`: something lies over the room and has the keyboard to itself.
 */
export type Place = "page" | "typing" | "keys" | "board" | "dialog";

export function fires({ key, altCode }: Shortcut, pressed: Pressed, place: Place, mac = IS_MAC): boolean {
  if (place === "dialog" || pressed.ctrlKey || pressed.metaKey || pressed.repeat) return false;
  // Option and a letter is a character of its own there: "ø", "…", an accent.
  if (pressed.altKey) return pressed.code === altCode && !(mac && place === "typing");
  return place === "page" && pressed.key.toLowerCase() === key;
}

const SIGNS: Readonly<Record<string, string>> = { Period: ".", Comma: ",", Slash: "/" };

/** How it is shown: ["N", "Alt N"], or ["Alt ."] where nothing happens without Alt. */
export function shortcutWords({ key, altCode }: Shortcut, mac = IS_MAC): readonly string[] {
  const plain = key === undefined ? [] : [key.toUpperCase()];
  if (altCode === undefined) return plain;
  const letter = SIGNS[altCode] ?? altCode.replace(/^Key/, "");
  return [...plain, mac ? `⌥${letter}` : `Alt ${letter}`];
}
