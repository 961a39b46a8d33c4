import type { Guide } from "../problem/problem.js";
import type { RubricCopy } from "../scoring/rubric.js";
import type { Scorecard } from "../scoring/score.js";
import type { Thread } from "../session/comment.js";
import type { Phase } from "../session/phase.js";
import type { Role } from "../session/role.js";
import type { NoteTag, Plan, ReportDraft } from "../session/session.js";
import { idleClock, type StepClock } from "../session/step-clock.js";
import { type Debrief, NO_DEBRIEF } from "./panel/debrief.js";
import type { PublishedReport } from "./report.js";
import { NO_RELEASE, type Release } from "./training/release.js";
import type { SpokenLine } from "./words/spoken-line.js";

/** A stretch of server time, epoch ms, from its start to before its end; null: it goes on. */
export interface Period {
  readonly from: number;
  readonly to: number | null;
}

/** One person's word about the recording of their sound. */
export interface SoundConsent {
  /** null: not answered, refused or withdrawn. */
  readonly agreed: { readonly textVersion: string; readonly at: number } | null;
  /** When they refused, or withdrew what they had agreed to. */
  readonly refusedAt: number | null;
  /** When they agreed, as far as what was said then is kept: nothing outside of it ever is. */
  readonly periods: readonly Period[];
  /** When they had all of their sound deleted that was recorded until then. */
  readonly erasedAt: number | null;
}

export const NO_SOUND_CONSENT: SoundConsent = { agreed: null, refusedAt: null, periods: [], erasedAt: null };

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** CSS hex colour of cursor and avatar. */
  readonly color: string;
  readonly joinedAt: number;
  /** Has a connection right now. */
  readonly present: boolean;
  readonly removed: boolean;
  /** null: not answered, refused or withdrawn. */
  readonly consent: { readonly textVersion: string; readonly at: number } | null;
  /** When the person said that they do not agree to the recording, or withdrew their consent; null: they did not. */
  readonly refusedAt: number | null;
  /** Consent has a scope: this is about sound, `consent` and `refusedAt` about all else. */
  readonly sound: SoundConsent;
}

interface NoteVersion {
  readonly at: number;
  readonly actor: string;
  readonly text: string;
  readonly tag: NoteTag | null;
}

export interface Note {
  readonly id: string;
  readonly author: string;
  /** When it was first written; edits do not move it. */
  readonly at: number;
  readonly stepIndex: number | null;
  readonly text: string;
  readonly tag: NoteTag | null;
  readonly deletedAt: number | null;
  /** Earlier wordings, oldest first. */
  readonly history: readonly NoteVersion[];
}

interface ChatMessage {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly text: string;
}

interface RevealedHint {
  readonly id: string;
  readonly at: number;
  readonly title: string;
  readonly text: string;
}

/** A finding of the checks, as it was shown to the candidate. */
interface RevealedCheck {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly why: string;
  /** Shapes of the board that the finding rests on. */
  readonly componentIds: readonly string[];
}

export interface DeviceRequest {
  readonly id: string;
  readonly participantId: string;
  readonly device: string;
  readonly at: number;
  readonly answer: "waiting" | "admitted" | "refused";
}

/** What only owner and interviewers may read; null in everybody else's fold. */
type PrivateGuide = {
  readonly prompt: string;
  readonly guide: Guide;
  readonly interviewerPrompts: readonly (readonly string[])[];
  readonly rubric: RubricCopy;
};

/** The fold of a session's events: the same type for the server, each viewer's screen and playback. */
export interface SessionState {
  /** Number of events folded. */
  readonly revision: number;
  readonly phase: Phase;
  readonly plan: Plan | null;
  /** The problem's prompt, known to everybody from the start on. */
  readonly prompt: string | null;
  readonly privateGuide: PrivateGuide | null;
  readonly participants: Readonly<Record<string, Participant>>;
  readonly clock: StepClock;
  readonly notes: readonly Note[];
  /** Guide items marked as asked: id -> when. */
  readonly asked: Readonly<Record<string, number>>;
  readonly hints: readonly RevealedHint[];
  readonly checks: readonly RevealedCheck[];
  /** By scorer. A viewer's fold holds only the cards that are not sealed from them. */
  readonly scorecards: Readonly<Record<string, Scorecard>>;
  /** Observers who score as shadows, and since when. */
  readonly shadows: Readonly<Record<string, { readonly at: number }>>;
  /** The rubric as shadows get it, who have no guide; null without one. */
  readonly shadowRubric: RubricCopy | null;
  readonly debrief: Debrief;
  readonly chat: readonly ChatMessage[];
  readonly deviceRequests: readonly DeviceRequest[];
  /** Since when and why no sound is kept although people agreed; null: it is. */
  readonly soundStopped: { readonly at: number; readonly reason: "disk" | "room" } | null;
  /** When each person was connected. */
  readonly presence: Readonly<Record<string, readonly Period[]>>;
  /** What was said in words, in the order in which it came: a file's lines come after the end. */
  readonly lines: readonly SpokenLine[];
  /** By speaker: the import that brought their words from a file. */
  readonly wordImports: Readonly<Record<string, string>>;
  /** When sound and words were deleted because their time was over. */
  readonly soundExpiredAt: number | null;
  readonly reportDraft: ReportDraft | null;
  readonly report: PublishedReport | null;
  /** Ids of the shares by which the candidate watches the recording. */
  readonly sharedRecordings: readonly string[];
  /** Comments on moments, in the order in which their threads were begun. */
  readonly threads: readonly Thread[];
  /** Whether the recording may be used to train raters. */
  readonly release: Release;
}

export const emptyState: SessionState = {
  revision: 0,
  phase: "planned",
  plan: null,
  prompt: null,
  privateGuide: null,
  participants: {},
  clock: idleClock,
  notes: [],
  asked: {},
  hints: [],
  checks: [],
  scorecards: {},
  shadows: {},
  shadowRubric: null,
  debrief: NO_DEBRIEF,
  chat: [],
  deviceRequests: [],
  soundStopped: null,
  presence: {},
  lines: [],
  wordImports: {},
  soundExpiredAt: null,
  reportDraft: null,
  report: null,
  sharedRecordings: [],
  threads: [],
  release: NO_RELEASE,
};
