import { screen, within } from "@testing-library/react";
import { InPlayer } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import { PlaybackScreen } from "./playback-screen";

/** Where the board would be; it has stories of its own. */
const Board = () => <p>The board</p>;

/** Whatever changes a session. Retrying makes a session of its own, and comments are of now. */
const CHANGES = /add|edit|delete|remove|next step|pause the clock|end interview|invite|send|show hint|withdraw/i;

test("UI-79 the parts of the room show a recording, and none of them offers to edit", async () => {
  const { user } = renderIn(
    <InPlayer>
      <PlaybackScreen brand="Casement" status="recorded" Board={Board} actions={null} />
    </InPlayer>,
  );
  expect(await screen.findByText("The board")).toBeVisible();
  await user.keyboard("]");
  const tabs = within(screen.getByRole("tablist", { name: "What happened" }));
  await user.click(tabs.getByRole("tab", { name: "Notes" }));
  expect(await screen.findByText("asks first", { selector: "p" })).toBeVisible();
  for (const name of ["Steps", "Worksheet"]) await user.click(screen.getByRole("tab", { name }));
  for (const { name } of [...tabs.getAllByRole("tab")].map((tab) => ({ name: tab.textContent ?? "" }))) {
    if (name === "Comments") continue;
    await user.click(tabs.getByRole("tab", { name }));
    const offers = [...screen.queryAllByRole("button"), ...screen.queryAllByRole("menuitem")].map(
      (button) => button.getAttribute("aria-label") ?? button.textContent ?? "",
    );
    expect(offers.filter((offer) => CHANGES.test(offer))).toEqual([]);
    const fields = screen.queryAllByRole("textbox").filter((field) => !(field as HTMLInputElement).readOnly);
    expect(fields.map((field) => field.getAttribute("aria-label") ?? "")).not.toContain("Note");
    expect(fields).toEqual(fields.filter((field) => /search|find/i.test(field.getAttribute("aria-label") ?? "")));
  }
});
