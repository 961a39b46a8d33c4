import { capitalised } from "@/lib/capitalised";
import { takesKeys } from "@/lib/key-target";
import { isDialogOpen } from "@/lib/open-dialog";
import { JUMP_KINDS, type JumpKind, MOMENT_KINDS } from "../model/moment-kinds";

/** Something one does with the player, by key or by button. */
export type PlayerAction =
  | { readonly kind: "toggle" | "idle" | "full" | "view" | "sheet" | "start" | "end" }
  | { readonly kind: "leap" | "event" | "rate"; readonly by: 1 | -1 }
  | { readonly kind: "jump"; readonly to: JumpKind; readonly by: 1 | -1 }
  /** `tenth` of the recording's length. */
  | { readonly kind: "seekToTenth"; readonly tenth: number };

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * What already listens to the key where the focus is. `control`: a button or link; `choices`: tabs and menus; `typing`:
 * whatever takes letters, a text as well as a list to choose from.
 */
export type KeyPlace = "page" | "control" | "choices" | "typing" | "dialog";

const KEYS: Readonly<Record<string, PlayerAction>> = {
  " ": { kind: "toggle" },
  k: { kind: "toggle" },
  j: { kind: "leap", by: -1 },
  l: { kind: "leap", by: 1 },
  ArrowLeft: { kind: "leap", by: -1 },
  ArrowRight: { kind: "leap", by: 1 },
  ",": { kind: "event", by: -1 },
  ".": { kind: "event", by: 1 },
  "<": { kind: "rate", by: -1 },
  ">": { kind: "rate", by: 1 },
  Home: { kind: "start" },
  End: { kind: "end" },
  f: { kind: "full" },
  i: { kind: "idle" },
  v: { kind: "view" },
  "?": { kind: "sheet" },
};

const JUMPS = new Map<string, JumpKind>(JUMP_KINDS.map((kind) => [MOMENT_KINDS[kind].jump.key, kind]));
const CHOOSING: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "Home", "End", " "]);

/** The action of a key, as video players have them; null where the key belongs to something else. */
export function actionOfKey(pressed: PressedKey, place: KeyPlace): PlayerAction | null {
  const { key } = pressed;
  if (place === "typing" || place === "dialog" || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (place === "control" && key === " ") return null;
  if (place === "choices" && CHOOSING.has(key)) return null;
  if (/^[0-9]$/.test(key)) return { kind: "seekToTenth", tenth: Number(key) };
  const to = JUMPS.get(key.toLowerCase());
  if (to !== undefined) return { kind: "jump", to, by: pressed.shiftKey ? -1 : 1 };
  return KEYS[key] ?? KEYS[key.toLowerCase()] ?? null;
}

const CHOICES = "[role=tab], [role=menu], [role=separator], [role^=menuitem]";

export function placeOfKey(target: EventTarget | null): KeyPlace {
  if (isDialogOpen()) return "dialog";
  if (!(target instanceof HTMLElement)) return "page";
  if (takesKeys(target)) return "typing";
  if (target.closest(CHOICES) !== null) return "choices";
  return target.closest("button, a, summary") === null ? "page" : "control";
}

/** For the sheet. */
export const KEY_LINES = [
  { group: "Play", label: "Play or pause", keys: ["Space", "K"] },
  { group: "Play", label: "Slower, faster", keys: ["<", ">"] },
  { group: "Play", label: "Skip idle stretches or not", keys: ["I"] },
  { group: "Play", label: "Follow the next person's view, the drawing", keys: ["V"] },
  { group: "Play", label: "Full screen", keys: ["F"] },
  { group: "Move", label: "5 seconds back, forth", keys: ["J", "L", "←", "→"] },
  { group: "Move", label: "One event back, forth", keys: [",", "."] },
  { group: "Move", label: "To a tenth of the recording", keys: ["0", "…", "9"] },
  { group: "Move", label: "To the start, the end", keys: ["Home", "End"] },
  ...JUMP_KINDS.map((kind) => {
    const { name, key } = MOMENT_KINDS[kind].jump;
    return {
      group: "Jump to the next; with Shift to the one before",
      label: capitalised(name),
      keys: [key.toUpperCase()],
    };
  }),
  { group: "Help", label: "This sheet", keys: ["?"] },
];
