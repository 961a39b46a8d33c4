import { builtInProblems } from "@casement/prisma/content/problems/problem-bank";
import { problemDraftSchema } from "@casement/shared/problem/problem";
import { problemFaults } from "@casement/shared/problem/problem-faults";
import { readProblemFile, writeProblemFile } from "@casement/shared/problem/problem-file";
import { missingParts } from "@casement/shared/problem/problem-parts";
import { crossedBoxes } from "@casement/shared/testing/crossed-boxes";
import { estimateFaults } from "@casement/shared/worksheets/estimate/worked-estimate";

const bank = builtInProblems.map(({ id, ...draft }) => [id, draft] as const);

describe.each(bank)("PRB-1 %s", (_id, draft) => {
  test("fits the schema, and is the same after export and import", () => {
    const parsed = problemDraftSchema.safeParse(draft);
    expect(parsed.success ? [] : problemFaults(parsed.error)).toEqual([]);
    expect(readProblemFile(writeProblemFile(problemDraftSchema.parse(draft)))).toEqual({ ok: true, draft });
  });

  test("has every part that a problem can have", () => {
    expect(missingParts(problemDraftSchema.parse(draft))).toEqual([]);
  });

  test("has an estimate that computes, every row of it", () => {
    const { estimates } = draft.guide;
    expect(estimates.filter(({ key }) => key === "")).toEqual([]);
    expect([...estimateFaults(estimates)].map(([index, fault]) => `${estimates[index]?.name} ${fault}`)).toEqual([]);
  });

  test("has a drawing in which no arrow runs through a box or over another arrow", () => {
    const { design } = problemDraftSchema.parse(draft).guide;
    const crossing = design.connections.flatMap((one) =>
      crossedBoxes(design, one).map(({ label }) => `${one.from} > ${one.to} runs through ${label}`),
    );
    expect(crossing).toEqual([]);
    const pairs = design.connections.map(({ from, to }) => [from, to].sort().join(" - "));
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
    const ends = new Set(design.connections.flatMap(({ from, to }) => [from, to]));
    expect(design.components.filter(({ id }) => !ends.has(id)).map(({ label }) => label)).toEqual([]);
  });
});

test("PRB-2 the bank has the classics and the practice questions", () => {
  expect(new Set(bank.map(([id]) => id)).size).toBe(bank.length);
  expect(bank.map(([id]) => id)).toEqual(expect.arrayContaining(CLASSICS));
});

const CLASSICS = [
  ...["twitter", "url-shortener", "chat", "rate-limiter", "parking-lot", "instagram", "notification-system"],
  ...["web-crawler", "video-streaming", "ecommerce-store", "payment-system", "web-search", "news-feed", "team-chat"],
  ...["ride-hailing", "file-sync"],
];
