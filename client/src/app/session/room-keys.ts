import { MENU_KEYS } from "@/features/command-menu/command-menu";
import { NOTE_KEYS } from "@/features/notes/note-keys";
import { MARK_KEYS } from "@/features/scoring/mark-keys";
import { SHEET_KEYS } from "@/features/worksheets/cells/sheet-keys";
import { type KeyLine, shortcutWords } from "@/lib/key-words";
import { IS_MAC } from "@/lib/mac";
import type { RoomCommand } from "./room-commands";

/** Heading of the list of the room's keys. */
export const KEYS_LEAD = IS_MAC
  ? "Single keys change your own screen alone, and work where you are not typing. What everybody feels needs Option. In a text Option writes characters, and on the board single keys are its tools: there, hold Option, or open the command menu."
  : "Single keys change your own screen alone, and work where you are not typing. What everybody feels needs Alt. Alt works while you type and on the board too, where single keys are its tools.";

/** The list of keys: those of the commands, and those that work only in one part of the page. */
export function keyLines(commands: readonly RoomCommand[], interviewing: boolean): KeyLine[] {
  const ofCommands = commands.flatMap(({ label, group, shortcut }) =>
    shortcut === undefined ? [] : [{ label, group, keys: shortcutWords(shortcut) }],
  );
  return [...ofCommands, MENU_KEYS, ...SHEET_KEYS, ...(interviewing ? [...NOTE_KEYS, ...MARK_KEYS] : [])];
}
