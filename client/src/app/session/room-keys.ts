import { digitWords } from "@/lib/digit-key";
import { IS_MAC } from "@/lib/mac";

/** Heading of the list of the room's keys. */
export const KEYS_LEAD = IS_MAC
  ? "Single keys change your own screen alone, and work where you are not typing. What everybody feels needs Option. In a text Option writes characters, and on the board single keys are its tools: there, hold Option, or open the command menu."
  : "Single keys change your own screen alone, and work where you are not typing. What everybody feels needs Alt. Alt works while you type and on the board too, where single keys are its tools.";

/** The command menu's component sets its key itself. */
export const MENU_KEYS = { label: "Command menu", group: "Room", keys: ["Ctrl or ⌘ K"] } as const;

/** Keys that work only in one part of the page, for the list of keys. */
export const LOCAL_KEYS = [
  { label: "Keep the note", group: "While writing a note", keys: ["Enter"] },
  { label: "New line", group: "While writing a note", keys: ["Shift Enter"] },
  {
    label: "Strength, concern, question",
    group: "While writing a note",
    keys: [1, 2, 3].map((digit) => digitWords(digit)),
  },
  { label: "Mark 1 to 4", group: "On a criterion", keys: [1, 2, 3, 4].map((digit) => digitWords(digit)) },
  { label: "Not observed", group: "On a criterion", keys: [digitWords(0)] },
  { label: "Another mark, without giving it", group: "On a criterion", keys: ["↑", "↓"] },
];

/** Keys of the worksheets, for people who may write in them. */
export const SHEET_KEYS = [
  { label: "New row; from a text of several lines", group: "In a worksheet", keys: ["Enter", "Ctrl or ⌘ Enter"] },
  { label: "Remove an empty row", group: "In a worksheet", keys: ["Backspace"] },
  { label: "Move the row up or down", group: "In a worksheet", keys: ["Alt ↑", "Alt ↓"] },
  { label: "Next cell", group: "In a worksheet", keys: ["↑", "↓", "←", "→", "Tab"] },
  { label: "Undo and redo your own edits", group: "In a worksheet", keys: ["Ctrl or ⌘ Z", "Ctrl or ⌘ Shift Z"] },
] as const;
