import { screen } from "@testing-library/react";
import { InPlayer } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import type { MomentKind } from "../model/moments/moment-kinds";
import { usePlayerView } from "../model/player-context";
import { Moments } from "./moments";

const STEPS: ReadonlySet<MomentKind> = new Set(["step"]);

/** The list, with what a click on it opens. */
function Panel({ sheets = [] }: { sheets?: string[] }) {
  const { t, foundId } = usePlayerView((view) => view);
  return (
    <>
      <Moments kinds={STEPS} onSheet={(kind) => sheets.push(kind)} />
      <output aria-label="Opened">{`${t / 60_000} min, ${foundId}`}</output>
    </>
  );
}

async function open(sheets?: string[]) {
  const page = renderIn(<InPlayer>{sheets === undefined ? <Panel /> : <Panel sheets={sheets} />}</InPlayer>);
  return { ...page, search: await screen.findByRole("searchbox", { name: "Search the recording" }) };
}

test("UI-87 the search finds moments by any of their words, of every kind", async () => {
  const { user, search } = await open();
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
  await user.type(search, "first ASKS");
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  expect(screen.getByRole("button", { name: /asks first/ })).toBeVisible();
  await user.type(search, " never");
  expect(await screen.findByText("Nothing contains “first ASKS never”.")).toBeVisible();
});

test("UI-195 words on the board and in worksheets are found, and opened where they stand", async () => {
  const sheets: string[] = [];
  const { user, search } = await open(sheets);
  await user.type(search, "cache");
  await user.click(await screen.findByRole("button", { name: "3:00 Board Redis cache" }));
  const opened = screen.getByRole("status", { name: "Opened" });
  expect(opened).toHaveTextContent("3 min, shape:1");
  await user.click(screen.getByRole("button", { name: "4:00 Requirements Cache the feeds" }));
  expect(opened).toHaveTextContent("4 min, null");
  expect(sheets).toEqual(["requirements"]);
});
