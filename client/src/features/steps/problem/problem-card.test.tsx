import { screen } from "@testing-library/react";
import { useState } from "react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { joined, planned, STARTED_AT, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ProblemCard, type Unfolded } from "./problem-card";

function Card() {
  const [unfolded, setUnfolded] = useState<Unfolded>(null);
  return <ProblemCard unfolded={unfolded} onUnfolded={setUnfolded} />;
}

test("STP-70 the problem is open to read when the interview starts, and folded from the second step on", async () => {
  const server = new SessionServer("ben", [...planned, joined("ben", "candidate"), started]);
  renderIn(
    <InSession>
      <Card />
    </InSession>,
  );
  const card = await screen.findByRole("group");
  expect(card).toHaveProperty("open", true);
  expect(card).toHaveTextContent("Design TwitterDesign it.");
  await server.happen("ana", { kind: "step.entered", payload: { stepIndex: 1 } }, STARTED_AT + 60_000);
  expect(card).toHaveProperty("open", false);
});
