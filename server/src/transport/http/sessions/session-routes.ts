import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@casement/shared/contract/errors";
import { ARCHIVE_TYPE, RECORD_TYPE } from "@casement/shared/contract/http/record-types";
import type { RouteResponse } from "@casement/shared/contract/http/routes";
import { fileName } from "@casement/shared/lib/file-name";
import { newId } from "@casement/shared/lib/new-id";
import { optionsOf } from "@casement/shared/session/plan-options";
import type { Plan } from "@casement/shared/session/session";
import { audienceOf } from "@casement/shared/session-log/event-kinds";
import { decisionCsv } from "@casement/shared/session-log/panel/decision-csv";
import { decisionRecordOf } from "@casement/shared/session-log/panel/decision-record";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Response } from "express";
import type { AccountRow } from "../../../auth/find-account.js";
import type { Grant } from "../../../auth/find-grant.js";
import { auditExport } from "../../../commands/audit-export.js";
import { importRecord } from "../../../commands/import-record.js";
import { branchSession } from "../../../commands/sessions/branch-session.js";
import { createSession, duplicateSession } from "../../../commands/sessions/create-session.js";
import { deleteSession } from "../../../commands/sessions/delete-session.js";
import { editSession } from "../../../commands/sessions/edit-session.js";
import type { HttpDeps } from "../../../deps.js";
import { exportArchive } from "../../../import-export/export-archive.js";
import { exportPlayer } from "../../../import-export/export-player.js";
import { exportRecord } from "../../../import-export/export-record.js";
import { takeTurns } from "../../../platform/loop/take-turns.js";
import { findAgreement } from "../../../queries/find-agreement.js";
import { findProgress } from "../../../queries/find-progress.js";
import { findSession, listBranches, listSessions } from "../../../queries/find-sessions.js";
import { readIceServers } from "../../../queries/ice-servers.js";
import { readPlayback, readSharedPlayback } from "../../../queries/playback/read-playback.js";
import { findSoundSize } from "../../../queries/sound/sound-size.js";
import { requireBoardVisible, viewSession } from "../../../queries/view-session.js";
import type { Api } from "../routing/api.js";
import { registerRoute } from "../routing/register-route.js";

export function registerSessionRoutes(api: Api): void {
  registerPlanning(api);
  registerReading(api);
  registerExports(api);
  registerDecisionRecord(api);
}

function registerPlanning(api: Api): void {
  registerRoute(api, "createSession", async ({ deps, account, body }) => {
    const sessionId = await createSession(deps, account, body);
    return findSession(deps, { sessionId, role: "owner" });
  });
  registerRoute(api, "editSession", async ({ deps, account, grant, body }) => {
    await editSession(deps, ownerOf(account).id, grant, body);
    return findSession(deps, grant);
  });
  registerRoute(api, "duplicateSession", async ({ deps, account, grant }) => {
    const sessionId = await duplicateSession(deps, ownerOf(account), grant);
    return findSession(deps, { sessionId, role: "owner" });
  });
  registerRoute(api, "branchSession", async ({ deps, account, grant, body }) => {
    if (account === null) {
      throw new AppError("CONFLICT", "You need an account to have a session of your own; you are here as a guest.");
    }
    const sessionId = await branchSession(deps, account, grant, body.at);
    return findSession(deps, { sessionId, role: "owner" });
  });
  registerRoute(api, "listBranches", async ({ deps, who, grant }) => ({
    items: await listBranches(deps, who, grant.sessionId),
  }));
  registerRoute(api, "deleteSession", ({ deps, grant }) => deleteSession(deps, grant));
}

/** The account of an owner, which is never a guest. */
function ownerOf(account: AccountRow | null): AccountRow {
  if (account === null) throw new AppError("FORBIDDEN", "This needs an account; you are here as a guest.");
  return account;
}

/** The settings with which the form for a session begins. Everybody in the session may know them. */
function chosenFor(plan: Plan | null) {
  const steps = (plan?.steps ?? []).map(({ key, minutes, worksheet }) => ({
    key,
    minutes,
    ...(worksheet === undefined ? {} : { worksheet }),
  }));
  const { candidateName = "", meetingUrl = "" } = plan ?? {};
  return { options: optionsOf(plan), steps, candidateName, meetingUrl };
}

/** Which rubric was chosen, also in a practice, whose owner cannot read it yet. */
function rubricOf({ privateGuide }: SessionState) {
  return privateGuide === null ? null : { id: privateGuide.rubric.id, name: privateGuide.rubric.name };
}

/** Without the interviewer's prompts, which the owner of a practice cannot read yet. */
function frameworkOf({ plan }: SessionState) {
  if (plan === null) return null;
  const steps = plan.steps.map(({ prompts, ...step }) => ({
    ...step,
    worksheet: step.worksheet ?? null,
    candidatePrompts: [...prompts],
    interviewerPrompts: [],
  }));
  return { id: plan.frameworkId, name: plan.frameworkName, description: "", builtIn: false, clonedFrom: null, steps };
}

