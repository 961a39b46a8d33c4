import type { ScoredByRubric } from "@casement/shared/contract/http/scoring-routes";
import { agreementOf } from "@casement/shared/scoring/agreement/agreement-of";
import type { Mark } from "@casement/shared/scoring/score";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderIn } from "@/testing/render-in";
import { AgreementView } from "./agreement-view";

const CRITERIA = [
  { key: "structure", title: "Structured thinking" },
  { key: "scale", title: "Scale awareness" },
];

function open(marks: readonly (readonly [readonly Mark[], readonly Mark[]])[]) {
  const sessions = marks.map((pair, index) => ({
    sessionId: `s${index}`,
    title: `Interview ${index + 1}`,
    endedAt: index,
    cards: pair.map((given, scorer) => ({ scorer, marks: [...given] })),
  }));
  const rubric: ScoredByRubric = { version: "v", name: "System design", criteria: CRITERIA, sessions };
  renderIn(<AgreementView rubric={rubric} report={agreementOf(CRITERIA.length, sessions)} />);
}
const differences = () => within(screen.getByRole("list", { name: "What differs, the largest first" }));

test("SCO-83 below eight sessions the page names no coefficient, says why, and lists what differs", () => {
  open([
    [
      [3, 2],
      [3, 4],
    ],
    [
      [1, 2],
      [2, 2],
    ],
  ]);
  expect(screen.getByText(/You have 2 sessions .* Coefficients need at least 8/)).toBeVisible();
  expect(screen.queryByRole("table")).toBeNull();
  const [first, second, ...more] = differences().getAllByRole("listitem");
  expect(first).toHaveTextContent("Scale awareness2 below bar, 4 clearly aboveon both sides of the barInterview 1");
  expect(second).toHaveTextContent("Structured thinking1 clear gap, 2 below barInterview 2");
  expect(more).toEqual([]);
  expect(within(first as HTMLElement).getByRole("link", { name: "Interview 1" })).toHaveAttribute(
    "href",
    "/sessions/s0",
  );
});

test("SCO-89 from eight sessions on each criterion has its figures, and nearly equal marks are explained", async () => {
  const alike = Array.from(
    { length: 29 },
    () =>
      [
        [3, 3],
        [3, 3],
      ] as [Mark[], Mark[]],
  );
  open([
    ...alike,
    [
      [3, 2],
      [4, 3],
    ],
    [
      [3, 4],
      [3, 2],
    ],
  ]);
  const rows = screen.getAllByRole("row");
  expect(rows).toHaveLength(4);
  expect(rows[1]).toHaveTextContent(/^All criteria together3195%98%/);
  expect(screen.getByText(/Nearly all marks are the same level/)).toBeVisible();
  expect(screen.getByRole("heading", { name: "The same 2 scorers" })).toBeVisible();
});

test("SCO-89 many differences come in parts", async () => {
  const user = userEvent.setup();
  open(
    Array.from(
      { length: 15 },
      () =>
        [
          [1, 4],
          [4, 1],
        ] as [Mark[], Mark[]],
    ),
  );
  expect(differences().getAllByRole("listitem")).toHaveLength(20);
  await user.click(screen.getByRole("button", { name: "Show 10 more" }));
  expect(differences().getAllByRole("listitem")).toHaveLength(30);
  expect(screen.queryByRole("button", { name: /more/ })).toBeNull();
});
