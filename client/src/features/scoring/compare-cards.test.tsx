import type { Level } from "@casement/shared/scoring/rubric";
import { emptyScorecard, type Scorecard } from "@casement/shared/scoring/score";
import { screen, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, joined, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { CompareCards } from "./compare-cards";

const card = (scorerId: string, mark: Level): Scorecard => ({
  ...emptyScorecard(scorerId),
  scores: { structure: { criterion: "structure", mark, evidence: "" } },
});

test.each([
  [2, 4, true],
  [1, 3, true],
  [3, 4, false],
  [2, 2, false],
] as const)("SCO-56 marks of %p and %p are far apart: %p", async (mine, theirs, apart) => {
  new SessionServer("ana", [...planned, joined("eva", "interviewer"), guideAttached, started]);
  renderIn(
    <InSession>
      <CompareCards cards={[card("ana", mine), card("eva", theirs)]} />
    </InSession>,
  );
  const row = await screen.findByRole("row", { name: /^Structured thinking/ });
  expect(within(row).queryByText("Far apart: talk about it") !== null).toBe(apart);
});
