import { screen, within } from "@testing-library/react";
import { answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { RemovedSound } from "./removed-sound";

test("SND-71 whoever was removed can delete their own sound, and is asked before", async () => {
  const sent = answerCalls({ findRemovedSound: () => ({ kept: true }), eraseRemovedSound: () => undefined });
  const { user } = renderIn(<RemovedSound sessionId="s1" />);
  await user.click(await screen.findByRole("button", { name: "Delete my sound" }));
  expect(sent).toEqual([]);
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete my sound" }));
  expect(await screen.findByText("Your sound was deleted.")).toBeVisible();
  expect(sent.map(({ route }) => route)).toEqual(["eraseRemovedSound"]);
});

test("SND-71 a deletion that fails says so and can be tried again", async () => {
  answerCalls({
    findRemovedSound: () => ({ kept: true }),
    eraseRemovedSound: () => new Refusal("DATABASE_UNAVAILABLE", "The database cannot be reached."),
  });
  const { user } = renderIn(<RemovedSound sessionId="s1" />);
  await user.click(await screen.findByRole("button", { name: "Delete my sound" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete my sound" }));
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(screen.getByRole("button", { name: "Delete my sound" })).toBeVisible();
});
