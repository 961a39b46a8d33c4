import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import type { Marker, MarkerKind } from "@casement/shared/playback/markers";
import type { Remark } from "@casement/shared/playback/remarks";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Icon } from "@/ui/icons/icon";
import {
  IconBulb,
  IconChecks,
  IconMessage,
  IconMessageCircle,
  IconPencil,
  IconPin,
  IconPlayerPause,
  IconPlayerTrackNext,
  IconQuestionMark,
  IconUser,
} from "@/ui/icons/icons";
import { criterionTitle, markWords } from "./moment-labels";

/** What happened, and what people say about it. */
export type MomentKind = MarkerKind | Remark["kind"];

interface KindDescription {
  /** Of many, in the menu of kinds. */
  readonly name: string;
  readonly icon: Icon;
  /** How one jumps to the next of them: "Next <name>", or the key; with Shift to the one before. */
  readonly jump?: { readonly name: string; readonly key: string };
  /** Has a mark of its own on the timeline; steps are the band itself, and pauses gaps in it. */
  readonly onLane: boolean;
  /** Who did it stands before its words, which do not say it themselves. */
  readonly namesActor: boolean;
  /** Not shown until somebody asks for it. */
  readonly hiddenAtFirst?: true;
}

/** Every kind of moment, in the order of the menus. */
export const MOMENT_KINDS = {
  step: {
    name: "Steps",
    icon: IconPlayerTrackNext,
    jump: { name: "step", key: "s" },
    onLane: false,
    namesActor: false,
  },
  pause: { name: "Pauses", icon: IconPlayerPause, onLane: false, namesActor: false },
  note: { name: "Notes", icon: IconPencil, jump: { name: "note", key: "n" }, onLane: true, namesActor: true },
  score: {
    name: "Marks",
    icon: IconChecks,
    jump: { name: "mark", key: "m" },
    onLane: true,
    namesActor: true,
  },
  pin: { name: "Evidence", icon: IconPin, jump: { name: "evidence", key: "e" }, onLane: true, namesActor: true },
  comment: {
    name: "Comments",
    icon: IconMessageCircle,
    jump: { name: "comment", key: "c" },
    onLane: true,
    namesActor: true,
  },
  question: {
    name: "Questions",
    icon: IconQuestionMark,
    jump: { name: "question", key: "q" },
    onLane: true,
    namesActor: false,
  },
  hint: { name: "Hints", icon: IconBulb, jump: { name: "hint", key: "h" }, onLane: true, namesActor: false },
  chat: { name: "Chat", icon: IconMessage, onLane: true, namesActor: true },
  person: { name: "Joined and left", icon: IconUser, onLane: true, namesActor: false, hiddenAtFirst: true },
} as const satisfies Readonly<Record<MomentKind, KindDescription>>;

export const KINDS = Object.keys(MOMENT_KINDS) as readonly MomentKind[];

/** The kinds that one can jump to. */
export type JumpKind = {
  [K in MomentKind]: (typeof MOMENT_KINDS)[K] extends { readonly jump: object } ? K : never;
}[MomentKind];

export const JUMP_KINDS = KINDS.filter((kind): kind is JumpKind => "jump" in MOMENT_KINDS[kind]);

/** The description of a kind, whichever it is. */
export function descriptionOf(kind: MomentKind): KindDescription {
  return MOMENT_KINDS[kind];
}

function questionText({ privateGuide }: Pick<SessionState, "privateGuide">, itemId: string): string {
  const { questions = [], followUps = [] } = privateGuide?.guide ?? {};
  return [...questions, ...followUps].find(({ id }) => id === itemId)?.question ?? "a question of the guide";
}

/** What one reads of what happened: a note's words, a step's name. `state` is the fold at the recording's end. */
export function momentWords(
  { event }: Marker,
  state: SessionState,
  { participants }: Pick<PlaybackManifest, "participants">,
): string {
  const nameOf = (id: string) => participants.find((person) => person.id === id)?.name ?? "Somebody";
  const stepName = (index: number) => `${index + 1} ${state.plan?.steps[index]?.title ?? ""}`;
  // Without a default: a kind of event that becomes a marker does not compile until it has words.
  switch (event.kind) {
    case "session.started":
      return stepName(state.plan?.branchedFrom?.stepIndex ?? 0);
    case "step.entered":
      return stepName(event.payload.stepIndex);
    case "timer.paused":
      return "The clock was paused";
    case "note.added":
    case "chat.sent":
      return event.payload.text;
    case "hint.revealed":
      return `Hint: ${event.payload.title}`;
    case "check.revealed":
      return `Design check: ${event.payload.text}`;
    case "question.marked":
      return `Asked: ${questionText(state, event.payload.itemId)}`;
    case "score.set": {
      const { criterion, mark } = event.payload;
      return `${criterionTitle(state, criterion)}: ${markWords(mark)}`;
    }
    case "participant.arrived":
      return `${nameOf(event.payload.participantId)} joined`;
    case "participant.left":
      return `${nameOf(event.payload.participantId)} left`;
    case "participant.removed":
      return `${nameOf(event.payload.participantId)} was removed`;
  }
}

/** Kinds of what people write about what they hear. */
const ABOUT_TALK: ReadonlySet<MomentKind> = new Set(["note", "pin", "comment"]);

export const isAboutTalk = (kind: MomentKind): boolean => ABOUT_TALK.has(kind);
