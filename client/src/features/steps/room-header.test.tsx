import { act, screen, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { planned, STARTED_AT, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { RoomHeader } from "./room-header";

async function header() {
  const server = new SessionServer("ana", [...planned, started]);
  renderIn(
    <InSession>
      <RoomHeader brand={null} badge={null} onPickStep={() => undefined} />
    </InSession>,
  );
  return { server, banner: within(await screen.findByRole("banner")) };
}

test("UI-180 everybody reads that the interview is paused, and the clock says so too", async () => {
  const { server, banner } = await header();
  expect(banner.queryByText("Paused: the clock is stopped")).not.toBeInTheDocument();
  await server.happen("ana", { kind: "timer.paused", payload: {} }, STARTED_AT + 60_000);
  expect(banner.getByText("Paused: the clock is stopped")).toBeVisible();
  expect(banner.getByRole("timer", { name: /^This step: .*, paused$/ })).toBeVisible();
  await server.happen("ana", { kind: "timer.resumed", payload: {} }, STARTED_AT + 90_000);
  expect(banner.queryByText("Paused: the clock is stopped")).not.toBeInTheDocument();
});

test("UI-181 the interview's clock says that it counts what is left", async () => {
  const { server, banner } = await header();
  await server.happen("ana", { kind: "timer.paused", payload: {} }, STARTED_AT + 60_000);
  expect(banner.getByRole("timer", { name: /^Whole interview/ })).toHaveTextContent("14:00 left of 15:00");
});

test("UI-182 nothing says live while the browser has no network", async () => {
  const { banner } = await header();
  expect(banner.getByText("live")).toBeVisible();
  const online = jest.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  act(() => void window.dispatchEvent(new Event("offline")));
  expect(banner.queryByText("live")).not.toBeInTheDocument();
  expect(banner.getByText("offline")).toBeVisible();
  online.mockRestore();
});

test("STP-59 the end of a retry's title, which says from when it is, is not cut with the rest", async () => {
  const [plan, ...rest] = planned;
  const fact = plan?.[1];
  if (fact?.kind !== "session.planned") throw new Error("the plan comes first");
  const title = "Design a service like Twitter, with trends and search, from 1:17:20";
  new SessionServer("ana", [["ana", { ...fact, payload: { ...fact.payload, title } }, 0], ...rest, started]);
  renderIn(
    <InSession>
      <RoomHeader brand={null} badge={null} onPickStep={() => undefined} />
    </InSession>,
  );
  const heading = await screen.findByRole("heading", { name: title });
  // Only this part may be shortened to what there is room for.
  expect(heading.querySelector("span")).toHaveTextContent(/^Design a service like Twitter, with trends and search$/);
  expect(heading).toHaveTextContent(title);
});
