import { act, screen } from "@testing-library/react";
import { Link, useSearchParams } from "react-router";
import { renderIn } from "@/testing/render-in";
import { LeaveGuard } from "@/ui/confirm/leave-guard";

function Draft() {
  return (
    <>
      <h1>The draft</h1>
      <Link to="/elsewhere">Elsewhere</Link>
      <LeaveGuard active what="draft" />
    </>
  );
}

async function backAtTheDraft() {
  const opened = renderIn(<Draft />);
  act(() => opened.history.push("/elsewhere"));
  await opened.user.click(await screen.findByRole("button", { name: "Leave" }));
  act(() => opened.history.push("/"));
  await screen.findByRole("heading", { name: "The draft" });
  return opened;
}

test("UI-240 the back button asks before unsaved work is left, and leads back once that is granted", async () => {
  const { user, history } = await backAtTheDraft();
  act(() => history.go(-1));
  await user.click(await screen.findByRole("button", { name: "Stay here" }));
  expect(screen.getByRole("heading", { name: "The draft" })).toBeVisible();
  expect(history.current.location.pathname).toBe("/");
  act(() => history.go(-1));
  await user.click(await screen.findByRole("button", { name: "Leave" }));
  expect(await screen.findByText("Another page")).toBeVisible();
  expect(history.current.location.pathname).toBe("/elsewhere");
});

test("UI-240 a link asks too", async () => {
  const { user, history } = renderIn(<Draft />);
  await user.click(screen.getByRole("link", { name: "Elsewhere" }));
  expect(await screen.findByText(/not saved yet/)).toBeVisible();
  expect(history.current.location.pathname).toBe("/");
  await user.click(await screen.findByRole("button", { name: "Leave" }));
  expect(await screen.findByText("Another page")).toBeVisible();
});

test("UI-240 another page begins at its top, and going back leads to where one was", async () => {
  const { history } = renderIn(<h1>A long list</h1>);
  const scrolls: unknown[] = [];
  window.scrollTo = (...to: unknown[]) => void scrolls.push(to[1]);
  Object.defineProperty(window, "scrollY", { value: 640, configurable: true });
  act(() => history.push("/elsewhere"));
  await screen.findByText("Another page");
  Object.defineProperty(window, "scrollY", { value: 0, configurable: true });
  act(() => history.go(-1));
  await screen.findByRole("heading", { name: "A long list" });
  expect(scrolls).toEqual([0, 640]);
});

function Filtered() {
  const [filter, setFilter] = useSearchParams({ query: "crawler" });
  const change = (part: Record<string, string>) => setFilter({ ...Object.fromEntries(filter), ...part });
  return (
    <>
      <button type="button" onClick={() => change({ query: "" })}>
        Clear
      </button>
      <button type="button" onClick={() => change({ topic: "sharding" })}>
        Sharding
      </button>
    </>
  );
}

test("UI-240 what changes in a page's own address is there for whatever is pressed or typed next", async () => {
  const { history } = renderIn(<Filtered />);
  const press = async (name: string) => {
    screen.getByRole("button", { name }).click();
    // The browser lets React finish what a click changed before it handles the next one, and no more.
    await Promise.resolve();
  };
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  try {
    await press("Clear");
    await press("Sharding");
  } finally {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  }
  expect(history.current.location.search).toBe("?query=&topic=sharding");
});
