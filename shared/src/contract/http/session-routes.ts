import { z } from "zod";
import { sessionDraftSchema } from "../../session/session.js";
import { ARCHIVE_TYPE, RECORD_TYPE } from "./record-types.js";
import { listOf, type Route } from "./route.js";
import * as http from "./sessions.js";

/** The viewer's fold of the session log; its shape is `SessionState`, too deep to repeat in OpenAPI. */
const stateResponse = z.object({
  participantId: z.string(),
  serverNow: z.number(),
  state: z.record(z.string(), z.unknown()),
});

/** Sessions, their records, and files of them. */
export const sessionRoutes = {
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
    summary: "Import an exported record, or an archive of one and its sound, as an ended session of one's own",
    access: "account",
    bodyTypes: [RECORD_TYPE, ARCHIVE_TYPE],
    response: http.importedSessionSchema,
    status: 201,
  },
  getImport: {
    method: "GET",
    path: "/imports/current",
    summary: "The progress of one's running import",
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
    summary: "Retry from a moment of the recording, as a practice session of one's own",
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
    response: listOf(http.sessionBranchSchema),
  },
  readRecord: {
    method: "GET",
    path: "/sessions/:id/record",
    summary: "The full record, one JSON object a line",
    access: "record.read",
    contentType: RECORD_TYPE,
  },
  readArchive: {
    method: "GET",
    path: "/sessions/:id/archive",
    summary: "The full record and the recorded sound that the caller may hear, as one ZIP archive",
    access: "record.read",
    contentType: ARCHIVE_TYPE,
  },
  getSoundSize: {
    method: "GET",
    path: "/sessions/:id/sound-size",
    summary: "How large the recorded sound is that the caller may hear, or that a page to share would hold",
    access: "player.export",
    query: http.soundSizeQuerySchema,
    response: http.soundSizeSchema,
  },
  readDecision: {
    method: "GET",
    path: "/sessions/:id/decision.json",
    summary: "Who decided what about the interview, when and on which cards (docs/decision-record.md)",
    access: "decision.read",
    // Its schema (session-log/panel/decision-record.ts) is for those who read the file: no page loads it.
    contentType: "application/json",
  },
  readDecisionTable: {
    method: "GET",
    path: "/sessions/:id/decision.csv",
    summary: "The same as a table",
    access: "decision.read",
    contentType: "text/csv",
  },
  readReport: {
    method: "GET",
    path: "/sessions/:id/report.pdf",
    summary: "The feedback that was published to the candidate, as a PDF",
    access: "report.read",
    query: http.reportQuerySchema,
    contentType: "application/pdf",
  },
  readPanelReport: {
    method: "GET",
    path: "/sessions/:id/panel-report.pdf",
    summary: "The panel's marks, agreements and decision as far as the caller may see them, as a PDF",
    access: "decision.read",
    query: http.reportQuerySchema,
    contentType: "application/pdf",
  },
  exportPlayer: {
    method: "GET",
    path: "/sessions/:id/player",
    summary: "The recording as one HTML page that plays without a server: the owner's own, or one to share",
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
} as const satisfies Record<string, Route>;
