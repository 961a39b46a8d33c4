import { capitalised } from "@/lib/capitalised";
import { type KeyLine, shortcutWords } from "@/lib/key-words";
import type { KeyRules, Shortcut } from "@/lib/keys";
import { JUMP_KINDS, type JumpKind, MOMENT_KINDS } from "../model/moments/moment-kinds";

/** Something that a viewer does with the player, by key or by button. */
export type PlayerAction =
  | {
      readonly kind:
        | "toggle"
        | "idle"
        | "mute"
        | "loop"
        | "full"
        | "board"
        | "view"
        | "link"
        | "clip"
        | "shortcuts"
        | "start"
        | "end";
    }
  | { readonly kind: "leap" | "change" | "moment" | "rate" | "zoom"; readonly by: 1 | -1 }
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
const FORWARD: PlayerAction = { kind: "leap", by: 1 };
const TENTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** All keys of the player, as video players have them. */
const PLAYER_KEYS: readonly PlayerKeys[] = [
  { group: "Play", label: "Play or pause", keys: bound({ kind: "toggle" }, " ", "k") },
  {
    group: "Play",
    label: "Slower, faster",
    keys: [...bound({ kind: "rate", by: -1 }, "<"), ...bound({ kind: "rate", by: 1 }, ">")],
  },
  { group: "Play", label: "Skip idle time, on or off", keys: bound({ kind: "idle" }, "i") },
  { group: "Play", label: "Mute everybody, or hear them again", keys: bound({ kind: "mute" }, "u") },
  { group: "Play", label: "Follow the next person, or the drawing", keys: bound({ kind: "view" }, "v") },
  { group: "Play", label: "Loop: from here, to here, stop", keys: bound({ kind: "loop" }, "b") },
  { group: "Play", label: "Board only", keys: bound({ kind: "board" }, "t") },
  { group: "Play", label: "Full screen", keys: bound({ kind: "full" }, "f") },
  {
    group: "Play",
    label: "Zoom into the timeline, and out",
    keys: [...bound({ kind: "zoom", by: 1 }, "+"), ...bound({ kind: "zoom", by: -1 }, "-")],
  },
  { group: "Play", label: "Copy a link to this moment", keys: bound({ kind: "link" }, "y") },
  { group: "Play", label: "Share a clip: the loop, or from here", keys: bound({ kind: "clip" }, "x") },
  {
    group: "Move",
    label: "5 seconds back, forward",
    keys: [...bound(BACK, "j"), ...bound(FORWARD, "l"), ...bound(BACK, "ArrowLeft"), ...bound(FORWARD, "ArrowRight")],
  },
  {
    group: "Move",
    label: "One change of the board back, forward",
    keys: [...bound({ kind: "change", by: -1 }, ","), ...bound({ kind: "change", by: 1 }, ".")],
  },
  {
    group: "Move",
    label: "To the moment before, after",
    keys: [...bound({ kind: "moment", by: -1 }, "["), ...bound({ kind: "moment", by: 1 }, "]")],
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
      group: "Jump to the next (with Shift, the previous)",
      label: capitalised(name),
      keys: [
        { key, shift: false, action: { kind: "jump", to, by: 1 } },
        { key, shift: true, action: { kind: "jump", to, by: -1 } },
      ] as const,
    };
  }),
  { group: "Help", label: "Show all keys", keys: bound({ kind: "shortcuts" }, "?") },
];

/** Each key with its action. */
export const BOUND_KEYS = PLAYER_KEYS.flatMap(({ keys }) =>
  keys.map(({ action, ...shortcut }) => ({ shortcut, action })),
);

/** In a recording the board can only be looked at. */
export const PLAYER_RULES: KeyRules = { evenOnBoard: true, repeats: true };

/** The lines of the shortcuts dialog. Not everybody may share clips, and not every recording has sound. */
export function keyLines(has: { readonly clips: boolean; readonly sound: boolean }): readonly KeyLine[] {
  const missing = new Set([...(has.clips ? [] : ["clip"]), ...(has.sound ? [] : ["mute"])]);
  return PLAYER_KEYS.filter(({ keys }) => !missing.has(keys[0]?.action.kind ?? "")).map(lineOf);
}

function lineOf({ group, label, keys }: PlayerKeys): KeyLine {
  const words = keys.filter(({ shift }) => shift !== true).flatMap((key) => shortcutWords(key));
  return { group, label, keys: words.length < TENTHS.length ? words : [words[0] ?? "", "…", words.at(-1) ?? ""] };
}

/** The key that a button's label names: a character, since Space presses the button itself. */
export function keyOf(action: PlayerAction): string {
  const same = (other: PlayerAction) => JSON.stringify(other) === JSON.stringify(action);
  const words = BOUND_KEYS.filter((key) => same(key.action)).flatMap(({ shortcut }) => shortcutWords(shortcut));
  return words.find((word) => word.length === 1) ?? "";
}
