import { act, screen } from "@testing-library/react";
import { usePlayerActions } from "@/features/player/controls/use-player-actions";
import { sayLeftOut } from "@/features/room/left-out";
import { sayRefused } from "@/features/worksheets/sheet-notices";
import { InPlayer } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import { loadNotices } from "./notices/notices";

beforeAll(loadNotices);

afterEach(() => jest.useRealTimers());

test.each([
  ["a refused paste", () => sayRefused("text"), /too long for one field/],
  ["changes left out", sayLeftOut, /could not be added/],
])("UI-154 the notice of %s, given again, stands as long as the first", (_of, say, sentence) => {
  jest.useFakeTimers();
  renderIn(<p>The page</p>);
  const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));
  act(say);
  pass(3_000);
  act(say);
  pass(2_000);
  pass(1_000);
  expect(screen.getAllByText(sentence)).toHaveLength(1);
  pass(3_000);
  pass(1_000);
  expect(screen.queryByText(sentence)).toBeNull();
});

test("UI-154 the player's notice that nothing is left, given again, stands as long as the first", async () => {
  renderIn(
    <InPlayer>
      <PlayerKeys />
    </InPlayer>,
  );
  await screen.findByRole("status", { name: "Ready" });
  jest.useFakeTimers();
  const press = () => act(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "h", bubbles: true })));
  press();
  act(() => jest.advanceTimersByTime(3_000));
  press();
  act(() => jest.advanceTimersByTime(2_000));
  act(() => jest.advanceTimersByTime(1_000));
  expect(screen.getAllByText("There is no hint after this moment.")).toHaveLength(1);
});

function PlayerKeys() {
  usePlayerActions({ kinds: new Set(), showShortcuts: nothing, nextView: nothing, shareClip: undefined });
  return <output aria-label="Ready" />;
}

const nothing = () => undefined;
