import { z } from "zod";
import { manifestSchema } from "../playback/manifest.js";
import { problemDraftSchema, problemItemSchema, problemSchema } from "../problem/problem.js";
import { rubricDraftSchema, rubricSchema } from "../scoring/rubric.js";
import { frameworkDraftSchema, frameworkSchema } from "../session/framework.js";
import { sessionDraftSchema } from "../session/session.js";
import { sessionTemplateSchema, templateDraftSchema, templateNameSchema } from "../session/session-template.js";
import * as http from "./http.js";
import type { Action } from "./policy.js";
import * as shares from "./shares.js";

/**
 * Who may call a route. `public`: anybody. `sign-in`: an account or a guest. `account`: an account.
 * `administrator`: the server's administrator.
 * `share`: whoever opened the share `:shareId`, and the candidate it is for, until it expires or is revoked.
 * An action: a participant of session `:id`, as the policy's table says.
 */
export type Access = "public" | "sign-in" | "account" | "administrator" | "share" | Action;

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Express syntax, below /api/v1. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly body?: z.ZodType;
  /** Content type of a body that is not JSON; the handler reads it as a stream. */
  readonly bodyType?: string;
  readonly query?: z.ZodType;
  /** Absent: 204 without a body. */
  readonly response?: z.ZodType;
  readonly status?: number;
  /** Content type of a response that is not JSON. */
  readonly contentType?: string;
  /** Compress only long responses that repeat nothing the requester chose: a length could betray a secret beside it. */
  readonly compressed?: boolean;
}

export const API_PREFIX = "/api/v1";

const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
/** The viewer's fold of the session log; its shape is `SessionState`, too deep to repeat in OpenAPI. */
const stateResponse = z.object({
  participantId: z.string(),
  serverNow: z.number(),
  state: z.record(z.string(), z.unknown()),
});

