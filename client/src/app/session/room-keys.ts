import { MENU_KEYS } from "@/features/command-menu/command-menu";
import { NOTE_KEYS } from "@/features/notes/note-keys";
import { MARK_KEYS } from "@/features/scoring/mark-keys";
import { SHEET_KEYS } from "@/features/worksheets/cells/sheet-keys";
import { type KeyLine, shortcutWords } from "@/lib/key-words";
import { IS_MAC } from "@/lib/mac";
import type { RoomCommand } from "./room-commands";

/** Heading of the list of the room's keys. */
export const KEYS_LEAD = IS_MAC
  ? "Single keys change only your own screen, and work when you are not typing. Anything that affects everybody needs Option. On the board single keys choose tools, so hold Option there. In text fields Option types characters: open the command menu instead."
  : "Single keys change only your own screen, and work when you are not typing. Anything that affects everybody needs Alt. Alt also works while you type, and on the board, where single keys choose tools.";

/** The list of keys: those of the commands, and those that work only in one part of the page. */
export function keyLines(commands: readonly RoomCommand[], interviewing: boolean): KeyLine[] {
  const ofCommands = commands.flatMap(({ label, group, shortcut }) =>
    shortcut === undefined ? [] : [{ label, group, keys: shortcutWords(shortcut) }],
  );
  return [...ofCommands, MENU_KEYS, ...SHEET_KEYS, ...(interviewing ? [...NOTE_KEYS, ...MARK_KEYS] : [])];
}
