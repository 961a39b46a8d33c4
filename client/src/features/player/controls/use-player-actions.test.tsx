import { act, screen, waitFor } from "@testing-library/react";
import { CHANGED_AT, InPlayer } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import type { MomentKind } from "../model/moments/moment-kinds";
import { usePlayer, usePlayerView } from "../model/player-context";
import { Transport } from "./transport";
import { usePlayerActions } from "./use-player-actions";

const KINDS: ReadonlySet<MomentKind> = new Set(["step", "note"]);
const nothing = () => undefined;

function Bar() {
  const { act, fullScreen } = usePlayerActions({
    kinds: KINDS,
    showShortcuts: nothing,
    nextView: nothing,
    shareClip: undefined,
  });
  const { t, loop, zoom } = usePlayerView((view) => view);
  const player = usePlayer();
  return (
    <>
      <Transport act={act} fullScreen={fullScreen} mayClip={false} more={null} />
      <output aria-label="Playhead">{Math.round(t)}</output>
      <output aria-label="Loop">{loop === null ? "none" : `${loop.from} to ${loop.to}`}</output>
      <output aria-label="Zoom">{zoom}</output>
      <button type="button" onClick={() => player.seek(60_000)}>
        The note
      </button>
    </>
  );
}

async function open() {
  const page = renderIn(
    <InPlayer>
      <Bar />
    </InPlayer>,
  );
  await screen.findByRole("group", { name: "Player" });
  const says = (name: string, text: string) =>
    waitFor(() => expect(screen.getByRole("status", { name })).toHaveTextContent(text));
  return { ...page, says };
}

test("UI-85 the keys . and , step from change to change of the board, and say when there is none", async () => {
  const { user, says } = await open();
  await user.keyboard(".");
  await says("Playhead", String(CHANGED_AT));
  await user.keyboard(".");
  expect(await screen.findByText("There is no change after this moment.")).toBeVisible();
  await says("Playhead", String(CHANGED_AT));
});

test("UI-73 the keys ] and [ step through the moments that are shown", async () => {
  const { user, says } = await open();
  await user.keyboard("]");
  await says("Playhead", "60000");
  await user.keyboard("]");
  await says("Playhead", "300000");
  await user.keyboard("[[");
  await says("Playhead", "60000");
});

test("UI-75 a key with nothing left to go to says so", async () => {
  const { user, says } = await open();
  await user.keyboard("h");
  expect(await screen.findByText("There is no hint after this moment.")).toBeVisible();
  await says("Playhead", "0");
});

/** The browser's own full screen, which jsdom has not. */
function fullScreen(element: Element | null): void {
  Object.defineProperty(document, "fullscreenElement", { configurable: true, value: element });
  act(() => void document.documentElement.dispatchEvent(new Event("fullscreenchange")));
}

test("UI-89 key and button show the board alone and the rest again; full screen does it until it is left", async () => {
  const { user } = await open();
  const button = screen.getByRole("button", { name: "Board only" });
  await user.click(button);
  expect(button).toHaveAttribute("aria-pressed", "true");
  await user.keyboard("t");
  expect(button).toHaveAttribute("aria-pressed", "false");
  fullScreen(document.documentElement);
  expect(button).toHaveAttribute("aria-pressed", "true");
  fullScreen(null);
  expect(button).toHaveAttribute("aria-pressed", "false");
});

test("UI-83 the loop's button says what its next press does", async () => {
  const { user, says } = await open();
  await user.click(screen.getByRole("button", { name: "Loop from here" }));
  await user.click(screen.getByRole("button", { name: "The note" }));
  await user.click(screen.getByRole("button", { name: "Loop to here" }));
  await says("Loop", "0 to 60000");
  await user.click(screen.getByRole("button", { name: "Stop looping" }));
  await says("Loop", "none");
});

test("UI-86 a link to the shown moment is copied", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("button", { name: "The note" }));
  await user.keyboard("y");
  expect(await screen.findByText("Link to 1:00 copied.")).toBeVisible();
  expect(await navigator.clipboard.readText()).toMatch(/\?t=1m0s$/);
});

test("UI-84 the timeline is zoomed step by step, never below its own width", async () => {
  const { user, says } = await open();
  await user.click(screen.getByRole("button", { name: "Zoom into the timeline" }));
  await user.click(screen.getByRole("button", { name: "Zoom into the timeline" }));
  await says("Zoom", "4");
  await user.keyboard("---");
  await says("Zoom", "1");
});