function registerReading(api: Api): void {
  registerRoute(api, "getAgreement", async ({ deps, account }) => ({
    rubrics: await findAgreement(deps, account.id),
  }));
  registerRoute(api, "getProgress", async ({ deps, account }) => ({
    sessions: await findProgress(deps, account.id),
  }));
  registerRoute(api, "listSessions", ({ deps, who, query }) => listSessions(deps, who, query));
  registerRoute(api, "getSession", async ({ deps, grant }) => {
    const { sessionId, participantId, role } = grant;
    const [item, { state }] = await Promise.all([findSession(deps, grant), deps.sessionLogs.load(sessionId)]);
    const calendarSequence = state.plan?.calendarSequence ?? 0;
    const rubric = role === "owner" ? rubricOf(state) : null;
    const framework = role === "owner" ? frameworkOf(state) : null;
    return { sessionId, participantId, role, item, plan: chosenFor(state.plan), rubric, framework, calendarSequence };
  });
  registerRoute(api, "getSessionState", async ({ deps, grant }) => {
    const { participantId, serverNow, state } = viewSession(deps, grant, await deps.sessionLogs.load(grant.sessionId));
    return { participantId, serverNow, state: { ...state } };
  });
}

function registerExports(api: Api): void {
  registerRoute(api, "importRecord", async ({ deps, account, request, response }) => {
    deps.limits.import.spend(account.id);
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    try {
      const chunks = request.iterator({ destroyOnReturn: false });
      const file = { chunks, isArchive: request.is(ARCHIVE_TYPE) === ARCHIVE_TYPE };
      const { sessionId, soundDeletedAt } = await importRecord(deps, account.id, file, gone.signal);
      return { ...(await findSession(deps, { sessionId, role: "owner" })), soundDeletedAt };
    } finally {
      // A browser reads the answer only once its whole body was received: the rest of a refused file is discarded.
      request.resume();
    }
  });
  registerRoute(api, "getImport", async ({ deps, account }) => ({ progress: deps.imports.progressOf(account.id) }));
  registerRoute(api, "readRecord", async ({ deps, grant, response }) => {
    await auditExport(deps, grant);
    await sendFile(deps, grant, response, "-PRIVATE-record.ndjson", async () => exportRecord(deps, grant));
  });
  registerRoute(api, "readArchive", async ({ deps, grant, response }) => {
    await auditExport(deps, grant);
    await sendFile(deps, grant, response, "-PRIVATE-record.zip", () => exportArchive(deps, grant));
  });
  registerRoute(api, "getSoundSize", ({ deps, grant, query }) => {
    const { sessionId } = grant;
    const share = { feedback: false, scores: false, chat: false, sound: true };
    return findSoundSize(deps, { sessionId, viewer: query.share ? { share, clip: null } : grant });
  });
  registerRoute(api, "exportPlayer", async ({ deps, grant, query, response }) => {
    await auditExport(deps, grant);
    const { share, ...choices } = query;
    const { sessionId } = grant;
    const file = { id: newId(), sessionId, choices, placed: null, expiresAt: null, candidate: null };
    const whole = share ? await readSharedPlayback(deps, file) : await readPlayback(deps, grant);
    const manifest = choices.sound ? whole : withoutSound(whole);
    // The file with everything must not look like the shared one, in a folder or in a tab.
    const ending = share ? "-for-candidate.html" : "-PRIVATE-interviewers.html";
    const titled = (title: string) => (share ? title : `PRIVATE: ${title}`);
    await sendFile(deps, grant, response, ending, (title) => exportPlayer(deps, manifest, titled(title)));
  });
  registerRoute(api, "getIceServers", ({ deps, grant }) => readIceServers(deps, grant));
  registerRoute(api, "readBoard", async ({ deps, grant, response }) => {
    await requireBoardVisible(deps, grant);
    const board = await deps.readBoard(grant.sessionId);
    response.type("application/octet-stream").send(Buffer.from(board));
  });
}

/** Neither what people said nor its words. */
function withoutSound(manifest: RouteResponse<"getPlayback">): RouteResponse<"getPlayback"> {
  const events = manifest.events.filter(({ kind }) => audienceOf(kind) !== "sound");
  return { ...manifest, sound: [], events: events.map((event, index) => ({ ...event, revision: index + 1 })) };
}

function registerDecisionRecord(api: Api): void {
  const decisionOf = async (deps: HttpDeps, grant: Grant) => {
    await auditExport(deps, grant);
    const loaded = await deps.sessionLogs.load(grant.sessionId);
    return decisionRecordOf(grant.sessionId, viewSession(deps, grant, loaded).state);
  };
  registerRoute(api, "readDecision", async ({ deps, grant, response }) => {
    const record = await decisionOf(deps, grant);
    response.attachment(`${fileName(record.title)}-PRIVATE-decision.json`);
    response.json(record);
  });
  registerRoute(api, "readDecisionTable", async ({ deps, grant, response }) => {
    const record = await decisionOf(deps, grant);
    response.attachment(`${fileName(record.title)}-PRIVATE-decision.csv`);
    response.type("text/csv").send(decisionCsv(record));
  });
}

/** Sends a download of any length, named after the session and its content. */
async function sendFile(
  deps: HttpDeps,
  { sessionId }: Grant,
  response: Response,
  ending: `-${string}.ndjson` | `-${string}.zip` | `-${string}.html`,
  make: (title: string) => Promise<AsyncIterable<string> | Readable>,
): Promise<void> {
  const title = (await deps.sessionLogs.load(sessionId)).state.plan?.title ?? "";
  const pieces = await make(title);
  response.attachment(`${fileName(title)}${ending}`);
  if (ending.endsWith(".ndjson")) response.type(RECORD_TYPE);
  try {
    await pipeline(pieces instanceof Readable ? pieces : Readable.from(takeTurns(pieces)), response);
  } catch (error) {
    // A client that leaves half-way is no fault. After any other error the download is cut off, so that nobody takes it
    // for whole.
    if (!response.destroyed) throw error;
    deps.logger.warn({ err: error, sessionId }, "an export broke off");
  }
}
