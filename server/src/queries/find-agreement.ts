import type { ScoredByRubric } from "@casement/shared/contract/http/scoring-routes";
import { own } from "@casement/shared/lib/own";
import { isInterviewer, roleSchema } from "@casement/shared/session/role";
import type { Deps } from "../deps.js";
import type { ListedCard, Outcome } from "../session-log/read-model.js";

/** The newest sessions are looked at, so that an answer stays small. */
const MOST_SESSIONS = 1000;
const INTERVIEWERS = roleSchema.options.filter(isInterviewer);

type ScoredSession = ScoredByRubric["sessions"][number];

/**
 * The marks of sessions that the account has scored together with others, by version of the rubric. As in `visibleTo`,
 * others' cards are told only where the account's own card is in too. Practice counts for nothing: it has one scorer.
 */
export async function findAgreement({ prisma }: Pick<Deps, "prisma">, userId: string): Promise<ScoredByRubric[]> {
  const rows = await prisma.session.findMany({
    where: {
      phase: "ended",
      mode: "interview",
      participants: { some: { userId, removedAt: null, role: { in: INTERVIEWERS } } },
    },
    select: {
      id: true,
      title: true,
      endedAt: true,
      outcome: true,
      participants: { where: { role: { in: INTERVIEWERS } }, select: { id: true, userId: true } },
    },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: MOST_SESSIONS,
  });
  const found = new Map<string, ScoredByRubric>();
  const numberOf = numbers();
  for (const { id, title, endedAt, outcome: json, participants } of rows) {
    const { cards, rubric = null } = json as unknown as Outcome;
    const personOf = new Map(participants.map((each) => [each.id, each.userId ?? each.id]));
    const submitted = Object.entries(cards).filter(
      ([scorer, card]) => card.submitted && card.late !== true && personOf.has(scorer),
    );
    if (rubric === null || submitted.length < 2 || !submitted.some(([scorer]) => personOf.get(scorer) === userId))
      continue;
    const { version, name, criteria } = rubric;
    const session: ScoredSession = {
      sessionId: id,
      title,
      endedAt: endedAt?.getTime() ?? 0,
      cards: submitted.map(([scorer, card]) => ({
        scorer: numberOf(personOf.get(scorer) ?? scorer),
        marks: criteria.map(({ key }) => markIn(card, key)),
      })),
    };
    const before = found.get(version);
    if (before === undefined) found.set(version, { version, name, criteria: [...criteria], sessions: [session] });
    else before.sessions.push(session);
  }
  return [...found.values()].toSorted((one, other) => other.sessions.length - one.sessions.length);
}

function markIn({ marks = {} }: ListedCard, key: string) {
  return own(marks, key) ?? null;
}

/** Numbers in the order in which people are first met. */
function numbers(): (person: string) => number {
  const known = new Map<string, number>();
  return (person) => {
    const number = known.get(person) ?? known.size;
    known.set(person, number);
    return number;
  };
}