/** Every route of the API. Server, client, OpenAPI and the role matrix are all made from this table. */
export const ROUTES = {
  getSettings: {
    method: "GET",
    path: "/settings",
    summary: "What the page needs to know of the server before anybody signs in",
    access: "public",
    response: http.settingsSchema,
  },
  getMe: { method: "GET", path: "/me", summary: "Who is signed in", access: "public", response: http.meSchema },
  signUp: {
    method: "POST",
    path: "/accounts",
    summary: "Create an account and sign in",
    access: "public",
    body: http.signUpSchema,
    response: http.accountSchema,
    status: 201,
  },
  signIn: {
    method: "POST",
    path: "/sign-ins",
    summary: "Sign in",
    access: "public",
    body: http.signInSchema,
    response: http.accountSchema,
    status: 201,
  },
  signOut: { method: "DELETE", path: "/sign-ins/current", summary: "Sign out", access: "sign-in" },
  listSignIns: {
    method: "GET",
    path: "/sign-ins",
    summary: "List one's sign-ins",
    access: "account",
    response: list(http.signInItemSchema),
  },
  endSignIn: { method: "DELETE", path: "/sign-ins/:signInId", summary: "End one of one's sign-ins", access: "account" },
  changePassword: {
    method: "PUT",
    path: "/me/password",
    summary: "Change the password; ends all other sign-ins",
    access: "account",
    body: http.changePasswordSchema,
  },
  editProfile: {
    method: "PUT",
    path: "/me/profile",
    summary: "Change one's name or e-mail address; a new address needs the password",
    access: "account",
    body: http.profileSchema,
    response: http.accountSchema,
  },
  resetPassword: {
    method: "POST",
    path: "/password-resets",
    summary: "Set a new password by a reset link; ends all of the account's sign-ins",
    access: "public",
    body: http.resetPasswordSchema,
  },
  listAccounts: {
    method: "GET",
    path: "/accounts",
    summary: "List the server's accounts, and who may create one",
    access: "administrator",
    response: http.accountsSchema,
  },
  createPasswordReset: {
    method: "POST",
    path: "/accounts/:accountId/password-resets",
    summary: "Make a link by which an account sets a new password: once, within an hour; an earlier link ends",
    access: "administrator",
    response: http.passwordResetSchema,
    status: 201,
  },
  disableAccount: {
    method: "PUT",
    path: "/accounts/:accountId/disabled",
    summary: "Disable an account, which ends its sign-ins, or enable it again",
    access: "administrator",
    body: http.accountDisabledSchema,
  },

  listProblems: {
    method: "GET",
    path: "/problems",
    summary: "List built-in and own problems",
    access: "account",
    response: list(problemItemSchema),
  },
  getProblem: {
    method: "GET",
    path: "/problems/:problemId",
    summary: "A problem with its guide; not for candidates and observers of an open session on it or on any copy of it",
    access: "account",
    response: problemSchema,
  },
  createProblem: {
    method: "POST",
    path: "/problems",
    summary: "Write or import a problem of one's own",
    access: "account",
    body: problemDraftSchema,
    response: problemSchema,
    status: 201,
  },
  cloneProblem: {
    method: "POST",
    path: "/problems/:problemId/clones",
    summary: "Clone a problem",
    access: "account",
    response: problemSchema,
    status: 201,
  },
  editProblem: {
    method: "PUT",
    path: "/problems/:problemId",
    summary: "Save a new version of one's own problem",
    access: "account",
    body: http.problemEditSchema,
    response: problemSchema,
  },
  archiveProblem: {
    method: "PUT",
    path: "/problems/:problemId/archived",
    summary: "Put one's own problem away, or take it back",
    access: "account",
    body: http.problemArchiveSchema,
  },
  deleteProblem: {
    method: "DELETE",
    path: "/problems/:problemId",
    summary: "Delete one's own problem with all its versions",
    access: "account",
  },
  listProblemVersions: {
    method: "GET",
    path: "/problems/:problemId/versions",
    summary: "The kept versions of a problem, newest first",
    access: "account",
    response: list(http.problemVersionSchema),
  },
  getProblemVersion: {
    method: "GET",
    path: "/problems/:problemId/versions/:version",
    summary: "A problem as one of its versions had it",
    access: "account",
    response: problemSchema,
  },
  listRubrics: {
    method: "GET",
    path: "/rubrics",
    summary: "List built-in and own rubrics",
    access: "account",
    response: list(rubricSchema),
  },
  createRubric: {
    method: "POST",
    path: "/rubrics",
    summary: "Make a rubric of one's own",
    access: "account",
    body: rubricDraftSchema,
    response: rubricSchema,
    status: 201,
  },
  cloneRubric: {
    method: "POST",
    path: "/rubrics/:rubricId/clones",
    summary: "Clone a rubric",
    access: "account",
    response: rubricSchema,
    status: 201,
  },
  editRubric: {
    method: "PUT",
    path: "/rubrics/:rubricId",
    summary: "Change one's own rubric",
    access: "account",
    body: rubricDraftSchema,
    response: rubricSchema,
  },
  deleteRubric: {
    method: "DELETE",
    path: "/rubrics/:rubricId",
    summary: "Delete one's own rubric",
    access: "account",
  },
  listFrameworks: {
    method: "GET",
    path: "/frameworks",
    summary: "List built-in and own frameworks",
    access: "account",
    response: list(frameworkSchema),
  },
  createFramework: {
    method: "POST",
    path: "/frameworks",
    summary: "Make a framework of one's own",
    access: "account",
    body: frameworkDraftSchema,
    response: frameworkSchema,
    status: 201,
  },
  cloneFramework: {
    method: "POST",
    path: "/frameworks/:frameworkId/clones",
    summary: "Clone a framework",
    access: "account",
    response: frameworkSchema,
    status: 201,
  },
  editFramework: {
    method: "PUT",
    path: "/frameworks/:frameworkId",
    summary: "Change one's own framework",
    access: "account",
    body: frameworkDraftSchema,
    response: frameworkSchema,
  },
  deleteFramework: {
    method: "DELETE",
    path: "/frameworks/:frameworkId",
    summary: "Delete one's own framework",
    access: "account",
  },

  listTemplates: {
    method: "GET",
    path: "/templates",
    summary: "List one's session templates",
    access: "account",
    response: list(sessionTemplateSchema),
  },
  createTemplate: {
    method: "POST",
    path: "/templates",
    summary: "Keep a way of planning sessions as a template",
    access: "account",
    body: templateDraftSchema,
    response: sessionTemplateSchema,
    status: 201,
  },
  renameTemplate: {
    method: "PUT",
    path: "/templates/:templateId/name",
    summary: "Rename one's own template",
    access: "account",
    body: templateNameSchema,
  },
  deleteTemplate: {
    method: "DELETE",
    path: "/templates/:templateId",
    summary: "Delete one's own template",
    access: "account",
  },

  listSessions: {
    method: "GET",
    path: "/sessions",
    summary: "List one's sessions",
    access: "sign-in",
    query: http.sessionQuerySchema,
    response: http.sessionPageSchema,
  },
  createSession: {
    method: "POST",
    path: "/sessions",
    summary: "Create a session",
    access: "account",
    body: sessionDraftSchema,
    response: http.sessionItemSchema,
    status: 201,
  },
  importRecord: {
    method: "POST",
    path: "/sessions/imports",
    summary: "Take over a record that was exported, as an ended session of one's own",
    access: "account",
    bodyType: "application/x-ndjson",
    response: http.sessionItemSchema,
    status: 201,
  },
  getImport: {
    method: "GET",
    path: "/imports/current",
    summary: "What becomes of one's import that is under way",
    access: "account",
    response: http.importStateSchema,
  },
  getSession: {
    method: "GET",
    path: "/sessions/:id",
    summary: "One's place in a session",
    access: "session.read",
    response: http.membershipSchema,
  },
  getSessionState: {
    method: "GET",
    path: "/sessions/:id/state",
    summary: "The session as far as the caller may see it",
    access: "session.read",
    response: stateResponse,
  },
  editSession: {
    method: "PATCH",
    path: "/sessions/:id",
    summary: "Change a session before its start",
    access: "session.edit",
    body: http.sessionEditSchema,
    response: http.sessionItemSchema,
  },
  deleteSession: {
    method: "DELETE",
    path: "/sessions/:id",
    summary: "Delete a session with its whole record",
    access: "session.delete",
  },
  duplicateSession: {
    method: "POST",
    path: "/sessions/:id/duplicates",
    summary: "Plan the same session again",
    access: "session.duplicate",
    response: http.sessionItemSchema,
    status: 201,
  },
  branchSession: {
    method: "POST",
    path: "/sessions/:id/branches",
    summary: "Try again from a second of the recording, as a practice session of one's own",
    access: "session.branch",
    body: http.branchDraftSchema,
    response: http.sessionItemSchema,
    status: 201,
  },
  listBranches: {
    method: "GET",
    path: "/sessions/:id/branches",
    summary: "List one's own sessions that go on from this recording",
    access: "session.branch",
    response: list(http.sessionBranchSchema),
  },
  readRecord: {
    method: "GET",
    path: "/sessions/:id/record",
    summary: "The full record, one JSON object a line",
    access: "record.read",
    contentType: "application/x-ndjson",
  },
  exportPlayer: {
    method: "GET",
    path: "/sessions/:id/player",
    summary:
      "The recording as one HTML page that plays without a server: the owner's own, or one to give the candidate",
    access: "player.export",
    query: http.playerQuerySchema,
    contentType: "text/html",
  },
  readBoard: {
    method: "GET",
    path: "/sessions/:id/board",
    summary: "The board as one Yjs update (V1)",
    access: "board.read",
    contentType: "application/octet-stream",
  },
  getPlayback: {
    method: "GET",
    path: "/sessions/:id/playback",
    summary: "What playing the record needs to begin: its events, and where the bytes of the board are",
    access: "playback.read",
    response: manifestSchema,
    compressed: true,
  },
  readPlaybackChunk: {
    method: "GET",
    path: "/sessions/:id/playback/chunks/:chunk",
    summary: "A stretch of the board's updates, as shared/src/playback/chunk-codec.ts has it",
    access: "playback.read",
    contentType: "application/octet-stream",
  },
  readPlaybackKeyframe: {
    method: "GET",
    path: "/sessions/:id/playback/keyframes/:updates",
    summary: "The whole board after that many updates, as one Yjs update (V2)",
    access: "playback.read",
    contentType: "application/octet-stream",
  },
  readPlaybackViews: {
    method: "GET",
    path: "/sessions/:id/playback/views",
    summary: "What people saw of the board, as shared/src/playback/view-codec.ts has it",
    access: "playback.read",
    contentType: "application/octet-stream",
  },
  listInvites: {
    method: "GET",
    path: "/sessions/:id/invites",
    summary: "List invites",
    access: "invite.list",
    response: http.invitesSchema,
  },
  createInvite: {
    method: "POST",
    path: "/sessions/:id/invites",
    summary: "Create an invite link",
    access: "invite.create",
    body: http.inviteDraftSchema,
    response: http.createdInviteSchema,
    status: 201,
  },
  createReturnLink: {
    method: "POST",
    path: "/sessions/:id/participants/:participantId/return-link",
    summary: "Create a link by which somebody comes back as who they were",
    access: "invite.return",
    body: http.returnLinkDraftSchema,
    response: http.createdInviteSchema,
    status: 201,
  },
  createOwnReturnLink: {
    method: "POST",
    path: "/sessions/:id/return-link",
    summary: "Create a link by which one comes back oneself, after the end",
    access: "return.own",
    body: http.returnLinkDraftSchema,
    response: http.createdInviteSchema,
    status: 201,
  },
  revokeInvite: {
    method: "DELETE",
    path: "/sessions/:id/invites/:inviteId",
    summary: "Revoke an invite and everybody who joined by it",
    access: "invite.revoke",
  },

  listShares: {
    method: "GET",
    path: "/sessions/:id/shares",
    summary: "List playback links",
    access: "share.list",
    response: list(shares.shareSchema),
  },
  createShare: {
    method: "POST",
    path: "/sessions/:id/shares",
    summary: "Create a playback link",
    access: "share.create",
    body: shares.shareDraftSchema,
    response: shares.createdShareSchema,
    status: 201,
  },
  revokeShare: {
    method: "DELETE",
    path: "/sessions/:id/shares/:shareId",
    summary: "Revoke a playback link at once",
    access: "share.revoke",
  },
  findShare: {
    method: "GET",
    path: "/sessions/:id/shared-playback",
    summary: "The recording as it is shared with the session's candidate now",
    access: "share.find",
    response: shares.foundShareSchema,
  },
  previewShare: {
    method: "POST",
    path: "/shares/preview",
    summary: "What a playback link leads to",
    access: "public",
    body: shares.shareKeySchema,
    response: shares.sharePreviewSchema,
  },
  openShare: {
    method: "POST",
    path: "/shares/open",
    summary: "Open a playback link in this browser",
    access: "public",
    body: shares.shareKeySchema,
    response: shares.openedShareSchema,
  },
  checkShare: {
    method: "GET",
    path: "/shares/:shareId",
    summary: "Whether the caller may still watch: an open page asks, and clears itself when not",
    access: "share",
  },
  getSharedPlayback: {
    method: "GET",
    path: "/shares/:shareId/playback",
    summary: "What playing the shared recording needs to begin",
    access: "share",
    response: manifestSchema,
    compressed: true,
  },
  readSharedChunk: {
    method: "GET",
    path: "/shares/:shareId/playback/chunks/:chunk",
    summary: "A stretch of the shared recording's board, as readPlaybackChunk has it",
    access: "share",
    contentType: "application/octet-stream",
  },
  readSharedKeyframe: {
    method: "GET",
    path: "/shares/:shareId/playback/keyframes/:updates",
    summary: "The shared recording's whole board after that many updates, as readPlaybackKeyframe has it",
    access: "share",
    contentType: "application/octet-stream",
  },
  readSharedViews: {
    method: "GET",
    path: "/shares/:shareId/playback/views",
    summary: "What the candidate saw of the shared recording's board, as readPlaybackViews has it",
    access: "share",
    contentType: "application/octet-stream",
  },

  previewInvite: {
    method: "POST",
    path: "/invites/preview",
    summary: "What an invite leads to",
    access: "public",
    body: http.inviteKeySchema,
    response: http.invitePreviewSchema,
  },
  redeemInvite: {
    method: "POST",
    path: "/invites/redeem",
    summary: "Join a session by an invite",
    access: "public",
    body: http.redeemSchema,
    response: http.redeemedSchema,
  },
  askJoin: {
    method: "GET",
    path: "/joins/:requestId",
    summary: "Whether the owner has admitted this device",
    access: "public",
    response: http.redeemedSchema,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
/** Values of the `:names` in a route's path. */
export type RouteParams<N extends RouteName> = { readonly [K in NamesIn<(typeof ROUTES)[N]["path"]>]: string };
type Part<N extends RouteName, P extends string> = (typeof ROUTES)[N] extends {
  readonly [K in P]: infer S extends z.ZodType;
}
  ? S
  : never;
export type RouteBody<N extends RouteName> = [Part<N, "body">] extends [never] ? undefined : z.input<Part<N, "body">>;
export type RouteQuery<N extends RouteName> = [Part<N, "query">] extends [never]
  ? undefined
  : z.input<Part<N, "query">>;
export type RouteResponse<N extends RouteName> = [Part<N, "response">] extends [never]
  ? undefined
  : z.output<Part<N, "response">>;
