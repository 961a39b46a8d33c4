import { createHash } from "node:crypto";
import { MESSAGE } from "@casement/shared/contract/board-wire";
import { COMMANDS, type CommandName, type CommandPayload } from "@casement/shared/contract/commands";
import { ROUTES, type RouteBody, type RouteName, type RouteQuery } from "@casement/shared/contract/http/routes";
import type { Action } from "@casement/shared/contract/policy";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import type { SessionState } from "@casement/shared/session-log/state";
import { RELEASE_TEXT_VERSION } from "@casement/shared/session-log/training/release";
import type { Actor } from "./session-stage.js";

/** A valid payload for every command, accepted if role and phase allow it. A missing command does not compile. */
export const COMMAND_CALLS: { readonly [N in CommandName]: (state: SessionState, actor: Actor) => CommandPayload<N> } =
  {
    "session.resync": () => ({}),
    "clock.sync": () => ({}),
    "call.join": (_state, { role }) => ({ placeId: `by-${role}`, isMuted: true, hasPicture: false }),
    "call.leave": () => ({}),
    "call.show": () => ({ isMuted: false, hasPicture: false }),
    "call.signal": () => ({ to: "none", toPlace: "none", signal: { kind: "hears", hears: true } }),
    "session.start": () => ({}),
    "session.end": () => ({}),
    "step.enter": ({ clock }) => ({ stepIndex: 1, expectedRevision: clock.revision }),
    "step.extend": ({ clock }) => ({ stepIndex: 0, byMs: 60_000, expectedRevision: clock.revision }),
    "step.shorten": ({ clock }) => ({ stepIndex: 0, byMs: 60_000, expectedRevision: clock.revision }),
    "timer.pause": ({ clock }) => ({ expectedRevision: clock.revision }),
    "timer.resume": ({ clock }) => ({ expectedRevision: clock.revision }),
    "timer.undo": ({ clock }) => ({ expectedRevision: clock.revision }),
    "note.add": (_state, { role }) => ({ noteId: `by-${role}`, text: "text", tag: null }),
    "note.edit": (_state, { role }) => ({ noteId: `by-${role}`, text: "other", tag: null }),
    "note.delete": (_state, { role }) => ({ noteId: `by-${role}` }),
    "question.mark": () => ({ itemId: "q-scope", asked: true }),
    "hint.reveal": () => ({ hintId: "none" }),
    "hint.take": () => ({}),
    "check.reveal": (_state, { role }) => ({ checkId: `by-${role}`, text: "text", why: "why", componentIds: [] }),
    "score.set": () => ({ criterion: "structure", mark: 3, evidence: "e" }),
    "evidence.pin": ({ clock }, { role }) => ({
      pinId: `by-${role}`,
      criterion: "structure",
      shapeIds: ["shape:a"],
      label: "",
      at: clock.startedAt ?? 0,
    }),
    "evidence.unpin": (_state, { role }) => ({ pinId: `by-${role}` }),
    "scorecard.recommend": () => ({ recommendation: "yes", summary: "" }),
    "scorecard.submit": () => ({}),
    "debrief.open": () => ({ reason: "reason" }),
    "debrief.remark": (_state, { role }) => ({ remarkId: `by-${role}`, criterion: "structure", text: "text" }),
    "consensus.set": () => ({ criterion: "structure", mark: 3, reason: "reason" }),
    "decision.make": () => ({ recommendation: "yes", reason: "reason" }),
    "shadow.seat": () => ({ participantId: "none" }),
    "chat.send": (_state, { role }) => ({ messageId: `by-${role}`, text: "hi" }),
    "consent.give": () => ({ textVersion: CONSENT_TEXT_VERSION }),
    "consent.refuse": () => ({}),
    "consent.withdraw": () => ({}),
    "words.speak": ({ clock }, { role }) => {
      const from = clock.startedAt ?? 0;
      return { lineId: `by-${role}`, text: "text", from, to: from + 1, source: "device" };
    },
    "words.correct": (_state, { role }) => ({ lineId: `by-${role}`, text: "other" }),
    "words.drop": (_state, { participantId }) => ({ speakerId: participantId }),
    "device.admit": () => ({ requestId: "none" }),
    "device.refuse": () => ({ requestId: "none" }),
    "participant.remove": () => ({ participantId: "none" }),
    "report.draft": () => ({ feedback: "", includeScores: false }),
    "report.publish": () => ({ feedback: "", includeScores: false }),
    "report.withdraw": () => ({}),
    "thread.begin": ({ clock }, { role }) => ({
      threadId: `by-${role}`,
      at: clock.startedAt ?? 0,
      text: "text",
      withCandidate: role === "candidate",
    }),
    "thread.resolve": (_state, { role }) => ({ threadId: `by-${role}` }),
    "thread.reopen": (_state, { role }) => ({ threadId: `by-${role}` }),
    "comment.add": (_state, { role }) => ({ threadId: `by-${role}`, commentId: `reply-by-${role}`, text: "text" }),
    "comment.edit": (_state, { role }) => ({ threadId: `by-${role}`, commentId: `by-${role}`, text: "other" }),
    "training.ask": () => ({}),
    "training.release": () => ({ textVersion: RELEASE_TEXT_VERSION }),
    "training.withdraw": () => ({}),
    "comment.delete": (_state, { role }) => ({ threadId: `by-${role}`, commentId: `by-${role}` }),
  };

