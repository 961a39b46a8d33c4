import { screen } from "@testing-library/react";
import { useState } from "react";
import { renderIn } from "@/testing/render-in";
import { useLeaveBoardOnly } from "./use-leave-board-only";

function Board() {
  const [boardOnly, setBoardOnly] = useState(true);
  useLeaveBoardOnly(null, { boardOnly, setBoardOnly });
  return (
    <>
      <p>{boardOnly ? "Board only" : "The room"}</p>
      <input aria-label="Name" />
    </>
  );
}

test("UI-171 Escape brings the room back, but not while it ends something in a field", async () => {
  const { user } = renderIn(<Board />);
  await user.click(screen.getByRole("textbox", { name: "Name" }));
  await user.keyboard("{Escape}");
  expect(screen.getByText("Board only")).toBeVisible();
  await user.click(screen.getByText("Board only"));
  await user.keyboard("{Escape}");
  expect(screen.getByText("The room")).toBeVisible();
});
