import { NO_DIFF } from "@casement/shared/document/replay/board-diff";
import type { ViewSample } from "@casement/shared/playback/view-codec";
import { viewTracks } from "@casement/shared/playback/view-track";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { useEffect, useState } from "react";
import { RecordedSheetsProvider } from "@/document/sheets/sheets-context";
import { FollowMenu } from "@/features/player/controls/follow-menu";
import { usePeopleThen } from "@/features/player/model/people/use-people-then";
import { useViews } from "@/features/player/model/people/use-views";
import { usePlayer } from "@/features/player/model/player-context";
import { Worksheet } from "@/features/worksheets/worksheet";
import type { ChangeThen, PointerThen, Watch } from "@/recording/people-then";
import type { Playback } from "@/recording/playback";
import { InPlayer } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import { STARTED_AT } from "@/testing/sample-session";
import { useWhereaboutsThen } from "../session/whereabouts/use-whereabouts";

const base = { sheet: "requirements", table: "item", parent: null } as const;
const row = { ...base, id: "r1", order: "a0", fields: { kind: "functional", text: "Post a tweet", scope: "in" } };

const at = (seconds: number) => STARTED_AT + seconds * 1000;
const samples: readonly ViewSample[] = [
  { type: "pointer", participantId: "ben", at: at(10), point: { x: 40, y: 20 } },
  { type: "cell", participantId: "ben", at: at(30), cell: { row: "r1", field: "text" } },
  { type: "cell", participantId: "ben", at: at(40), cell: null },
];

/** Ben points at 0:10 and writes from 0:30 to 0:40; Ana changed a shape at 1:00. */
const recorded: Partial<Playback> = {
  views: async () => viewTracks(samples),
  seek: async () => ({ kind: "board", rows: { put: [row], removed: [] }, board: NO_DIFF }),
  lastChanges: async (withinMs) => (withinMs < 1000 ? [] : [{ id: "shape:1", participantId: "ana", t: 60_000 }]),
};

function Seen<T>({ watch, label, say }: { watch: Watch<T[]> | null; label: string; say: (each: T) => string }) {
  const [seen, setSeen] = useState<T[]>([]);
  useEffect(() => watch?.(setSeen), [watch]);
  return <ul aria-label={label}>{watch !== null && seen.map((each) => <li key={say(each)}>{say(each)}</li>)}</ul>;
}

const sayPointer = ({ name, x, y }: PointerThen) => `${name} at ${x}, ${y}`;
const sayChange = ({ name, id }: ChangeThen) => `${name} changed ${id}`;

function Watching() {
  const player = usePlayer();
  const views = useViews();
  const { pointers, changes, peers, options } = usePeopleThen(views);
  const people = useWhereaboutsThen(player.sheets, peers);
  return (
    <>
      {[10, 20, 35, 45, 60].map((seconds) => (
        <button key={seconds} type="button" onClick={() => player.seek(seconds * 1000)}>
          Go to {seconds}
        </button>
      ))}
      <Seen watch={pointers as Watch<PointerThen[]> | null} label="Pointers" say={sayPointer} />
      <Seen watch={changes as Watch<ChangeThen[]> | null} label="Changes" say={sayChange} />
      <RecordedSheetsProvider source={player.sheets} others={peers}>
        <Worksheet kind="requirements" onKind={() => undefined} stepKind={null} people={people} recorded />
      </RecordedSheetsProvider>
      <FollowMenu views={views} options={options} />
    </>
  );
}

afterEach(() => localStorage.clear());

async function watch(what = recorded) {
  const { user } = renderIn(
    <InPlayer recorded={what}>
      <Watching />
    </InPlayer>,
  );
  await screen.findByText("Post a tweet");
  return { user, goTo: (seconds: number) => user.click(screen.getByRole("button", { name: `Go to ${seconds}` })) };
}

const listed = (label: string) => within(screen.getByRole("list", { name: label })).queryAllByRole("listitem");
const option = (name: string) => screen.findByRole("menuitemcheckbox", { name });

test("UI-220 people's pointers are shown at the playhead with their names, and not once they rest", async () => {
  const { goTo } = await watch();
  expect(listed("Pointers")).toEqual([]);
  await goTo(10);
  await waitFor(() => expect(listed("Pointers").map(({ textContent }) => textContent)).toEqual(["Ben at 40, 20"]));
  await goTo(20);
  expect(listed("Pointers")).toEqual([]);
});

test("UI-221 the worksheet says who was in which cell at the playhead, and its tab that somebody was there", async () => {
  const { goTo } = await watch();
  expect(screen.queryByText("Ben")).not.toBeInTheDocument();
  await goTo(35);
  expect(await screen.findByText("Ben")).toBeVisible();
  expect(screen.getByRole("tab", { name: "Requirements" })).toHaveAttribute("title", "Ben is writing here");
  await goTo(45);
  await waitFor(() => expect(screen.queryByText("Ben")).not.toBeInTheDocument());
  expect(screen.getByRole("tab", { name: "Requirements" })).not.toHaveAttribute("title");
});

test("UI-222 the shapes that were changed last are known with their author", async () => {
  const { goTo } = await watch();
  await goTo(60);
  await waitFor(() => expect(listed("Changes").map(({ textContent }) => textContent)).toEqual(["Ana changed shape:1"]));
});

test("UI-223 a viewer switches both off, also for the next recording", async () => {
  const { user, goTo } = await watch();
  await goTo(35);
  expect(await screen.findByText("Ben")).toBeVisible();
  await waitFor(() => expect(listed("Changes")).toHaveLength(1));
  await user.click(screen.getByRole("button", { name: /^Follow/ }));
  await user.click(await option("Where people point and write"));
  await user.click(await option("Who changed what last"));
  expect(screen.queryByText("Ben")).not.toBeInTheDocument();
  expect(listed("Changes")).toEqual([]);
  cleanup();
  const next = await watch();
  await next.goTo(35);
  await next.user.click(screen.getByRole("button", { name: /^Follow/ }));
  expect(await option("Where people point and write")).not.toBeChecked();
  expect(screen.queryByText("Ben")).not.toBeInTheDocument();
});

test("UI-223 a recording from before pointers were recorded does not offer them", async () => {
  const { user, goTo } = await watch({ ...recorded, views: async () => viewTracks([]) });
  await goTo(10);
  expect(listed("Pointers")).toEqual([]);
  await user.click(screen.getByRole("button", { name: /^Follow/ }));
  expect(await option("Who changed what last")).toBeChecked();
  expect(screen.queryByRole("menuitemcheckbox", { name: "Where people point and write" })).not.toBeInTheDocument();
});
