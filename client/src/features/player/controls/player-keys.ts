import { capitalised } from "@/lib/capitalised";
import { type KeyLine, shortcutWords } from "@/lib/key-words";
import type { KeyRules, Shortcut } from "@/lib/keys";
import { JUMP_KINDS, type JumpKind, MOMENT_KINDS } from "../model/moments/moment-kinds";

/** Something that a viewer does with the player, by key or by button. */
export type PlayerAction =
  | { readonly kind: "toggle" | "idle" | "full" | "view" | "shortcuts" | "start" | "end" }
  | { readonly kind: "leap" | "event" | "rate"; readonly by: 1 | -1 }
  | { readonly kind: "jump"; readonly to: JumpKind; readonly by: 1 | -1 }
  /** `tenth` of the recording's length. */
  | { readonly kind: "seekToTenth"; readonly tenth: number };

/** A key of the player. The heading of its group says what Shift does. */
interface PlayerKey extends Omit<Shortcut, "altCode"> {
  readonly key: string;
  readonly action: PlayerAction;
}

interface PlayerKeys {
  readonly group: string;
  readonly label: string;
  readonly keys: readonly PlayerKey[];
}

const bound = (action: PlayerAction, ...keys: readonly string[]): PlayerKey[] => keys.map((key) => ({ key, action }));

const BACK: PlayerAction = { kind: "leap", by: -1 };
const FORTH: PlayerAction = { kind: "leap", by: 1 };
const TENTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** All keys of the player, as video players have them. */
const PLAYER_KEYS: readonly PlayerKeys[] = [
  { group: "Play", label: "Play or pause", keys: bound({ kind: "toggle" }, " ", "k") },
  {
    group: "Play",
    label: "Slower, faster",
    keys: [...bound({ kind: "rate", by: -1 }, "<"), ...bound({ kind: "rate", by: 1 }, ">")],
  },
  { group: "Play", label: "Skip idle stretches or not", keys: bound({ kind: "idle" }, "i") },
  { group: "Play", label: "Follow the next person's view, the drawing", keys: bound({ kind: "view" }, "v") },
  { group: "Play", label: "Full screen", keys: bound({ kind: "full" }, "f") },
  {
    group: "Move",
    label: "5 seconds back, forth",
    keys: [...bound(BACK, "j"), ...bound(FORTH, "l"), ...bound(BACK, "ArrowLeft"), ...bound(FORTH, "ArrowRight")],
  },
  {
    group: "Move",
    label: "One event back, forth",
    keys: [...bound({ kind: "event", by: -1 }, ","), ...bound({ kind: "event", by: 1 }, ".")],
  },
  {
    group: "Move",
    label: "To a tenth of the recording",
    keys: TENTHS.flatMap((tenth) => bound({ kind: "seekToTenth", tenth }, String(tenth))),
  },
  {
    group: "Move",
    label: "To the start, the end",
    keys: [...bound({ kind: "start" }, "Home"), ...bound({ kind: "end" }, "End")],
  },
  ...JUMP_KINDS.map((to) => {
    const { name, key } = MOMENT_KINDS[to].jump;
    return {
      group: "Jump to the next; with Shift to the one before",
      label: capitalised(name),
      keys: [
        { key, shift: false, action: { kind: "jump", to, by: 1 } },
        { key, shift: true, action: { kind: "jump", to, by: -1 } },
      ] as const,
    };
  }),
  { group: "Help", label: "This sheet", keys: bound({ kind: "shortcuts" }, "?") },
];

/** Each key with its action. */
export const BOUND_KEYS = PLAYER_KEYS.flatMap(({ keys }) =>
  keys.map(({ action, ...shortcut }) => ({ shortcut, action })),
);

/** In a recording the board can only be looked at. */
export const PLAYER_RULES: KeyRules = { evenOnBoard: true, repeats: true };

/** The lines of the shortcuts dialog. */
export const KEY_LINES: readonly KeyLine[] = PLAYER_KEYS.map(({ group, label, keys }) => {
  const words = keys.filter(({ shift }) => shift !== true).flatMap((key) => shortcutWords(key));
  return { group, label, keys: words.length < TENTHS.length ? words : [words[0] ?? "", "…", words.at(-1) ?? ""] };
});

/** The key that a button's label names: a character, since Space presses the button itself. */
export function keyOf(action: PlayerAction): string {
  const same = (other: PlayerAction) => JSON.stringify(other) === JSON.stringify(action);
  const words = BOUND_KEYS.filter((key) => same(key.action)).flatMap(({ shortcut }) => shortcutWords(shortcut));
  return words.find((word) => word.length === 1) ?? "";
}
