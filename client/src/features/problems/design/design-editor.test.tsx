import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { type Design, EMPTY_DESIGN } from "@casement/shared/design/design";
import { screen } from "@testing-library/react";
import { useState } from "react";
import { answerCalls } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { DesignEditor } from "./design-editor";

const box = (id: string, column: number) =>
  ({ id, kind: "service", label: id, note: "", column, row: 0 }) as Design["components"][number];
const taken: Design = {
  components: [box("Gateway", 0), box("Feed", 1.25)],
  connections: [{ from: "Gateway", to: "Feed", label: "", async: false }],
};
const item: SessionItem = {
  id: "s1",
  title: "Twitter with Ben",
  phase: "ended",
  role: "owner",
  problemId: "twitter",
  problemTitle: "Design Twitter",
  frameworkId: "six-steps",
  frameworkName: "Six steps",
  candidate: null,
  steps: [],
  running: null,
  outcome: null,
  unread: [],
  scheduledAt: null,
  timeZone: null,
  startedAt: 1,
  endedAt: 2,
  createdAt: 0,
  candidateJoined: true,
  importedAt: null,
  mode: "interview",
  branchedFrom: null,
};

/** The board is a list of the components that it began with, and a button that draws one. */
function open(start: Design, board: Design = taken) {
  let last = start;
  function Kept() {
    const [design, setDesign] = useState(start);
    last = design;
    return (
      <DesignEditor
        design={design}
        onChange={setDesign}
        board={(from, onChange) => (
          <section aria-label="Board">
            {from.components.map(({ id, label }) => (
              <p key={id}>{label}</p>
            ))}
            <button
              type="button"
              onClick={() => onChange({ ...from, components: [...from.components, box("Drawn", 2)] })}
            >
              Draw
            </button>
          </section>
        )}
        readSession={async () => ({ design: board })}
      />
    );
  }
  return { last: () => last, ...renderIn(<Kept />) };
}

test("UI-163 the board opens on demand with the design, and what is drawn on it is the design", async () => {
  const { last, user } = open(taken);
  expect(screen.getByText("2 components and 1 connection.")).toBeVisible();
  expect(screen.queryByRole("region", { name: "Board" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Open the drawing" }));
  expect(screen.getByText("Feed")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Draw" }));
  expect(last().components.map(({ id }) => id)).toEqual(["Gateway", "Feed", "Drawn"]);
});

test("UI-163 a design is taken from a session that the account led, not from one it took part in", async () => {
  answerCalls({
    listSessions: () => ({
      items: [item, { ...item, id: "s2", title: "As candidate", role: "candidate" }],
      nextCursor: null,
    }),
  });
  const { last, user } = open(EMPTY_DESIGN);
  await user.click(screen.getByRole("button", { name: "Take it from a session…" }));
  await user.click(await screen.findByRole("button", { name: "Take the design of Twitter with Ben" }));
  expect(await screen.findByText("Feed")).toBeVisible();
  expect(last()).toEqual(taken);
  expect(screen.queryByText("As candidate")).not.toBeInTheDocument();
});

test("UI-163 a board without components changes nothing, and says so", async () => {
  answerCalls({ listSessions: () => ({ items: [item], nextCursor: null }) });
  const { last, user } = open(taken, EMPTY_DESIGN);
  await user.click(screen.getByRole("button", { name: "Take it from a session…" }));
  await user.click(await screen.findByRole("button", { name: "Take the design of Twitter with Ben" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("no components on the board of “Twitter with Ben”");
  expect(last()).toEqual(taken);
});
