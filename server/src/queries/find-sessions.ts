import type { Participant as ParticipantRow, Prisma, Session as SessionRow } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import type { SessionBranch, SessionItem } from "@casement/shared/contract/http";
import type { Phase } from "@casement/shared/session/session";
import { usedInStep } from "@casement/shared/session/step-clock";
import { type Grant, mine } from "../auth/find-grant.js";
import type { SignedIn } from "../auth/identify.js";
import type { Deps } from "../deps.js";

interface SessionFilter {
  readonly phase?: Phase | undefined;
  /** Part of the session's title or of its problem's. */
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface SessionPage {
  readonly items: SessionItem[];
  readonly nextCursor: string | null;
}

type Row = SessionRow & { readonly participants: readonly Pick<ParticipantRow, "role" | "userId">[] };
type QueryDeps = Pick<Deps, "prisma" | "sessionLogs" | "clock" | "logger">;

/** Sessions that the caller takes part in, as an account or a guest, newest first. */
export async function listSessions(deps: QueryDeps, who: SignedIn, filter: SessionFilter): Promise<SessionPage> {
  const { cursor, limit } = filter;
  const place = { removedAt: null, OR: mine(who) };
  const rows = await deps.prisma.session.findMany({
    where: { participants: { some: place }, ...matching(filter) },
    include: { participants: { where: place, select: { role: true, userId: true }, orderBy: { joinedAt: "desc" } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  });
  const shown = rows.slice(0, limit);
  const items = await Promise.all(shown.map((row) => toItem(deps, row, roleOf(row, who))));
  return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** One session for its participant. Throws NOT_FOUND. */
export async function findSession(
  deps: QueryDeps,
  { sessionId, role }: Pick<Grant, "sessionId" | "role">,
): Promise<SessionItem> {
  const row = await deps.prisma.session.findUnique({ where: { id: sessionId } });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such session.");
  return toItem(deps, row, role);
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

function matching({ phase, q }: SessionFilter): Prisma.SessionWhereInput {
  const contains = { contains: q ?? "", mode: "insensitive" } as const;
  return {
    ...(phase === undefined ? {} : { phase }),
    ...(q === undefined || q === "" ? {} : { OR: [{ title: contains }, { problemTitle: contains }] }),
  };
}

/** Chooses as find-grant.ts does: the account's own participant comes first. */
function roleOf({ participants }: Row, who: SignedIn): SessionItem["role"] {
  const own = participants.find(({ userId }) => who.userId !== null && userId === who.userId) ?? participants[0];
  return own?.role ?? "observer";
}

async function toItem(deps: QueryDeps, row: SessionRow, role: SessionItem["role"]): Promise<SessionItem> {
  const { id, title, phase, problemId, problemTitle, frameworkId, frameworkName, timeZone } = row;
  return {
    id,
    title,
    phase,
    role,
    problemId,
    problemTitle,
    frameworkId,
    frameworkName,
    timeZone,
    steps: await stepsOf(deps, row),
    scheduledAt: row.scheduledAt?.getTime() ?? null,
    startedAt: row.startedAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    createdAt: row.createdAt.getTime(),
    importedAt: row.importedAt?.getTime() ?? null,
    mode: row.mode,
    branchedFrom: row.branchedFromId === null ? null : { sessionId: row.branchedFromId, at: row.branchedAtMs ?? 0 },
  };
}

/** While an interview runs, its row does not hold the time spent yet; the session log does. */
async function stepsOf(
  { sessionLogs, clock, logger }: QueryDeps,
  { id, phase, steps: json }: SessionRow,
): Promise<SessionItem["steps"]> {
  const steps = json as SessionItem["steps"];
  if (phase !== "live") return steps;
  try {
    const { state } = await sessionLogs.load(id);
    const now = clock.now();
    return steps.map((step, index) => ({ ...step, spentMs: usedInStep(state.clock, index, now) }));
  } catch (error) {
    // One session that cannot be read must not break everybody's list.
    logger.warn({ err: error, sessionId: id }, "a session of a list cannot be read");
    return steps;
  }
}
