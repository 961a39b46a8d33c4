import { EMPTY_GUIDE, type Guide } from "@casement/shared/problem/problem";
import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { renderIn } from "@/testing/render-in";
import { GuideEditor } from "./guide-editor";

const noSession = () => Promise.reject(new Error("No session is read here."));

/** Keeps the guide as the page around the editor does; `last` reads it. */
function open(part: Partial<Guide> = {}) {
  let last: Guide = { ...EMPTY_GUIDE, ...part };
  function Kept() {
    const [guide, setGuide] = useState(last);
    last = guide;
    return (
      <GuideEditor
        guide={guide}
        onChange={(change) => setGuide({ ...guide, ...change })}
        board={() => null}
        readSession={noSession}
      />
    );
  }
  return { last: () => last, ...renderIn(<Kept />) };
}

const hints = [
  { id: "h1", title: "Gentle", text: "Think of hot users." },
  { id: "h2", title: "Strong", text: "Fan out on read for them." },
];

test("a hint moves with its text and its id, and the one at the end cannot go further", async () => {
  const { last, user } = open({ hints });
  await user.click(screen.getByRole("button", { name: "Move hint 1 down" }));
  expect(last().hints).toEqual([hints[1], hints[0]]);
  expect(screen.getByRole("textbox", { name: "Title of hint 2" })).toHaveValue("Gentle");
  expect(screen.getByRole("button", { name: "Move hint 2 down" })).toBeDisabled();
});

test("a new row is empty, has an id of its own and changes nothing beside it", async () => {
  const { last, user } = open({ hints });
  await user.click(screen.getByRole("button", { name: "Add hint" }));
  await user.type(screen.getByRole("textbox", { name: "Title of hint 3" }), "Third");
  expect(last().hints.slice(0, 2)).toEqual(hints);
  expect(last().hints[2]).toMatchObject({ title: "Third", text: "" });
  expect(new Set(last().hints.map(({ id }) => id)).size).toBe(3);
  await user.click(screen.getByRole("button", { name: "Remove hint 1" }));
  expect(last().hints.map(({ title }) => title)).toEqual(["Strong", "Third"]);
});

test("a list keeps blank lines while it is written, and none of them is an entry", async () => {
  const { last, user } = open();
  const field = screen.getByRole("textbox", { name: "Functional" });
  await user.type(field, "post{Enter}{Enter}  read  ");
  expect(field).toHaveValue("post\n\n  read  ");
  expect(last().requirements).toEqual({ functional: ["post", "read"], nonFunctional: [], outOfScope: [] });
  await user.tab();
  expect(field).toHaveValue("post\nread");
});

test("a formula is worked out while it is written, and its result can be taken", async () => {
  const { last, user } = open();
  await user.click(screen.getByRole("button", { name: "Add estimate" }));
  const row = within(screen.getByRole("group", { name: "Estimate 1" }));
  await user.type(row.getByRole("textbox", { name: "Name for formulas of estimate 1" }), "posts");
  await user.type(row.getByRole("textbox", { name: "Formula of estimate 1" }), "2 * 300");
  expect(row.getByText("600")).toBeVisible();
  await user.click(row.getByRole("button", { name: "Use it" }));
  expect(last().estimates).toMatchObject([{ key: "posts", formula: "2 * 300", exact: "600" }]);
  expect(row.queryByRole("button", { name: "Use it" })).not.toBeInTheDocument();
});
