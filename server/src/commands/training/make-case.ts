import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/http/routes";
import { FEWEST_EXPERTS } from "@casement/shared/contract/http/training";
import { newId } from "@casement/shared/lib/new-id";
import { durationOf } from "@casement/shared/playback/manifest";
import { isReleased } from "@casement/shared/session-log/training/release";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { recordCase } from "../../queries/training/record-case.js";
import { writeAudit } from "../write-audit.js";
import { dropCases } from "./drop-cases.js";

type OwnCase = RouteResponse<"getOwnCase">;
const MOST_EXPERTS = 10;

/** The case of a session that was not withdrawn, as its owner administers it. */
export async function readOwnCase({ prisma }: Pick<Deps, "prisma">, { sessionId }: Grant): Promise<OwnCase> {
  const found = await prisma.trainingCase.findFirst({
    where: { sessionId, withdrawnAt: null },
    include: { experts: { orderBy: { id: "asc" } } },
  });
  if (found === null) return { case: null };
  const experts = found.experts.map(({ id, email, submittedAt }) => ({
    id,
    email: email ?? "",
    submitted: submittedAt !== null,
  }));
  return { case: { id: found.id, published: found.publishedAt !== null, experts } };
}

/**
 * Makes a case of a released recording: a copy without names. Throws CONFLICT if there is one, if somebody has not
 * released it, or if it was imported, since its people could not withdraw here.
 */
export async function makeCase(deps: Deps, grant: Grant, words: readonly string[]): Promise<OwnCase> {
  const { prisma, sessionLogs, clock } = deps;
  const { sessionId } = grant;
  const session = await prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  if (session.importedAt !== null)
    throw new AppError("CONFLICT", "This recording was imported: its people cannot withdraw their release here.");
  const { state } = await sessionLogs.load(sessionId);
  const rubric = state.privateGuide?.rubric;
  if (rubric === undefined) throw new AppError("CONFLICT", "This interview has no rubric to score it by.");
  requireReleased(isReleased(state));
  const caseId = newId();
  const { manifest, chunks } = await recordCase(deps, { sessionId, caseId, words });
  const parts = [Buffer.from(JSON.stringify(manifest)), ...chunks].map((bytes, index) => ({
    caseId,
    index,
    bytes: Uint8Array.from(bytes),
  }));
  await sessionLogs.commit(
    sessionId,
    grant.participantId,
    (latest) => {
      // Somebody may have withdrawn while the copy was made.
      requireReleased(isReleased(latest));
      return [];
    },
    async (tx) => {
      // Two requests at once make one case.
      await tx.$executeRaw`SELECT 1 FROM "Session" WHERE "id" = ${sessionId} FOR UPDATE`;
      if ((await tx.trainingCase.count({ where: { sessionId, withdrawnAt: null } })) > 0)
        throw new AppError("CONFLICT", "There is a case of this recording already.");
      await tx.trainingCase.create({
        data: {
          id: caseId,
          ownerId: session.ownerId,
          sessionId,
          title: session.problemTitle,
          rubric,
          durationMs: durationOf(manifest),
          createdAt: new Date(clock.now()),
        },
      });
      await tx.casePart.createMany({ data: parts });
    },
  );
  return readOwnCase(deps, grant);
}

function requireReleased(released: boolean): void {
  if (!released)
    throw new AppError(
      "CONFLICT",
      "Not everybody in this recording has released it for training, or somebody withdrew.",
    );
}

/** Lets the account with this address mark the case. Nobody learns whether there is one. Throws NOT_FOUND, CONFLICT. */
export async function inviteExpert(deps: Deps, grant: Grant, address: string): Promise<OwnCase> {
  const { id, experts } = await requireOwnCase(deps, grant);
  const email = address.toLowerCase();
  if (experts.length >= MOST_EXPERTS) throw new AppError("CONFLICT", `A case has at most ${MOST_EXPERTS} experts.`);
  await deps.prisma.caseExpert.upsert({
    where: { caseId_email: { caseId: id, email } },
    create: { id: newId(), caseId: id, email },
    update: {},
  });
  return readOwnCase(deps, grant);
}

/** Throws NOT_FOUND; CONFLICT once the case is published, as raters were compared with the card. */
export async function removeExpert(deps: Deps, grant: Grant, expertId: string): Promise<void> {
  const { id, published } = await requireOwnCase(deps, grant);
  if (published) throw new AppError("CONFLICT", "The case is published: withdraw it to change its experts.");
  const { count } = await deps.prisma.caseExpert.deleteMany({ where: { id: expertId, caseId: id } });
  if (count === 0) throw new AppError("NOT_FOUND", "There is no such expert.");
}

/** Lets every account score the case. Throws CONFLICT with fewer than two experts' cards. */
export async function publishCase(deps: Deps, grant: Grant): Promise<void> {
  const { id, experts } = await requireOwnCase(deps, grant);
  const cards = experts.filter(({ submitted }) => submitted).length;
  if (cards < FEWEST_EXPERTS)
    throw new AppError("CONFLICT", `A case needs the cards of ${FEWEST_EXPERTS} experts; ${cards} so far.`);
  await deps.prisma.trainingCase.updateMany({
    where: { id, publishedAt: null },
    data: { publishedAt: new Date(deps.clock.now()) },
  });
  await audit(deps, grant, "case.publish", id);
}

/** Throws NOT_FOUND. */
export async function withdrawCase(deps: Deps, grant: Grant): Promise<void> {
  const { id } = await requireOwnCase(deps, grant);
  await deps.prisma.$transaction((tx) => dropCases(tx, grant.sessionId, deps.clock.now()));
  await audit(deps, grant, "case.withdraw", id);
}

async function requireOwnCase(deps: Deps, grant: Grant): Promise<NonNullable<OwnCase["case"]>> {
  const { case: own } = await readOwnCase(deps, grant);
  if (own === null) throw new AppError("NOT_FOUND", "There is no case of this recording.");
  return own;
}

function audit(
  deps: Deps,
  { participantId: actor, role }: Grant,
  action: "case.publish" | "case.withdraw",
  target: string,
): Promise<void> {
  return writeAudit(deps.prisma, deps, { actor, role, action, target, outcome: "done" });
}
