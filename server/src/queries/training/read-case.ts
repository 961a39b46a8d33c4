import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/http/routes";
import { type CaseItem, type CaseRole, type OpenCase, REPEAT_AFTER_MS } from "@casement/shared/contract/http/training";
import { typedManifest } from "@casement/shared/playback/manifest";
import type { AccountRow } from "../../auth/find-account.js";
import type { Deps } from "../../deps.js";
import { cardOf, caseRoleOf, caseWith, type FoundCase, findCase, rubricOf, rubricVersionOf } from "./find-case.js";

type Manifest = RouteResponse<"getCasePlayback">;

/** The gym of an account: what it may open, and its own attempts. */
export async function readGym(
  { prisma }: Pick<Deps, "prisma">,
  account: AccountRow,
): Promise<Pick<RouteResponse<"getGym">, "cases" | "attempts">> {
  const rows = await prisma.trainingCase.findMany({
    where: { OR: [{ withdrawnAt: null }, { attempts: { some: { userId: account.id } } }] },
    include: caseWith(account.id),
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const cases = rows.flatMap((found) => {
    const role = caseRoleOf(found, account);
    return role === null ? [] : [itemOf(found, role, account)];
  });
  const attempts = rows.flatMap((found) =>
    found.attempts.map(({ at, card }) => ({
      caseId: found.id,
      at: at.getTime(),
      marks: cardOf(card).marks.map(({ criterion, mark }) => ({
        criterion,
        own: mark,
        experts: found.experts.flatMap((expert) =>
          expert.card === null
            ? []
            : cardOf(expert.card).marks.flatMap((each) => (each.criterion === criterion ? [each.mark] : [])),
        ),
      })),
    })),
  );
  return { cases, attempts };
}

function itemOf(found: FoundCase, role: CaseRole, { email }: AccountRow): CaseItem {
  const lastAt = found.attempts.at(-1)?.at.getTime() ?? null;
  return {
    id: found.id,
    title: found.title,
    fictional: found.fictional,
    durationMs: found.durationMs,
    role,
    published: found.publishedAt !== null,
    marked: found.experts.some((expert) => expert.email === email.toLowerCase() && expert.submittedAt !== null),
    attempts: found.attempts.length,
    lastAt,
    dueAt: lastAt === null ? null : lastAt + REPEAT_AFTER_MS,
  };
}

/** A case as an account may see it: the experts' cards only to a rater who has scored it. Throws NOT_FOUND. */
export async function readCase(deps: Pick<Deps, "prisma">, account: AccountRow, caseId: string): Promise<OpenCase> {
  const { found, role } = await findCase(deps, account, caseId);
  const rubric = rubricOf(found);
  const own = found.experts.find((expert) => expert.email === account.email.toLowerCase())?.card ?? null;
  const last = found.attempts.at(-1);
  const scored = role === "rater" && last !== undefined;
  return {
    item: itemOf(found, role, account),
    rubric,
    rubricVersion: rubricVersionOf(rubric),
    card: scored ? cardOf(last.card) : role === "expert" && own !== null ? cardOf(own) : null,
    experts: scored
      ? found.experts
          .filter(({ card }) => card !== null)
          .map(({ card }, place) => ({
            name: `${found.fictional ? "Fictional expert" : "Expert"} ${place + 1}`,
            card: cardOf(card),
          }))
      : null,
  };
}

/** Throws NOT_FOUND. */
export async function readCasePlayback(
  deps: Pick<Deps, "prisma">,
  account: AccountRow,
  caseId: string,
): Promise<Manifest> {
  const bytes = await readPart(deps, account, caseId, 0);
  const manifest = typedManifest(JSON.parse(Buffer.from(bytes).toString()));
  return { ...manifest, events: manifest.events.map((event) => ({ ...event, payload: { ...event.payload } })) };
}

/** A chunk of its board. Throws NOT_FOUND. */
export async function readCaseChunk(
  deps: Pick<Deps, "prisma">,
  account: AccountRow,
  caseId: string,
  chunk: number,
): Promise<Uint8Array> {
  if (!Number.isSafeInteger(chunk) || chunk < 0 || chunk > 100_000) throw missing();
  return readPart(deps, account, caseId, chunk + 1);
}

const missing = () => new AppError("NOT_FOUND", "The case has no such part.");

async function readPart(
  deps: Pick<Deps, "prisma">,
  account: AccountRow,
  caseId: string,
  index: number,
): Promise<Uint8Array> {
  await findCase(deps, account, caseId);
  const part = await deps.prisma.casePart.findUnique({ where: { caseId_index: { caseId, index } } });
  if (part === null) throw missing();
  return part.bytes;
}
