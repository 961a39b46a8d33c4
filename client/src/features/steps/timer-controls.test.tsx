import { screen, waitFor } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { planned, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { TimerControls } from "./timer-controls";
import { useTimerActions } from "./use-timer-actions";

function Controls() {
  return <TimerControls actions={useTimerActions(undefined)} />;
}

const MINUTE_MS = 60_000;
const added: Told = ["ana", { kind: "step.extended", payload: { stepIndex: 0, byMs: MINUTE_MS } }, Date.now()];

/** The buttons of an interview in its first step, which has five minutes and began this long ago. */
async function controls(minutesAgo: number, ...facts: Told[]) {
  const server = new SessionServer("ana", [
    ...planned,
    [started[0], started[1], Date.now() - minutesAgo * MINUTE_MS],
    ...facts,
  ]);
  const { user } = renderIn(
    <InSession>
      <Controls />
    </InSession>,
  );
  await user.click(await screen.findByRole("button", { name: "More" }));
  await screen.findByRole("menuitem", { name: "Add a minute to this step" });
  return { server, user, takeOff: screen.queryByRole("menuitem", { name: "Take off an added minute" }) };
}

test("STP-58 a minute that was added is taken off the step, with an undo", async () => {
  const { server, user, takeOff } = await controls(3, added);
  await user.click(takeOff as HTMLElement);
  await waitFor(() =>
    expect(server.sent).toEqual([
      { name: "step.shorten", payload: { stepIndex: 0, byMs: MINUTE_MS, expectedRevision: 2 } },
    ]),
  );
  expect(await screen.findByText("One minute taken off step 1.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Undo" })).toBeVisible();
});

test("STP-58 a minute that is being used is not, and a sentence says why", async () => {
  const { server, user, takeOff } = await controls(5.5, added);
  await user.click(takeOff as HTMLElement);
  expect(await screen.findByText("The time added to this step is already being used.")).toBeVisible();
  expect(server.sent).toEqual([]);
});

test("STP-58 where nothing was added, nothing can be taken off", async () => {
  const { takeOff } = await controls(1);
  expect(takeOff).toBeNull();
});
