import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { screen, within } from "@testing-library/react";
import type { MomentKind } from "@/features/player/model/moments/moment-kinds";
import { usePlayer } from "@/features/player/model/player-context";
import { Moments } from "@/features/player/panel/moments";
import { InPlayer, RECORDED } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import { STARTED_AT } from "@/testing/sample-session";
import { useRecordedLines, WordsThen } from "./words-then";

const at = (seconds: number) => STARTED_AT + seconds * 1_000;
/** Ben at 1:00 and 2:00, recognised; Ana at 1:30, from a file that came after the end. */
const told = [
  { id: "b1", speakerId: "ben", second: 60, text: "I count the writes first", source: "device" },
  { id: "b2", speakerId: "ben", second: 120, text: "Then I shard by user", source: "device" },
  { id: "a1", speakerId: "ana", second: 90, text: "Why those first?", source: "file" },
] as const;
const manifest: PlaybackManifest = {
  ...RECORDED,
  events: [
    ...RECORDED.events,
    ...told.map(({ id, speakerId, second, text, source }, index) => ({
      kind: "words.spoken" as const,
      payload: { speakerId, source, lines: [{ id, from: at(second), to: at(second + 2), text }] },
      at: at(700 + index),
      actor: speakerId,
      revision: RECORDED.events.length + 1 + index,
    })),
  ],
};

const NONE: ReadonlySet<MomentKind> = new Set(["step"]);

function Panel() {
  const player = usePlayer();
  return (
    <>
      <Moments kinds={NONE} onSheet={() => undefined} />
      <WordsThen lines={useRecordedLines()} />
      <button type="button" onClick={() => player.seek(100_000)}>
        Go to 1:40
      </button>
      <button type="button" onClick={() => window.alert(player.store.getState().t)}>
        Where
      </button>
    </>
  );
}

async function open() {
  const shown: number[] = [];
  window.alert = (t: number) => void shown.push(t / 1_000);
  const page = renderIn(
    <InPlayer recorded={{ manifest }}>
      <Panel />
    </InPlayer>,
  );
  await screen.findByRole("list", { name: "What was said" });
  const where = async () => {
    await page.user.click(screen.getByRole("button", { name: "Where" }));
    return shown.at(-1);
  };
  return { ...page, where };
}

test("SND-94 the words of a recording follow the playhead, and a line opens its moment", async () => {
  const { user, where } = await open();
  const list = screen.getByRole("list", { name: "What was said" });
  const rows = () => within(list).getAllByRole("listitem");
  expect(rows().map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^1:00Ben.*writes/),
    expect.stringMatching(/^1:30Ana.*those first/),
    expect.stringMatching(/^2:00Ben.*shard/),
  ]);
  expect(rows().filter((row) => row.getAttribute("aria-current") !== null)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Go to 1:40" }));
  expect(rows().map((row) => row.getAttribute("aria-current"))).toEqual([null, "time", null]);
  await user.click(within(list).getByRole("button", { name: "Watch 2:00" }));
  expect(await where()).toBe(120);
});

test("SND-94 the search of the recording finds what was said, whenever the words came", async () => {
  const { user, where } = await open();
  await user.type(screen.getByRole("searchbox", { name: "Search the recording" }), "those first");
  const found = await screen.findByRole("button", { name: "1:30 Ana Why those first?" });
  await user.click(found);
  expect(await where()).toBe(90);
});
