import type { Participant } from "@casement/shared/record/state";
import { isInterviewer, type Role } from "@casement/shared/role";
import type { Shortcut } from "../../features/shortcuts/shortcut";

/** Everything one can do from the keyboard and the command menu. */
export interface RoomCommand {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly shortcut?: Shortcut;
  /** Words under which the menu finds it too. */
  readonly keywords?: readonly string[];
  readonly run: () => void;
}

export interface RoomActions {
  readonly next: () => void;
  readonly back: () => void;
  readonly goTo: (stepIndex: number) => void;
  readonly pauseOrResume: () => void;
  readonly extend: () => void;
  readonly askToEnd: () => void;
  readonly openNotes: () => void;
  readonly openGuide: () => void;
  readonly openScorecard: () => void;
  readonly toggleChat: () => void;
  readonly follow: (participantId: string | null) => void;
  readonly showSheet: () => void;
  readonly addComponent: () => void;
  readonly showOutline: () => void;
  readonly showPatterns: () => void;
  readonly invite: () => void;
}

export interface RoomFacts {
  readonly role: Role;
  readonly paused: boolean;
  readonly steps: readonly { readonly key: string; readonly title: string }[];
  /** Others who are here. */
  readonly others: readonly Pick<Participant, "id" | "name">[];
  readonly followed: string | null;
  /** Nobody else is here, and guide and scorecard come at the end. */
  readonly practice: boolean;
  /** Has the patterns and the reference card. */
  readonly patterns: boolean;
  readonly mayInvite: boolean;
}

const NOT_ALONE: ReadonlySet<string> = new Set(["guide", "scorecard", "chat", "invite"]);

/** The commands of a role. Pure, so that the sheet, the menu and the keys can never disagree. */
export function roomCommands(facts: RoomFacts, actions: RoomActions): RoomCommand[] {
  const all = [
    ...(isInterviewer(facts.role) ? interviewing(facts, actions) : []),
    ...design(facts, actions),
    ...everybody(facts, actions),
  ];
  return facts.practice ? all.filter(({ id }) => !NOT_ALONE.has(id)) : all;
}

function interviewing({ paused, steps }: RoomFacts, actions: RoomActions): RoomCommand[] {
  const timer = "Steps and timer";
  const panel = "Notes and scores";
  return [
    {
      id: "note",
      label: "Write a note",
      group: panel,
      shortcut: { key: "n", altCode: "KeyN" },
      run: actions.openNotes,
    },
    {
      id: "guide",
      label: "Search the guide",
      group: panel,
      shortcut: { key: "g", altCode: "KeyG" },
      run: actions.openGuide,
    },
    {
      id: "scorecard",
      label: "Open the scorecard",
      group: panel,
      shortcut: { key: "s", altCode: "KeyK" },
      run: actions.openScorecard,
    },
    {
      id: "next",
      label: "Go to the next step",
      group: timer,
      shortcut: { key: ".", altCode: "Period" },
      run: actions.next,
    },
    { id: "back", label: "Back one step", group: timer, shortcut: { key: ",", altCode: "Comma" }, run: actions.back },
    {
      id: "pause",
      label: paused ? "Resume the timer" : "Pause the timer",
      group: timer,
      shortcut: { key: "p", altCode: "KeyP" },
      run: actions.pauseOrResume,
    },
    {
      id: "extend",
      label: "Add a minute to this step",
      group: timer,
      shortcut: { key: "e", altCode: "KeyE" },
      run: actions.extend,
    },
    ...steps.map((step, index) => ({
      id: `step-${step.key}`,
      label: `Go to step ${index + 1}: ${step.title}`,
      group: timer,
      run: () => actions.goTo(index),
    })),
    { id: "end", label: "End the interview", group: timer, run: actions.askToEnd },
  ];
}

function design({ role, patterns: sees }: RoomFacts, actions: RoomActions): RoomCommand[] {
  const group = "Board";
  const add = { id: "component", label: "Add a component", group, shortcut: { key: "/", altCode: "Slash" } };
  const outline = { id: "outline", label: "Outline of the design", group, shortcut: { key: "o", altCode: "KeyO" } };
  const patterns = { id: "patterns", label: "Patterns and reference card", group };
  return [
    ...(role === "observer" ? [] : [{ ...add, run: actions.addComponent }]),
    { ...outline, run: actions.showOutline },
    ...(sees ? [{ ...patterns, run: actions.showPatterns }] : []),
  ];
}

function everybody({ others, followed, mayInvite }: RoomFacts, actions: RoomActions): RoomCommand[] {
  const group = "Room";
  const invite = {
    id: "invite",
    label: "Invite somebody",
    group,
    keywords: ["link", "copy", "share", "join", "people"],
  };
  return [
    ...(mayInvite ? [{ ...invite, run: actions.invite }] : []),
    { id: "chat", label: "Open the chat", group, shortcut: { key: "c", altCode: "KeyC" }, run: actions.toggleChat },
    ...others.map(({ id, name }) => ({
      id: `follow-${id}`,
      label: id === followed ? `Stop following ${name}` : `Follow ${name}'s view`,
      group,
      run: () => actions.follow(id === followed ? null : id),
    })),
    { id: "sheet", label: "Show all keys", group, shortcut: { key: "?" }, run: actions.showSheet },
  ];
}

/** The command menu has its key from its component. */
export const MENU_KEYS = { label: "Command menu", group: "Room", keys: ["Ctrl or ⌘ K"] } as const;

/** Keys that work in one place alone, for the sheet. */
export const LOCAL_KEYS = [
  { label: "Keep the note", group: "While writing a note", keys: ["Enter"] },
  { label: "New line", group: "While writing a note", keys: ["Shift Enter"] },
  { label: "Strength, concern, question", group: "While writing a note", keys: ["Alt 1", "Alt 2", "Alt 3"] },
  { label: "Mark 1 to 4", group: "On a criterion", keys: ["1", "2", "3", "4"] },
  { label: "Not observed", group: "On a criterion", keys: ["0"] },
] as const;

/** Keys of the worksheets, for whoever writes in them. */
export const SHEET_KEYS = [
  { label: "New row; from a text of several lines", group: "In a worksheet", keys: ["Enter", "Ctrl or ⌘ Enter"] },
  { label: "Remove an empty row", group: "In a worksheet", keys: ["Backspace"] },
  { label: "Move the row up or down", group: "In a worksheet", keys: ["Alt ↑", "Alt ↓"] },
  { label: "Next cell", group: "In a worksheet", keys: ["↑", "↓", "←", "→", "Tab"] },
  { label: "Undo and redo your own edits", group: "In a worksheet", keys: ["Ctrl or ⌘ Z", "Ctrl or ⌘ Shift Z"] },
] as const;
