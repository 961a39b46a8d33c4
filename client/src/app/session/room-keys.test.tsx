import { type OwnActions, roomCommands, type SharedActions } from "./room-commands";
import { keyLines } from "./room-keys";

const actions = new Proxy({}, { get: () => () => undefined }) as OwnActions & SharedActions;
const facts = {
  paused: false,
  steps: [],
  others: [],
  followed: null,
  practice: false,
  patterns: false,
  mayInvite: false,
  hints: [],
  call: null,
  mayTakeHint: false,
} as const;
const linesOf = (role: "owner" | "candidate") =>
  keyLines(roomCommands({ ...facts, role }, actions), role === "owner").map(
    ({ group, label, keys }) => `${group}: ${label}: ${keys.join(" | ")}`,
  );

test("UI-45 the list of keys names those of commands, fields and worksheets, each as it is pressed", () => {
  const lines = linesOf("owner");
  expect(lines).toEqual(
    expect.arrayContaining([
      "Notes and scores: Write a note: N | Alt N",
      "Steps and timer: Go to the next step: Alt .",
      "Room: Command menu: Ctrl or ⌘ K",
      "Room: Board only, on or off: B | Alt B",
      "Room: Show or hide steps and worksheet: L | Alt L",
      "Room: Show or hide the panel: I | Alt I",
      "In a worksheet: New row; from a text of several lines: Enter | Ctrl or ⌘ Enter",
      "In a worksheet: Move the row up or down: Alt ↑ | Alt ↓",
      "In a worksheet: Next cell: ↑ | ↓ | ← | → | Tab",
      "In a worksheet: Undo and redo your own edits: Ctrl or ⌘ Z | Ctrl or ⌘ Shift Z",
      "While writing a note: Keep the note: Enter",
      "While writing a note: New line: Shift Enter",
      "While writing a note: Strength, concern, question: Alt 1 | Alt 2 | Alt 3",
      "While writing a note: Keep it as evidence for criterion 1, 2, 3 and so on: Alt Shift 1 | Alt Shift 2 | Alt Shift 3",
      "On a criterion's marks: Mark 1 to 4, and go to the next criterion: 1 | 2 | 3 | 4",
      "On a criterion's marks: Mark and write the evidence; works in its text too: Alt 1 | Alt 2 | Alt 3 | Alt 4 | Alt 0",
      "On a criterion's marks: Move between marks without choosing: ← | →",
    ]),
  );
});

test("UI-46 a candidate's list has no keys of notes and marks", () => {
  const lines = linesOf("candidate");
  expect(lines).toContain("In a worksheet: Remove an empty row: Backspace");
  expect(lines.filter((line) => /^(Notes|Steps|While writing a note|On a criterion)/.test(line))).toEqual([]);
});