/** Errors of commands that role and phase allowed, but the state did not. */
export const OWN_REFUSALS = new Set(["CONFLICT", "NOT_FOUND", "SCORECARD_INCOMPLETE", "SOUND_REFUSED"]);

/** Routes of a session: their `access` holds actions of the policy. */
type SessionRoute = {
  [N in RouteName]: (typeof ROUTES)[N]["access"] extends Action ? N : never;
}[RouteName];

const draft = { title: "Again", problemId: "twitter", frameworkId: "six-steps", scheduledAt: null, timeZone: null };

/** A body for every route of a session. A missing route does not compile. */
export const ROUTE_BODIES: { readonly [N in SessionRoute]: RouteBody<N> } = {
  getSession: undefined,
  getSessionState: undefined,
  editSession: draft,
  deleteSession: undefined,
  duplicateSession: undefined,
  branchSession: { at: 0 },
  listBranches: undefined,
  readRecord: undefined,
  readArchive: undefined,
  getSoundSize: undefined,
  readDecision: undefined,
  readDecisionTable: undefined,
  readReport: undefined,
  readPanelReport: undefined,
  exportPlayer: undefined,
  getIceServers: undefined,
  readBoard: undefined,
  getPlayback: undefined,
  readPlaybackChunk: undefined,
  readPlaybackKeyframe: undefined,
  readPlaybackViews: undefined,
  listInvites: undefined,
  createInvite: { role: "observer" },
  createReturnLink: {},
  createOwnReturnLink: {},
  revokeInvite: undefined,
  listShares: undefined,
  createShare: { choices: { feedback: true, scores: true, chat: true }, clip: null, forCandidate: true, days: 1 },
  revokeShare: undefined,
  findShare: undefined,
  storeChunk: undefined,
  importWords: undefined,
  readTake: undefined,
  readLoudness: undefined,
  getOwnCase: undefined,
  makeCase: { words: [] },
  inviteExpert: { email: "expert@example.org" },
  removeExpert: undefined,
  publishCase: undefined,
  withdrawCase: undefined,
};

/** Queries of the routes that need one. */
export const ROUTE_QUERIES: { readonly [N in SessionRoute]?: RouteQuery<N> } = {
  storeChunk: { sha256: createHash("sha256").digest("hex"), from: 0, to: 1, clock: "0:1" },
};

export const isSessionRoute = (name: RouteName): name is SessionRoute => name in ROUTE_BODIES;

/** The actions that each message of the board socket needs. Only the server sends those with none. */
const BOARD_ACTIONS: { readonly [N in keyof typeof MESSAGE]: readonly Action[] } = {
  SYNC: ["board.read", "board.write"],
  AWARENESS: ["board.awareness"],
  QUERY_AWARENESS: ["board.awareness"],
  AUTH: [],
  SAVED: [],
  NOTICE: [],
  ENDED_EPOCH: [],
  RECEIPT: ["board.read"],
};

/** What the contract lists and this table does not: a test expects nothing. */
export function unlisted(): string[] {
  const sessionRoutes = (Object.keys(ROUTES) as RouteName[]).filter(
    (name) => ROUTES[name].path.includes("/sessions/:id") && ROUTES[name].access !== "removed",
  );
  return [
    ...Object.keys(COMMANDS).filter((name) => !(name in COMMAND_CALLS)),
    ...sessionRoutes.filter((name) => !isSessionRoute(name)),
    ...Object.keys(MESSAGE).filter((name) => !(name in BOARD_ACTIONS)),
  ];
}
