import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * These listen to keys where nobody can write: on a tab, a radio, a line between panes, a list of buttons, a dragged
 * card or connection.
 */
const WITHOUT_TEXT = [
  "room/left-tabs",
  "room/separator",
  "palette/use-drag-out",
  "connecting/use-connect-drag",
  "outline/outline",
  "ui/choice-keys",
  "ui/stop-editor-shortcuts",
];

test("UI-111 each key listener first checks whether an input method is at work", () => {
  const client = path.resolve(__dirname, "../client/src");
  const sources = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!test)\.tsx?$/.test(file),
  );
  const listening = sources
    .map((file) => [file, readFileSync(path.join(client, file), "utf8")] as const)
    .filter(([, text]) => /event\.key\b|\bactionOfKey\(event|\bkey, ctrlKey|fires\(shortcut, event/.test(text));
  const silent = listening.filter(([, text]) => !text.includes("isComposing(")).map(([file]) => file);
  expect(listening.length).toBeGreaterThan(12);
  expect(silent.filter((file) => !WITHOUT_TEXT.some((name) => file.includes(name)))).toEqual([]);
});
