import { screen } from "@testing-library/react";
import { openWire } from "@/session/wire.testing";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { joined, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { CueNotice } from "./cue-notice";

let closeWire: () => void = () => undefined;
afterEach(() => closeWire());

async function enterSecondStep(viewer: string) {
  const server = new SessionServer(viewer, [...planned, joined("ben", "candidate"), started]);
  closeWire = openWire();
  renderIn(
    <InSession>
      <CueNotice />
    </InSession>,
  );
  const notice = await screen.findByRole("status");
  expect(notice).toBeEmptyDOMElement();
  await server.happen("ana", { kind: "step.entered", payload: { stepIndex: 1 } });
  return notice;
}

test("STP-57 a candidate is told that a step has begun", async () =>
  expect(await enterSecondStep("ben")).toHaveTextContent("Step 2 has begun"));

test("STP-57 whoever changes the steps is not", async () => expect(await enterSecondStep("ana")).toBeEmptyDOMElement());
