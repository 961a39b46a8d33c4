/**
 * A key for an action. `key` alone works where nobody types and the board has not the focus, since the board's
 * tools are single letters too; with Alt it works everywhere. The Alt combinations are ones that tldraw leaves free.
 */
export interface Shortcut {
  /** What `KeyboardEvent.key` says, lower case: "n", ".", "?". */
  readonly key: string;
  /** `KeyboardEvent.code` of the same action with Alt: the code, since Option makes another character on a Mac. */
  readonly altCode?: string;
}

export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** Where the key was pressed. `dialog`: something lies over the room and has the keyboard to itself. */
export type Place = "page" | "typing" | "board" | "dialog";

export function fires({ key, altCode }: Shortcut, pressed: Pressed, place: Place): boolean {
  if (place === "dialog" || pressed.ctrlKey || pressed.metaKey || pressed.repeat) return false;
  if (pressed.altKey) return pressed.code === altCode;
  return place === "page" && pressed.key.toLowerCase() === key;
}

const SIGNS: Readonly<Record<string, string>> = { Period: ".", Comma: ",", Slash: "/" };

/** How it is shown: ["N", "Alt N"]. */
export function shortcutWords({ key, altCode }: Shortcut, mac: boolean): readonly string[] {
  const plain = key.toUpperCase();
  if (altCode === undefined) return [plain];
  const letter = SIGNS[altCode] ?? altCode.replace(/^Key/, "");
  return [plain, mac ? `⌥${letter}` : `Alt ${letter}`];
}
