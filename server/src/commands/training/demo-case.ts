import type { CaseCard, CaseMark } from "@casement/shared/contract/http/training";
import { newId } from "@casement/shared/lib/new-id";
import { durationOf } from "@casement/shared/playback/manifest";
import type { Mark } from "@casement/shared/scoring/score";
import type { Deps } from "../../deps.js";
import { rubricVersionOf } from "../../queries/training/find-case.js";
import { recordCase } from "../../queries/training/record-case.js";

const clock = (at: string): number => {
  const [minutes = 0, seconds = 0] = at.split(":").map(Number);
  return (minutes * 60 + seconds) * 1000;
};
const given = (criterion: string, mark: Mark, reason: string, ...moments: readonly string[]): CaseMark => ({
  criterion,
  mark,
  reason,
  moments: moments.map(clock),
});

/** What two made-up experts say of the demo recording, whose people are made up as well. */
const FICTIONAL_CARDS: readonly (readonly CaseMark[])[] = [
  [
    given(
      "structure",
      3,
      "Client to store in order. The fan-out came only after the hint, so not a 4.",
      "26:40",
      "27:30",
    ),
    given(
      "clarifying",
      3,
      "Asks who reads and how fresh, and writes down what is out, before drawing.",
      "0:30",
      "2:00",
    ),
    given(
      "scale",
      2,
      "Has units, but is ten times off in reads until told to check, and rarely uses them later.",
      "7:10",
    ),
    given(
      "tradeoffs",
      3,
      "Names both ways of the fan-out and a threshold between them, after a hint.",
      "35:50",
      "36:50",
    ),
    given(
      "communication",
      3,
      "Says what he is about to draw. What flows along an arrow had to be asked.",
      "20:50",
      "28:00",
    ),
    given(
      "depth",
      3,
      "Works through the very large account and the lost cache. Sharding stays on the surface.",
      "33:00",
      "41:50",
    ),
  ],
  [
    given(
      "structure",
      3,
      "Each step builds on the one before; one nudge for where the work should happen.",
      "16:40",
      "27:05",
    ),
    given(
      "clarifying",
      3,
      "Latency, freshness and scope are settled in the first minutes without being prompted.",
      "3:25",
    ),
    given(
      "scale",
      3,
      "The slip in the reads is found by himself once he looks, and the ratio leads the design.",
      "9:20",
    ),
    given("tradeoffs", 3, "The threshold has a number, and he says what each side of it costs.", "35:50"),
    given(
      "communication",
      2,
      "Long silences, and boxes without words between them until the interviewer asks.",
      "20:10",
      "33:00",
    ),
    given("depth", 3, "Finds the hot key and its remedy; the rebuild is concrete.", "41:50", "42:30"),
  ],
];

/**
 * Makes the demo recording the first case of the gym. Nobody real is in it, so that it needs no release, and it stays
 * when the session is deleted. Does nothing if there is one already.
 */
export async function addDemoCase(
  deps: Pick<Deps, "prisma" | "sessionLogs" | "clock">,
  sessionId: string,
): Promise<void> {
  const { prisma, sessionLogs } = deps;
  if ((await prisma.trainingCase.count({ where: { fictional: true } })) > 0) return;
  const { state } = await sessionLogs.load(sessionId);
  const rubric = state.privateGuide?.rubric;
  if (rubric === undefined) return;
  const caseId = newId();
  const { manifest, chunks } = await recordCase(deps, { sessionId, caseId, words: [] });
  const now = new Date(deps.clock.now());
  const rubricVersion = rubricVersionOf(rubric);
  const cards: CaseCard[] = FICTIONAL_CARDS.map((marks) => ({ rubricVersion, marks: [...marks] }));
  await prisma.$transaction(async (tx) => {
    await tx.trainingCase.create({
      data: {
        id: caseId,
        fictional: true,
        title: state.plan?.problemTitle ?? "",
        rubric,
        durationMs: durationOf(manifest),
        createdAt: now,
        publishedAt: now,
      },
    });
    const parts = [Buffer.from(JSON.stringify(manifest)), ...chunks];
    await tx.casePart.createMany({
      data: parts.map((bytes, index) => ({ caseId, index, bytes: Uint8Array.from(bytes) })),
    });
    await tx.caseExpert.createMany({
      data: cards.map((card) => ({ id: newId(), caseId, card, submittedAt: now })),
    });
  });
}
