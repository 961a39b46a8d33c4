import { screen } from "@testing-library/react";
import { renderIn } from "@/testing/render-in";
import { JumpLink } from "./jump-link";

test("RED-6 a link within the page moves the focus and the address, and makes no step in the history", async () => {
  const { user } = renderIn(
    <>
      <JumpLink to="notes">Notes</JumpLink>
      <section id="notes" aria-label="Notes" />
    </>,
  );
  const steps = window.history.length;
  const popped = jest.fn();
  window.addEventListener("popstate", popped);
  await user.click(screen.getByRole("link", { name: "Notes" }));
  expect(screen.getByRole("region", { name: "Notes" })).toHaveFocus();
  expect(window.location.hash).toBe("#notes");
  expect(window.history.length).toBe(steps);
  expect(popped).not.toHaveBeenCalled();
  window.removeEventListener("popstate", popped);
});
