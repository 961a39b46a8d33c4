import type { Participant as ParticipantRow, Prisma, Session as SessionRow } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import {
  NEWS_KINDS,
  type NewsKind,
  type SessionBranch,
  type SessionItem,
  type SessionOutcome,
} from "@casement/shared/contract/http/sessions";
import { own } from "@casement/shared/lib/own";
import type { Phase } from "@casement/shared/session/phase";
import { feedbackDueAt } from "@casement/shared/session/plan-options";
import { isInterviewer, type Role, roleSchema } from "@casement/shared/session/role";
import { isPaused, readClock } from "@casement/shared/session/step-clock";
import { withholdsProblem, withoutProblem } from "@casement/shared/session/withheld-problem";
import { type Grant, mine } from "../auth/find-grant.js";
import type { SignedIn } from "../auth/identify.js";
import type { Deps } from "../deps.js";
import { type ListedStep, type Outcome, stepTimes } from "../session-log/read-model.js";

interface SessionFilter {
  readonly phase?: Phase | undefined;
  /** Part of the session's title, of its problem's or of a candidate's name. */
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface SessionPage {
  readonly items: SessionItem[];
  readonly nextCursor: string | null;
}

const INTERVIEWERS = roleSchema.options.filter(isInterviewer);
type Place = Pick<ParticipantRow, "id" | "role" | "userId" | "seenAt">;
/** The caller's place in a session; without an id nothing that belongs to one participant is told. */
type Caller = Pick<SessionItem, "role"> & {
  readonly participantId?: string | undefined;
  /** Without it nothing counts as unread: the session's own page has it all. */
  readonly seenAt?: Date | undefined;
};
type QueryDeps = Pick<Deps, "prisma" | "sessionLogs" | "clock" | "logger">;

/** Sessions that the caller takes part in, as an account or a guest, newest first. */
export async function listSessions(deps: QueryDeps, who: SignedIn, filter: SessionFilter): Promise<SessionPage> {
  const { cursor, limit } = filter;
  const place = { removedAt: null, OR: mine(who) };
  const rows = await deps.prisma.session.findMany({
    where: { AND: [{ participants: { some: place } }, matching(filter, place)] },
    include: {
      participants: {
        where: place,
        select: { id: true, role: true, userId: true, seenAt: true },
        orderBy: { joinedAt: "desc" },
      },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  });
  const shown = rows.slice(0, limit);
  const candidates = await candidatesOf(deps, shown);
  const items = await Promise.all(
    shown.map((row) => toItem(deps, row, { candidate: candidates.get(row.id), ...callerOf(row.participants, who) })),
  );
  return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** One session for its participant. Throws NOT_FOUND. */
export async function findSession(
  deps: QueryDeps,
  { sessionId, ...caller }: Caller & Pick<Grant, "sessionId">,
): Promise<SessionItem> {
  const row = await deps.prisma.session.findUnique({ where: { id: sessionId } });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such session.");
  const candidates = await candidatesOf(deps, [row]);
  return toItem(deps, row, { candidate: candidates.get(sessionId), ...caller });
}

/** The candidates of a session: their names, and whether one of them joined on this server. */
interface Candidates {
  readonly names: string;
  readonly joined: boolean;
}

/** Those who were candidates, by session. Of an imported session the people, but its importer, are names alone. */
async function candidatesOf(
  { prisma }: Pick<Deps, "prisma">,
  rows: readonly Pick<SessionRow, "id">[],
): Promise<Map<string, Candidates>> {
  const people = await prisma.participant.findMany({
    where: { sessionId: { in: rows.map(({ id }) => id) }, role: "candidate", removedAt: null },
    select: {
      sessionId: true,
      name: true,
      userId: true,
      inviteId: true,
      signIns: { select: { signInId: true }, take: 1 },
    },
    orderBy: { joinedAt: "asc" },
  });
  const found = new Map<string, Candidates>();
  for (const { sessionId, name, userId, inviteId, signIns } of people) {
    const before = found.get(sessionId);
    const joined = userId !== null || inviteId !== null || signIns.length > 0;
    const names = before === undefined ? name : `${before.names}, ${name}`;
    found.set(sessionId, { names, joined: joined || before?.joined === true });
  }
  return found;
}

/** The caller's own retries of this session, in the order of the moments at which they begin. */
export async function listBranches(
  { prisma }: Pick<Deps, "prisma">,
  who: SignedIn,
  sessionId: string,
): Promise<SessionBranch[]> {
  const rows = await prisma.session.findMany({
    where: { branchedFromId: sessionId, participants: { some: { removedAt: null, OR: mine(who) } } },
    orderBy: [{ branchedAtMs: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(({ id, title, phase, branchedAtMs, createdAt }) => ({
    id,
    title,
    phase,
    at: branchedAtMs ?? 0,
    createdAt: createdAt.getTime(),
  }));
}

function matching({ phase, q }: SessionFilter, place: Prisma.ParticipantWhereInput): Prisma.SessionWhereInput {
  const inPhase = phase === undefined ? {} : { phase };
  if (q === undefined || q === "") return inPhase;
  const contains = { contains: q, mode: "insensitive" } as const;
  const joined = { participants: { some: { role: "candidate", name: contains } } } as const;
  const named = [{ title: contains }, { problemTitle: contains }, { candidateName: contains }, joined];
  return { ...inPhase, AND: [knownTo(place), { OR: named }] };
}

/** Sessions whose problem the caller knows: a search that found others would tell it, word by word. */
function knownTo(place: Prisma.ParticipantWhereInput): Prisma.SessionWhereInput {
  const asInterviewer = { AND: [place, { role: { in: [...INTERVIEWERS] } }] };
  return { OR: [{ phase: { not: "planned" } }, { participants: { some: asInterviewer } }] };
}

/** Chooses as find-grant.ts does: the account's own participant comes first. */
function callerOf(places: readonly Place[], who: SignedIn): Caller {
  const own = places.find(({ userId }) => who.userId !== null && userId === who.userId) ?? places[0];
  return { role: own?.role ?? "observer", participantId: own?.id, seenAt: own?.seenAt };
}

interface Asked extends Caller {
  readonly candidate: Candidates | undefined;
}

async function toItem(deps: QueryDeps, row: SessionRow, asked: Asked): Promise<SessionItem> {
  const { id, title, phase, mode, problemId, problemTitle, frameworkId, frameworkName, timeZone } = row;
  const { role } = asked;
  const item: SessionItem = {
    id,
    title,
    phase,
    role,
    mode,
    problemId,
    problemTitle,
    frameworkId,
    frameworkName,
    timeZone,
    candidate: asked.candidate?.names ?? row.candidateName,
    candidateJoined: asked.candidate?.joined ?? false,
    ...(await timesOf(deps, row)),
    outcome: phase === "ended" ? outcomeFor(asked, row) : null,
    unread: phase === "ended" ? unreadBy(asked, row) : [],
    scheduledAt: row.scheduledAt?.getTime() ?? null,
    startedAt: row.startedAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    createdAt: row.createdAt.getTime(),
    importedAt: row.importedAt?.getTime() ?? null,
    branchedFrom: row.branchedFromId === null ? null : { sessionId: row.branchedFromId, at: row.branchedAtMs ?? 0 },
  };
  return withholdsProblem(role, phase) ? withoutProblem(item) : item;
}

/** Marks of others are told once they and the caller have submitted, as `visibleTo` has it. */
function outcomeFor({ role, participantId = "" }: Caller, row: SessionRow): SessionOutcome | null {
  if (role === "observer") return null;
  const { mode, outcome: json } = row;
  const { cards, feedbackShared, unanswered = 0 } = json as unknown as Outcome;
  const scores = isInterviewer(role);
  const isIn = scores && own(cards, participantId)?.submitted === true;
  const others = Object.entries(cards).filter(([scorer]) => scorer !== participantId);
  const readable = isIn ? [own(cards, participantId), ...others.map(([, card]) => card)] : [];
  return {
    card: scores ? (isIn ? "in" : "open") : null,
    recommendations: readable.flatMap((card) => (card?.submitted && card.recommendation ? [card.recommendation] : [])),
    feedbackShared: mode === "practice" ? null : feedbackShared,
    feedbackDueAt: role === "owner" && !feedbackShared ? dueAt(row) : null,
    unanswered: scores ? unanswered : 0,
  };
}

/** An imported interview was given its feedback, or not, where it took place. */
function dueAt({ mode, outcome, importedAt, endedAt }: SessionRow): number | null {
  const { feedbackDays } = outcome as unknown as Outcome;
  return importedAt === null ? feedbackDueAt({ mode, feedbackDays }, endedAt?.getTime() ?? null) : null;
}

/** What came since the caller's last visit, of what `visibleTo` shows them. */
function unreadBy({ role, participantId, seenAt }: Caller, { outcome }: SessionRow): NewsKind[] {
  if (seenAt === undefined) return [];
  const { news = [] } = outcome as unknown as Outcome;
  const unread = news.filter(
    ({ kind, at, author, forCandidate }) =>
      at > seenAt.getTime() && author !== participantId && concerns(role, kind, forCandidate),
  );
  return NEWS_KINDS.filter((kind) => unread.some((each) => each.kind === kind));
}

/** The feedback is the owner's own, and a scorer who has not submitted yet learns nothing of it. */
function concerns(role: Role, kind: NewsKind, forCandidate: boolean): boolean {
  if (kind === "ended") return true;
  return kind === "feedback" ? role === "candidate" : isInterviewer(role) || (role === "candidate" && forCandidate);
}

/** While an interview runs, its row does not hold its times yet; the session log does. */
async function timesOf(
  { sessionLogs, clock, logger }: QueryDeps,
  { id, phase, steps: json }: SessionRow,
): Promise<Pick<SessionItem, "steps" | "running">> {
  const listed = json as unknown as readonly ListedStep[];
  const steps = listed.map(({ title, minutes, spentMs, budgetMs }) => ({
    title,
    spentMs,
    budgetMs: budgetMs ?? minutes * 60_000,
  }));
  if (phase !== "live") return { steps, running: null };
  try {
    const { state } = await sessionLogs.load(id);
    const now = clock.now();
    const plan = state.plan?.steps ?? [];
    const { wall, paused } = readClock(state.clock, plan, now);
    return {
      steps: steps.map((step, index) => ({ ...step, ...stepTimes(state.clock, plan, index, now) })),
      running: { paused: isPaused(state.clock), ranMs: wall - paused },
    };
  } catch (error) {
    // One session that cannot be read must not break everybody's list.
    logger.warn({ err: error, sessionId: id }, "a session of a list cannot be read");
    return { steps, running: null };
  }
}
