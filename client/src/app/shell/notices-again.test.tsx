import { act, screen } from "@testing-library/react";
import { sayLeftOut } from "@/features/room/left-out";
import { sayRefused } from "@/features/worksheets/sheet-notices";
import { renderIn } from "@/testing/render-in";

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
