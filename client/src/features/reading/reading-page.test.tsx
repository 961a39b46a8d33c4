import { act, screen, within } from "@testing-library/react";
import { useState } from "react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { joined, planned, STARTED_AT, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ReadingPage, type ReadingPart } from "./reading-page";
import { SectionLink } from "./section-link";

function Field() {
  const [text, setText] = useState("");
  return <input aria-label="Remark" value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}

const fetched = jest.fn();
function Board() {
  useState(fetched);
  return <p>The board as it ended</p>;
}

const parts: readonly [ReadingPart, ...ReadingPart[]] = [
  {
    title: "Outcome",
    sections: [
      { id: "outcome", title: "Outcome", body: <SectionLink to="chat">What was written</SectionLink> },
      { id: "time", title: "Time", body: <SectionLink to="outcome">To the outcome</SectionLink> },
    ],
  },
  { title: "Board and worksheets", sections: [{ id: "board", title: "Board", body: <Board /> }] },
  {
    title: "Notes and chat",
    sections: [
      { id: "notes", title: "Notes", body: <Field /> },
      { id: "chat", title: "Chat", body: "Hello" },
    ],
  },
];

beforeEach(() => void fetched.mockClear());

async function open(shown: readonly [ReadingPart, ...ReadingPart[]] = parts, begin = "") {
  new SessionServer("ana", [
    ...planned,
    joined("ben", "candidate"),
    started,
    ["ana", { kind: "session.ended", payload: {} }, STARTED_AT + 60_000],
  ]);
  const page = renderIn(
    <InSession>
      <ReadingPage parts={shown} begin={begin} />
    </InSession>,
  );
  await screen.findByRole("heading", { level: 1 });
  return page;
}

const bar = () => within(screen.getByRole("navigation", { name: "Parts of this page" }));
const shownHeadings = () => screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);

test("RED-7 the page shows its first part, and makes no other before it is asked for", async () => {
  const { user, history } = await open();
  expect(shownHeadings()).toEqual(["Outcome", "Time"]);
  expect(bar().getByRole("link", { name: "Outcome" })).toHaveAttribute("aria-current", "page");
  expect(fetched).not.toHaveBeenCalled();
  await user.click(bar().getByRole("link", { name: "Board and worksheets" }));
  expect(shownHeadings()).toEqual(["Board"]);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(history.current.location.hash).toBe("#board");
  expect(bar().getByRole("link", { name: "Board and worksheets" })).toHaveFocus();
});

test("UI-194 the page begins with the notes when one was in hand, until another part is asked for", async () => {
  const { user } = await open(parts, "notes");
  expect(shownHeadings()).toEqual(["Notes", "Chat"]);
  await user.click(bar().getByRole("link", { name: "Outcome" }));
  expect(shownHeadings()).toEqual(["Outcome", "Time"]);
});

test("RED-7 what was typed in a part is there when one comes back to it", async () => {
  const { user } = await open();
  await user.click(bar().getByRole("link", { name: "Notes and chat" }));
  await user.type(screen.getByRole("textbox", { name: "Remark" }), "half a th");
  await user.click(bar().getByRole("link", { name: "Outcome" }));
  expect(screen.queryByRole("textbox", { name: "Remark" })).not.toBeInTheDocument();
  await user.click(bar().getByRole("link", { name: "Notes and chat" }));
  expect(screen.getByRole("textbox", { name: "Remark" })).toHaveValue("half a th");
});

test("RED-7 a link to a section opens its part with the focus on it, and Back leads out of it again", async () => {
  const { user, history } = await open();
  await user.click(bar().getByRole("link", { name: "Board and worksheets" }));
  await user.click(bar().getByRole("link", { name: "Outcome" }));
  await user.click(screen.getByRole("link", { name: "What was written" }));
  expect(shownHeadings()).toEqual(["Notes", "Chat"]);
  expect(screen.getByRole("region", { name: "Chat" })).toHaveFocus();
  act(() => void history.go(-1));
  expect(shownHeadings()).toEqual(["Outcome", "Time"]);
});

test("RED-6 a link within the part is no step in the history", async () => {
  const { user, history } = await open();
  await user.click(bar().getByRole("link", { name: "Notes and chat" }));
  await user.click(bar().getByRole("link", { name: "Outcome" }));
  await user.click(screen.getByRole("link", { name: "To the outcome" }));
  expect(screen.getByRole("region", { name: "Outcome" })).toHaveFocus();
  act(() => void history.go(-1));
  expect(shownHeadings()).toEqual(["Notes", "Chat"]);
});

test("RED-7 an address that names no section shows the first part, and a page of one part has no bar", async () => {
  const [only] = parts;
  const { history } = await open([only]);
  await act(async () => history.push("/#%E0%A4%A"));
  expect(shownHeadings()).toEqual(["Outcome", "Time"]);
  expect(screen.queryByRole("navigation")).not.toBeInTheDocument();
});
