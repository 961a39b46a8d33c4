import { AppError } from "@casement/shared/contract/errors";
import type { ParticipantViewer } from "@casement/shared/session-log/audience/viewer";
import { boardVisibleTo, foldVisible } from "@casement/shared/session-log/audience/visible-to";
import type { Grant } from "../auth/find-grant.js";
import type { HttpDeps } from "../deps.js";
import { findCandidatesShare } from "../queries/find-share.js";
import { viewSession } from "../queries/view-session.js";
import type { LoadedSession } from "../session-log/session-logs.js";
import { candidateReport } from "./candidate-report.js";
import { makePdf } from "./make-pdf.js";
import { panelReport } from "./panel-report.js";

/** A report as a PDF, with the title of its session and when that began (epoch ms). */
interface ReportFile {
  readonly title: string;
  readonly startedAt: number;
  readonly bytes: Uint8Array;
}

/**
 * The candidate's report, the same for whoever may read it. Throws NOT_FOUND while nothing is published, or while what
 * is published is sealed from this reader.
 */
export async function readCandidateReport(deps: HttpDeps, grant: Grant, zone: string): Promise<ReportFile> {
  const loaded = await deps.sessionLogs.load(grant.sessionId);
  const { report } = viewSession(deps, grant, loaded).state;
  if (report === null) throw new AppError("NOT_FOUND", "No feedback is shared yet: share it first, then download it.");
  const candidate = candidateOf(loaded);
  const state = foldVisible(loaded.events, candidate, loaded.state);
  const share = await findCandidatesShare(deps, grant.sessionId);
  const made = { sessionId: grant.sessionId, origin: deps.config.publicOrigin, zone };
  const content = candidateReport(state, report, made, share && { id: share.id, withMoments: share.placed === null });
  const isVisible = boardVisibleTo(candidate, loaded.state) && boardVisibleTo(grant, loaded.state);
  const board = isVisible ? await deps.readBoard(grant.sessionId) : null;
  const at = deps.clock.now();
  const { startedAt } = state.clock;
  return { title: content.title, startedAt: startedAt ?? at, bytes: await makePdf({ content, board, at }) };
}

/** Whose report it is. A candidate who never joined here, as of an imported record, would see the same. */
function candidateOf({ state }: LoadedSession): ParticipantViewer {
  const candidate = Object.values(state.participants).find(({ role, removed }) => role === "candidate" && !removed);
  return { participantId: candidate?.id ?? "", role: "candidate" };
}

/** The panel's report, as this interviewer may see the panel's work now. */
export async function readPanelReport(deps: HttpDeps, grant: Grant, zone: string): Promise<ReportFile> {
  const loaded = await deps.sessionLogs.load(grant.sessionId);
  const { state } = viewSession(deps, grant, loaded);
  const content = panelReport(state, { sessionId: grant.sessionId, origin: deps.config.publicOrigin, zone });
  const board = boardVisibleTo(grant, loaded.state) ? await deps.readBoard(grant.sessionId) : null;
  const at = deps.clock.now();
  const { startedAt } = state.clock;
  return { title: content.title, startedAt: startedAt ?? at, bytes: await makePdf({ content, board, at }) };
}
