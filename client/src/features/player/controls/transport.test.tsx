import { cleanup, screen, waitFor } from "@testing-library/react";
import { InPlayer } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import { usePlayer } from "../model/player-context";
import type { PlayerAction } from "./player-keys";
import { Transport } from "./transport";

/** The buttons with what the page does for two of them; the rest is only written down. */
function Controls({ acts }: { acts: PlayerAction[] }) {
  const player = usePlayer();
  const act = (action: PlayerAction) => {
    acts.push(action);
    if (action.kind === "toggle") player.toggle();
  };
  return <Transport act={act} fullScreen={false} mayClip more={null} />;
}

afterEach(() => localStorage.clear());

async function open() {
  const acts: PlayerAction[] = [];
  const page = renderIn(
    <InPlayer>
      <Controls acts={acts} />
    </InPlayer>,
  );
  await screen.findByRole("group", { name: "Player" });
  return { acts, ...page };
}

test("UI-75 the play button says what it would do next, and the time goes on", async () => {
  const { user } = await open();
  expect(screen.getByRole("timer", { name: "Time played" })).toHaveTextContent("0:00/ 10:00");
  await user.click(screen.getByRole("button", { name: "Play" }));
  await waitFor(() => expect(screen.getByRole("timer")).not.toHaveTextContent("0:00/ 10:00"));
  await user.click(screen.getByRole("button", { name: "Pause" }));
  expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
});

test.each<[string, PlayerAction]>([
  ["Previous moment", { kind: "moment", by: -1 }],
  ["One change back", { kind: "change", by: -1 }],
  ["5 seconds back", { kind: "leap", by: -1 }],
  ["5 seconds forward", { kind: "leap", by: 1 }],
  ["One change forward", { kind: "change", by: 1 }],
  ["Next moment", { kind: "moment", by: 1 }],
  ["Loop from here", { kind: "loop" }],
  ["Copy link to this moment", { kind: "link" }],
  ["Share a clip", { kind: "clip" }],
  ["Board only", { kind: "board" }],
  ["Zoom into the timeline", { kind: "zoom", by: 1 }],
  ["Full screen", { kind: "full" }],
  ["Keyboard", { kind: "shortcuts" }],
])("UI-75 the button %s does what its key does", async (name, action) => {
  const { acts, user } = await open();
  await user.click(screen.getByRole("button", { name }));
  expect(acts).toEqual([action]);
});

test("UI-74 the speed is chosen from a menu, which closes and says it", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("button", { name: "Speed, 1x" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "1.25×" }));
  expect(await screen.findByRole("button", { name: "Speed, 1.25x" })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("menu")).not.toBeInTheDocument());
});

test("one can jump to what the recording has, and to nothing else", async () => {
  const { acts, user } = await open();
  await user.click(screen.getByRole("button", { name: "Jump to" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Next note/ }));
  expect(acts).toEqual([{ kind: "jump", to: "note", by: 1 }]);
  await user.click(screen.getByRole("button", { name: "Jump to" }));
  await screen.findByRole("menuitem", { name: /^Previous step/ });
  expect(screen.queryByRole("menuitem", { name: /hint/ })).not.toBeInTheDocument();
});

test("UI-72 whether idle stretches are skipped is kept for the next recording", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("switch", { name: "Skip idle" }));
  expect(screen.getByRole("switch", { name: "Skip idle" })).not.toBeChecked();
  cleanup();
  await open();
  expect(screen.getByRole("switch", { name: "Skip idle" })).not.toBeChecked();
});
