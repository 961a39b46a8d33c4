import { fireEvent, screen } from "@testing-library/react";
import { useEffect, useState } from "react";
import { renderIn } from "@/testing/render-in";
import { QuickAdd } from "./quick-add";

const quickAdd = (explained: boolean) => (
  <QuickAdd opened connected={false} explained={explained} onClose={() => undefined} onPick={() => undefined} />
);

test("PAT-3 the lines of the reference card stand beside the components only where patterns are offered", async () => {
  renderIn(quickAdd(true));
  expect(await screen.findByRole("option", { name: /^Cache when many read the same/ })).toBeVisible();
});

test("PAT-3 without the patterns a component is found by its name, and nothing says when to use it", async () => {
  renderIn(quickAdd(false));
  expect(await screen.findByRole("option", { name: "Cache" })).toBeVisible();
  expect(screen.queryByText(/when /)).toBeNull();
});

function Board({ pressed, onPick }: { pressed: string[]; onPick: (kind: string) => void }) {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    // As the board does, it leaves keys in a field alone.
    const press = ({ key, target }: KeyboardEvent) => {
      if (target instanceof HTMLInputElement) return;
      if (key === "/") setOpened(true);
      else pressed.push(key);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [pressed]);
  return (
    <QuickAdd opened={opened} connected={false} explained={false} onClose={() => setOpened(false)} onPick={onPick} />
  );
}

test("UI-117 what is typed right after the key that opens it is in its field and chooses no tool of the board", async () => {
  const pressed: string[] = [];
  const picked: string[] = [];
  const { user } = renderIn(<Board pressed={pressed} onPick={(kind) => picked.push(kind)} />);
  // In one turn, as from a fast hand while the page is busy: the field has no focus yet.
  for (const key of "/sql") fireEvent.keyDown(document.body, { key });
  expect(await screen.findByRole("combobox", { name: "Find a component" })).toHaveValue("sql");
  await user.keyboard("{Enter}");
  expect(picked).toEqual(["sql"]);
  expect(pressed).toEqual([]);
});
