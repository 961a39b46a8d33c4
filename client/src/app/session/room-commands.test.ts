import { type OwnActions, roomCommands, type SharedActions } from "./room-commands";

const actions = new Proxy({}, { get: () => () => undefined }) as OwnActions & SharedActions;
const facts = {
  call: null,
  paused: false,
  steps: [{ key: "a", title: "A" }],
  others: [],
  followed: null,
  practice: false,
  patterns: false,
  mayInvite: false,
  hints: [],
  mayTakeHint: false,
} as const;

test("UI-46 a candidate and an observer have none of the interviewer's commands", () => {
  const ids = (role: "candidate" | "observer") => roomCommands({ ...facts, role }, actions).map(({ id }) => id);
  const everybodys = [
    ...["problem", "steps", "worksheet-requirements", "worksheet-estimate", "worksheet-api", "worksheet-data-model"],
    ...["worksheet-deep-dive", "worksheet-bottlenecks", "component", "outline", "board-only", "left", "chat", "sheet"],
    ...["appearance-light", "appearance-dark", "appearance-auto"],
  ];
  const hints = [{ id: "h1", number: 1, title: "Compare reads with writes" }];
  const withHints = roomCommands({ ...facts, role: "candidate", hints }, actions).map(({ id }) => id);
  expect(ids("candidate")).toEqual(everybodys);
  expect(withHints).toEqual(everybodys);
  expect(ids("observer")).toEqual(everybodys.filter((id) => id !== "component"));
});

test("PAT-3 patterns are a command only for people to whom they are offered", () => {
  const ids = roomCommands({ ...facts, role: "candidate", patterns: true }, actions).map(({ id }) => id);
  expect(ids).toContain("patterns");
});

test("PRA-20 somebody who practises alone has no commands for guide, scorecard and chat", () => {
  const ids = roomCommands({ ...facts, role: "owner", practice: true }, actions).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["note", "next", "pause", "end"]));
  for (const id of ["guide", "scorecard", "chat"]) expect(ids).not.toContain(id);
});

test("UI-101 people who may invite find it by any word for it, and people who practise alone do not", () => {
  const invite = (practice: boolean, mayInvite: boolean) =>
    roomCommands({ ...facts, role: "owner", practice, mayInvite }, actions).find(({ id }) => id === "invite");
  const words = `${invite(false, true)?.label} ${invite(false, true)?.keywords}`.toLowerCase();
  for (const word of ["invite", "link", "copy", "share"]) expect(words).toContain(word);
  expect(invite(false, false)).toBeUndefined();
  expect(invite(true, true)).toBeUndefined();
});

test("UI-47 no two commands share an id or a key", () => {
  const commands = roomCommands({ ...facts, role: "owner" }, actions);
  for (const values of [
    commands.map(({ id }) => id),
    commands.flatMap(({ shortcut }) => shortcut?.key ?? []),
    commands.flatMap(({ shortcut }) => shortcut?.altCode ?? []),
  ]) {
    expect(new Set(values).size).toBe(values.length);
  }
});

/** Keys of tldraw 3.15 with Alt, from its tools and actions. */
const TAKEN_BY_THE_BOARD = ["A", "D", "F", "H", "R", "S", "T", "V", "W"].map((letter) => `Key${letter}`);

test("UI-48 the Alt combinations are none of the board's", () => {
  const codes = roomCommands({ ...facts, role: "owner" }, actions).flatMap(({ shortcut }) => shortcut?.altCode ?? []);
  expect(codes.length).toBeGreaterThan(8);
  expect(codes.filter((code) => TAKEN_BY_THE_BOARD.includes(code))).toEqual([]);
});

test.each(["owner", "interviewer", "candidate", "observer"] as const)(
  "UI-112 none of what %s can do is felt by all and has a key without Alt",
  (role) => {
    const pressed: string[] = [];
    const acting = new Proxy({}, { get: (_none, name) => () => pressed.push(String(name)) }) as OwnActions &
      SharedActions;
    const commands = roomCommands({ ...facts, role, patterns: true, others: [{ id: "b", name: "Ben" }] }, acting);
    for (const { run } of commands.filter(({ shortcut }) => shortcut?.key !== undefined)) run();
    expect(pressed.length).toBeGreaterThan(1);
    const felt = ["next", "back", "goTo", "pauseOrResume", "extend", "undo", "askToEnd"];
    expect(pressed.filter((name) => felt.includes(name))).toEqual([]);
  },
);

test("UI-185 an interviewer finds each hint that is left, and a key leads to the next one without showing it", () => {
  const hints = [
    { id: "h2", number: 2, title: "When is the work done?" },
    { id: "h5", number: 5, title: "Not every account is average" },
  ];
  const shown: string[] = [];
  const noted = new Proxy({ showHint: (id: string) => shown.push(id) } as Partial<OwnActions & SharedActions>, {
    get: (some, name) => some[name as "showHint"] ?? (() => undefined),
  }) as OwnActions & SharedActions;
  const commands = roomCommands({ ...facts, role: "owner", hints }, noted);
  const next = commands.find(({ id }) => id === "hint");
  expect(next?.shortcut?.key).toBeUndefined();
  next?.run();
  expect(shown).toEqual([]);
  commands.find(({ label }) => label === "Show hint 5: Not every account is average")?.run();
  expect(shown).toEqual(["h5"]);
});

test("UI-185 somebody who practises takes the next hint, and finds none by its title", () => {
  const hints = [{ id: "h2", number: 2, title: "When is the work done?" }];
  const commands = roomCommands({ ...facts, role: "owner", practice: true, mayTakeHint: true, hints }, actions);
  expect(commands.filter(({ group }) => group === "Guide").map(({ label }) => label)).toEqual(["Take a hint"]);
});

test.each(["queue", "theme", "estimate", "question"])("UI-184 the menu knows %s, for a candidate too", (word) => {
  const commands = roomCommands({ ...facts, role: "candidate" }, actions);
  const found = commands.filter(({ label, keywords = [] }) => `${label} ${keywords}`.toLowerCase().includes(word));
  expect(found).not.toEqual([]);
});
