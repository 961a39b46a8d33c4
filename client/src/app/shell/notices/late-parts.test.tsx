import { notifications } from "@mantine/notifications";
import { act, screen } from "@testing-library/react";
import { renderIn } from "@/testing/render-in";
import { StaleNotice } from "./stale-notice";

test("UI-224 a notice is shown on a page that had no code for notices yet", async () => {
  renderIn(<p>The page</p>);
  act(() => void notifications.show({ message: "The copy was made." }));
  expect(await screen.findByText("The copy was made.")).toBeVisible();
});

test("UI-224 a part that cannot be loaded is told without loading anything, until somebody puts it off", async () => {
  const { user } = renderIn(<StaleNotice />);
  expect(screen.queryByText(/could not be loaded/)).toBeNull();
  act(() => void window.dispatchEvent(new Event("vite:preloadError")));
  expect(screen.getByText(/could not be loaded/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Reload" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Later" }));
  expect(screen.queryByText(/could not be loaded/)).toBeNull();
});
