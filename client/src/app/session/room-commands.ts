import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import { isInterviewer, type Role } from "@casement/shared/session/role";
import type { Participant } from "@casement/shared/session-log/state";
import { WORKSHEET_KINDS, WORKSHEETS, type WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { CAMERA_KEY, MICROPHONE_KEY } from "@/features/call/space/call-keys";
import type { SharedShortcut, Shortcut } from "@/lib/keys";

interface Described {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** More words that find it in the menu. */
  readonly keywords?: readonly string[];
  readonly run: () => void;
}

/** A command that only changes this person's own screen. */
interface OwnCommand extends Described {
  readonly felt: "by-me";
  readonly shortcut?: Shortcut;
}

/** A command that everybody notices. Its type allows no key without Alt. */
interface SharedCommand extends Described {
  readonly felt: "by-all";
  readonly shortcut?: SharedShortcut;
}

/** Everything that can be done from the keyboard and the command menu. */
export type RoomCommand = OwnCommand | SharedCommand;

/** Actions that change only this person's screen. */
export interface OwnActions {
  readonly openNotes: () => void;
  readonly openGuide: () => void;
  /** Opens the guide with the focus on the button that shows the next hint. */
  readonly openNextHint: () => void;
  readonly openScorecard: () => void;
  readonly showProblem: () => void;
  readonly showWorksheet: (kind: WorksheetKind) => void;
  readonly showSteps: () => void;
  readonly setAppearance: (scheme: Appearance) => void;
  readonly toggleChat: () => void;
  readonly toggleLeft: () => void;
  readonly togglePanel: () => void;
  readonly toggleBoardOnly: () => void;
  readonly follow: (participantId: string | null) => void;
  readonly showShortcuts: () => void;
  readonly addComponent: () => void;
  readonly showOutline: () => void;
  readonly showPatterns: () => void;
  readonly invite: () => void;
}

/** Actions that everybody notices. */
export interface SharedActions {
  readonly next: () => void;
  readonly back: () => void;
  readonly goTo: (stepIndex: number) => void;
  readonly pauseOrResume: () => void;
  readonly extend: () => void;
  readonly shorten: () => void;
  readonly undo: () => void;
  readonly askToEnd: () => void;
  readonly showHint: (hintId: string) => void;
  /** In practice: the guide's next hint, for oneself. */
  readonly takeHint: () => void;
  readonly toggleMicrophone: () => void;
  readonly toggleCamera: () => void;
  readonly joinOrLeaveCall: () => void;
}

type Appearance = "light" | "dark" | "auto";

interface RoomFacts {
  readonly role: Role;
  readonly paused: boolean;
  readonly steps: readonly { readonly key: string; readonly title: string }[];
  /** The other people who are connected. */
  readonly others: readonly Pick<Participant, "id" | "name">[];
  readonly followed: string | null;
  /** Practice: nobody else is there, and guide and scorecard come at the end. */
  readonly practice: boolean;
  /** Whether the patterns and the reference card are offered. */
  readonly patterns: boolean;
  readonly mayInvite: boolean;
  /** The guide's hints that can still be shown, with their numbers in the guide. */
  readonly hints: readonly { readonly id: string; readonly number: number; readonly title: string }[];
  /** null without a call in the plan. */
  readonly call: { readonly isIn: boolean; readonly withPicture: boolean } | null;
  /** Practice with hints. */
  readonly mayTakeHint: boolean;
}

/**
 * Undoes this person's change of the clock from anywhere: the notice with the button may be gone before Tab reaches it.
 */
export const UNDO_SHORTCUT: SharedShortcut = { altCode: "KeyU" };

/** Alt on purpose: Enter after it shows the hint, and a sentence typed beside its field holds letters and spaces. */
const NEXT_HINT_SHORTCUT: SharedShortcut = { altCode: "KeyJ" };

export const PROBLEM_SHORTCUT: Shortcut = { key: "q", altCode: "KeyQ" };

/** Whoever looks for a kind of component finds the way to add one. */
const KIND_NAMES = Object.values(COMPONENT_KINDS).flatMap(({ name, alsoKnownAs }) => [name, ...alsoKnownAs]);

const APPEARANCES = [
  ["light", "Light appearance"],
  ["dark", "Dark appearance"],
  ["auto", "System appearance"],
] as const;

const NOT_ALONE: ReadonlySet<string> = new Set(["guide", "scorecard", "chat", "invite"]);

/**
 * The commands of a role. Pure, so that the key list, the menu and the keys always agree. Commands that everybody
 * notices are made only from `SharedActions`, and no others are, so none of them can get a key without Alt.
 */
export function roomCommands(facts: RoomFacts, actions: OwnActions & SharedActions): RoomCommand[] {
  const interviewing = isInterviewer(facts.role);
  const all = [
    ...(interviewing ? panel(actions) : []),
    ...(interviewing ? hints(facts, actions) : []),
    ...(interviewing ? timer(facts, actions) : []),
    ...reading(actions),
    ...design(facts, actions),
    ...panes(facts, actions),
    ...everybody(facts, actions),
    ...call(facts, actions),
  ];
  return facts.practice ? all.filter(({ id }) => !NOT_ALONE.has(id)) : all;
}

type Listed<C extends RoomCommand> = Omit<C, "felt" | "group">;

const own = (group: string, commands: readonly Listed<OwnCommand>[]) =>
  commands.map((command): OwnCommand => ({ ...command, group, felt: "by-me" }));
const shared = (group: string, commands: readonly Listed<SharedCommand>[]) =>
  commands.map((command): SharedCommand => ({ ...command, group, felt: "by-all" }));

function panel({ openNotes, openGuide, openScorecard }: OwnActions): OwnCommand[] {
  return own("Notes and scores", [
    { id: "note", label: "Write a note", shortcut: { key: "n", altCode: "KeyN" }, run: openNotes },
    { id: "guide", label: "Search the guide", shortcut: { key: "g", altCode: "KeyG" }, run: openGuide },
    { id: "scorecard", label: "Open the scorecard", shortcut: { key: "s", altCode: "KeyK" }, run: openScorecard },
  ]);
}

/** A key leads to the next hint, and Enter shows it; never a key alone, since showing it is help given. */
function hints(
  { hints: left, practice, mayTakeHint }: RoomFacts,
  { openNextHint, showHint, takeHint }: OwnActions & SharedActions,
) {
  if (practice && mayTakeHint) return shared("Guide", [{ id: "hint", label: "Take a hint", run: takeHint }]);
  if (left.length === 0 || practice) return [];
  const next = { id: "hint", label: "Next hint", shortcut: NEXT_HINT_SHORTCUT, run: openNextHint };
  const each = left.map(({ id, number, title }) => ({
    id: `hint-${id}`,
    label: `Show hint ${number}: ${title}`,
    run: () => showHint(id),
  }));
  return [...own("Guide", [next]), ...shared("Guide", each)];
}

/** What there is to read in the room. */
function reading({ showProblem, showWorksheet, showSteps }: OwnActions): OwnCommand[] {
  const keywords = ["question", "statement", "task", "prompt"];
  return own("To read", [
    { id: "problem", label: "Read the problem", keywords, shortcut: PROBLEM_SHORTCUT, run: showProblem },
    { id: "steps", label: "Show the steps", keywords: ["prompts"], run: showSteps },
    ...WORKSHEET_KINDS.map((kind) => ({
      id: `worksheet-${kind}`,
      label: `Worksheet: ${WORKSHEETS[kind].title}`,
      keywords: ["open", "show"],
      run: () => showWorksheet(kind),
    })),
  ]);
}

function timer({ paused, steps }: RoomFacts, actions: SharedActions): SharedCommand[] {
  const pause = paused ? "Resume the timer" : "Pause the timer";
  const goTo = steps.map(({ key, title }, index) => ({
    id: `step-${key}`,
    label: `Go to step ${index + 1}: ${title}`,
    run: () => actions.goTo(index),
  }));
  return shared("Steps and timer", [
    { id: "next", label: "Go to the next step", shortcut: { altCode: "Period" }, run: actions.next },
    { id: "back", label: "Back one step", shortcut: { altCode: "Comma" }, run: actions.back },
    { id: "pause", label: pause, shortcut: { altCode: "KeyP" }, run: actions.pauseOrResume },
    { id: "extend", label: "Add a minute to this step", shortcut: { altCode: "KeyE" }, run: actions.extend },
    { id: "shorten", label: "Take an added minute off this step", keywords: ["less", "minus"], run: actions.shorten },
    { id: "undo", label: "Undo my last change of the timer", shortcut: UNDO_SHORTCUT, run: actions.undo },
    ...goTo,
    { id: "end", label: "End the interview", run: actions.askToEnd },
  ]);
}

function design({ role, patterns: sees }: RoomFacts, actions: OwnActions): OwnCommand[] {
  const add = {
    id: "component",
    label: "Add a component",
    keywords: KIND_NAMES,
    shortcut: { key: "/", altCode: "Slash" },
  };
  const outline = { id: "outline", label: "Outline of the design", shortcut: { key: "o", altCode: "KeyO" } };
  const patterns = { id: "patterns", label: "Patterns and reference card" };
  return own("Board", [
    ...(role === "observer" ? [] : [{ ...add, run: actions.addComponent }]),
    { ...outline, run: actions.showOutline },
    ...(sees ? [{ ...patterns, run: actions.showPatterns }] : []),
  ]);
}

function call({ role, call: now }: RoomFacts, actions: SharedActions): SharedCommand[] {
  if (now === null) return [];
  const { isIn, withPicture } = now;
  const keywords = ["talk", "speak", "sound", "microphone", "silence", "push"];
  const join = { id: "call", label: isIn ? "Leave the call" : "Join the call", keywords: ["phone", "talk", "hang up"] };
  const mute = { id: "mute", label: "Mute or unmute; held: talk", keywords, shortcut: MICROPHONE_KEY };
  const picture = { id: "camera", label: "Show or stop my picture", keywords: ["video", "face"], shortcut: CAMERA_KEY };
  const speaks = isIn && role !== "observer";
  return shared("Call", [
    { ...join, run: actions.joinOrLeaveCall },
    ...(speaks ? [{ ...mute, run: actions.toggleMicrophone }] : []),
    ...(speaks && withPicture ? [{ ...picture, run: actions.toggleCamera }] : []),
  ]);
}

export const BOARD_ONLY_SHORTCUT: Shortcut = { key: "b", altCode: "KeyB" };

function panes({ role }: RoomFacts, actions: OwnActions): OwnCommand[] {
  const left = { id: "left", label: "Show or hide steps and worksheet", shortcut: { key: "l", altCode: "KeyL" } };
  const panel = { id: "panel", label: "Show or hide the panel", shortcut: { key: "i", altCode: "KeyI" } };
  const boardOnly = { id: "board-only", label: "Board only, on or off", shortcut: BOARD_ONLY_SHORTCUT };
  const keywords = ["full", "screen", "focus", "zen", "hide", "everything"];
  return own("Room", [
    { ...boardOnly, keywords, run: actions.toggleBoardOnly },
    { ...left, run: actions.toggleLeft },
    ...(isInterviewer(role) ? [{ ...panel, run: actions.togglePanel }] : []),
  ]);
}

function everybody({ others, followed, mayInvite }: RoomFacts, actions: OwnActions): OwnCommand[] {
  const keywords = ["link", "copy", "share", "join", "people"];
  return own("Room", [
    ...(mayInvite ? [{ id: "invite", label: "Invite somebody", keywords, run: actions.invite }] : []),
    {
      id: "chat",
      label: "Open the chat",
      keywords: ["message", "write"],
      shortcut: { key: "c", altCode: "KeyC" },
      run: actions.toggleChat,
    },
    ...others.map(({ id, name }) => ({
      id: `follow-${id}`,
      label: id === followed ? `Stop following ${name}` : `Follow ${name}`,
      run: () => actions.follow(id === followed ? null : id),
    })),
    { id: "sheet", label: "Show all keys", shortcut: { key: "?" }, run: actions.showShortcuts },
    ...APPEARANCES.map(([scheme, label]) => ({
      id: `appearance-${scheme}`,
      label,
      keywords: ["theme", "colours", "mode"],
      run: () => actions.setAppearance(scheme),
    })),
  ]);
}
