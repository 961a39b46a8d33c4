import { act, cleanup, screen, within } from "@testing-library/react";
import { useState } from "react";
import { renderIn } from "@/testing/render-in";
import { useNarrow } from "./narrow";
import { RoomLayout } from "./room-layout";
import { usePane } from "./use-pane";

afterEach(() => window.localStorage.clear());

function Room({ openedAtFirst }: { openedAtFirst: boolean }) {
  const [leftOpened, setLeftOpened] = usePane("left", openedAtFirst);
  const [rightOpened, setRightOpened] = usePane("right", true);
  // Beside the board and over it, as in the session's page.
  const [besideBoard, setBesideBoard] = useState(false);
  const [overBoard, setOverBoard] = useState(false);
  const [sheet, setSheet] = useNarrow() ? [overBoard, setOverBoard] : [besideBoard, setBesideBoard];
  return (
    <RoomLayout
      header="header"
      notices={null}
      left={<p>Clarify requirements</p>}
      leftOpened={leftOpened}
      onLeftOpened={setLeftOpened}
      sheet={{
        body: (
          <>
            <p>Functional requirements</p>
            <textarea aria-label="Topic" />
          </>
        ),
        shown: sheet,
        onShown: setSheet,
        news: false,
        wide: false,
        people: [],
        tools: null,
      }}
      board={<p>board</p>}
      right={<p>My notes</p>}
      rightOpened={rightOpened}
      onRightOpened={setRightOpened}
      bar="bar"
    />
  );
}

const tab = (name: string) => screen.getByRole("tab", { name });

test("UI-170 a left pane that begins as a strip opens at the tab that is clicked, and is open the next time", async () => {
  const { user } = renderIn(<Room openedAtFirst={false} />);
  expect(screen.queryByText("Clarify requirements")).toBeNull();
  expect(tab("Steps")).toHaveAttribute("aria-selected", "false");
  await user.click(tab("Worksheet"));
  expect(screen.getByText("Functional requirements")).toBeVisible();
  expect(tab("Worksheet")).toHaveAttribute("aria-selected", "true");
  cleanup();
  renderIn(<Room openedAtFirst={false} />);
  expect(screen.getByText("Clarify requirements")).toBeVisible();
});

test("UI-170 each pane is hidden and shown again with one click", async () => {
  const { user } = renderIn(<Room openedAtFirst />);
  await user.click(screen.getByRole("button", { name: "Hide steps and worksheet" }));
  expect(screen.queryByText("Clarify requirements")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Show steps and worksheet" }));
  expect(screen.getByText("Clarify requirements")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Hide the panel" }));
  expect(screen.getByText("My notes")).not.toBeVisible();
  await user.click(screen.getByRole("button", { name: "Show: Interviewer's panel" }));
  expect(screen.getByText("My notes")).toBeVisible();
});

/** The window's width, as far as the layout asks for it. */
function windowOf(narrow: boolean) {
  const listeners = new Set<() => void>();
  const usual = window.matchMedia;
  const query = {
    get matches() {
      return narrow;
    },
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  window.matchMedia = ((media: string) => (media.includes("900px") ? query : usual(media))) as typeof window.matchMedia;
  return {
    become: (next: boolean) =>
      act(async () => {
        narrow = next;
        for (const listener of [...listeners]) listener();
      }),
    end: () => {
      window.matchMedia = usual;
    },
  };
}

describe("UI-212 a window that crosses 900 px", () => {
  let width: ReturnType<typeof windowOf>;
  beforeEach(() => {
    width = windowOf(false);
  });
  afterEach(() => width.end());

  test("keeps board, worksheet, what is typed and the caret, into a drawer and back", async () => {
    const { user } = renderIn(<Room openedAtFirst />);
    await user.click(tab("Worksheet"));
    const board = screen.getByText("board");
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Topic" });
    await user.type(field, "Fan-out");
    field.setSelectionRange(3, 3);

    await width.become(true);
    expect(screen.getByText("board")).toBe(board);
    const drawer = screen.getByRole("dialog", { name: "Worksheet" });
    expect(within(drawer).getByRole("textbox", { name: "Topic" })).toBe(field);
    await user.keyboard("!");
    expect(field).toHaveFocus();
    expect(field).toHaveValue("Fan!-out");

    await width.become(false);
    expect(screen.getByText("board")).toBe(board);
    expect(tab("Worksheet")).toHaveAttribute("aria-selected", "true");
    expect(field).toHaveFocus();
    await user.keyboard("?");
    expect(field).toHaveValue("Fan!?-out");
  });

  test("opens no drawer over somebody who works on the board", async () => {
    const { user } = renderIn(<Room openedAtFirst />);
    await user.click(tab("Worksheet"));
    await user.click(screen.getByText("board"));
    await width.become(true);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("shows as a pane what was in front as a drawer, also where the pane was a strip", async () => {
    width.end();
    width = windowOf(true);
    const { user } = renderIn(<Room openedAtFirst={false} />);
    await user.click(screen.getByRole("button", { name: "Worksheet" }));
    const field = await screen.findByRole("textbox", { name: "Topic" });
    await user.type(field, "Fan-out");
    await width.become(false);
    expect(screen.getByRole("textbox", { name: "Topic" })).toBe(field);
    expect(field).toHaveFocus();
    expect(tab("Worksheet")).toHaveAttribute("aria-selected", "true");
  });
});
