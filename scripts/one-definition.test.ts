import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { COMMANDS } from "../shared/src/contract/commands.js";
import { COMPONENT_KINDS } from "../shared/src/design/component-kinds.js";
import { EVENT_KINDS } from "../shared/src/session-log/event-kinds.js";
import { WORKSHEETS } from "../shared/src/worksheets/worksheet.js";

/*
 * How many files another worksheet, command with its event, kind of component or kind of moment takes. "How to add" in
 * CONTRIBUTING.md lists them. Tests, content and styles are not counted: a test fails without its example, and a style is
 * a choice.
 */

const ROOT = path.join(__dirname, "..");
const SOURCES = ["shared/src", "server/src", "client/src"]
  .flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: "utf8" }).map((file) =>
      path.posix.join(room, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file))
  .map((file) => ({ file, source: readFileSync(path.join(ROOT, file), "utf8") }));

/** Files that name all of these, as a text or as the key of a row. */
function filesWithAll(names: readonly string[]): string[] {
  const patterns = names.map((name) => new RegExp(`["'\`]${name}["'\`]|(?:^|[\\s{,])${name}:`, "m"));
  return SOURCES.filter(({ source }) => patterns.every((pattern) => pattern.test(source))).map(({ file }) => file);
}

/** Files that name any of these as a text. */
function filesWithAny(names: readonly string[]): string[] {
  return SOURCES.filter(({ source }) => names.some((name) => source.includes(`"${name}"`))).map(({ file }) => file);
}

const MARKERS = "shared/src/playback/markers.ts";
const MOMENT_KINDS = "client/src/features/player/model/moments/moment-kinds.ts";

test("a kind of component has rows in 2 files", () => {
  expect(filesWithAll(Object.keys(COMPONENT_KINDS))).toEqual([
    "shared/src/design/component-kinds.ts",
    "client/src/features/board/shapes/kind-look.ts",
  ]);
  // One without rules of its own is named nowhere else.
  expect(filesWithAll(["breaker"])).toHaveLength(2);
});

/** The guide's parts have the names of the worksheets; a new worksheet may have none. */
const GUIDE_PARTS = "client/src/features/guide/guide-sections.tsx";

test("a worksheet has rows in 3 files, and its screen", () => {
  const withAll = (names: readonly string[]) => filesWithAll(names).filter((file) => file !== GUIDE_PARTS);
  expect(withAll(Object.keys(WORKSHEETS))).toEqual([
    "shared/src/worksheets/worksheet.ts",
    "shared/src/worksheets/export/sheets-markdown.ts",
    "client/src/features/worksheets/sheet-bodies.ts",
  ]);
  // One that nothing else is made from is named nowhere else.
  const screen = "client/src/features/worksheets/deep-dive/";
  expect(withAll(["deep-dive"]).filter((file) => !file.startsWith(screen))).toHaveLength(3);
});

test("a kind of moment has rows in 2 files", () => {
  const source = readFileSync(path.join(ROOT, MARKERS), "utf8");
  const table = /const KINDS = \{(.*?)\}/s.exec(source)?.[1] ?? "";
  const kinds = new Set([...table.matchAll(/: "(\w+)"/g)].map(([, kind = ""]) => kind));
  expect(kinds.size).toBeGreaterThan(5);
  expect(filesWithAll([...kinds])).toEqual([MARKERS, MOMENT_KINDS]);
});

/** The event that a command makes is its subject's with the most similar verb: `note.add`, `note.added`. */
function eventOf(command: string): string[] {
  const common = (event: string) => [...command].findIndex((letter, index) => event[index] !== letter);
  const length = (event: string) => (event.startsWith(command) ? command.length : common(event));
  const [best] = Object.keys(EVENT_KINDS).sort((a, b) => length(b) - length(a));
  return best !== undefined && length(best) > command.indexOf(".") + 2 ? [best] : [];
}

const MOST_FILES = 6;
/**
 * Removing somebody also ends their connections, their access and what they may hear, and is audited. That feedback is
 * shared also stands in the lists. Consent is withdrawn in two scopes, each with a card of its own, and withdrawing that of
 * sound deletes files. What a file brought of somebody's words is dropped also when another one takes its place; a file's
 * lines are the same event as those that are spoken, and all are erased with the sound.
 */
const MORE: Readonly<Record<string, number>> = {
  "participant.remove": 9,
  "report.publish": 7,
  "consent.withdraw": 7,
  "words.drop": 8,
  "words.speak": 8,
};

describe("a command with its event", () => {
  const commands = Object.keys(COMMANDS);

  test("is found with its event", () => {
    expect(eventOf("note.add")).toEqual(["note.added"]);
    expect(eventOf("thread.begin")).toEqual(["thread.begun"]);
    expect(eventOf("report.withdraw")).toEqual(["report.withdrawn"]);
    // Calls are in no session log.
    const logged = commands.filter((command) => !command.startsWith("call."));
    expect(logged.filter((command) => eventOf(command).length === 0)).toEqual([
      "session.resync",
      "clock.sync",
      "hint.take",
    ]);
  });

  test.each(commands)(`%s is named in at most ${MOST_FILES} files, beside those of its kind of moment`, (command) => {
    const files = filesWithAny([command, ...eventOf(command)]).filter(
      (file) => ![MARKERS, MOMENT_KINDS].includes(file),
    );
    expect(files.length).toBeGreaterThan(1);
    expect({ files, many: files.length > (MORE[command] ?? MOST_FILES) }).toEqual({ files, many: false });
  });
});
