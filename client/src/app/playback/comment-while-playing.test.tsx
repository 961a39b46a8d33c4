import type { Thread } from "@casement/shared/session/comment";
import { cleanup, screen } from "@testing-library/react";
import { ThreadCard } from "@/features/comments/thread-card";
import { ThreadComposer } from "@/features/comments/thread-composer";
import { usePlayer, usePlayerView } from "@/features/player/model/player-context";
import { InPlayer } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import { STARTED_AT } from "@/testing/sample-session";

const thread: Thread = {
  id: "t1",
  at: STARTED_AT + 60_000,
  withCandidate: false,
  resolvedAt: null,
  comments: [
    { id: "c1", author: "ana", at: STARTED_AT + 900_000, text: "Why so early?", editedAt: null, deletedAt: null },
  ],
};

function Watching() {
  const player = usePlayer();
  const playing = usePlayerView((view) => view.playing);
  return (
    <>
      <button type="button" onClick={player.toggle}>
        {playing ? "Pause" : "Play"}
      </button>
      <ThreadComposer />
      <ThreadCard thread={thread} writable />
    </>
  );
}

test("UI-88 the recording stops while a comment is begun, and plays on once it is given up", async () => {
  const { user } = renderIn(
    <InPlayer>
      <Watching />
    </InPlayer>,
  );
  await user.click(await screen.findByRole("button", { name: "Play" }));
  const field = screen.getByRole("textbox", { name: "Comment" });
  await user.type(field, "Why");
  expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
  await user.clear(field);
  expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
});

test("UI-88 a recording that stood still stays still", async () => {
  const { user } = renderIn(
    <InPlayer>
      <Watching />
    </InPlayer>,
  );
  const field = await screen.findByRole("textbox", { name: "Comment" });
  await user.type(field, "Why");
  await user.clear(field);
  expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
});

afterEach(() => sessionStorage.clear());

async function watch() {
  const { user } = renderIn(
    <InPlayer>
      <Watching />
    </InPlayer>,
  );
  await user.click(await screen.findByRole("button", { name: "Play" }));
  return user;
}

test("UI-88 it stops while an answer is written, and plays on once it is given up", async () => {
  const user = await watch();
  await user.click(screen.getByRole("button", { name: "Reply" }));
  expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
  await user.type(screen.getByRole("textbox", { name: "Reply" }), "Good question");
  expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
});

test("UI-88 it stops while a comment is changed", async () => {
  const user = await watch();
  await user.click(screen.getByRole("button", { name: "Edit comment" }));
  await user.type(screen.getByRole("textbox", { name: "Edit comment" }), " Then");
  expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
});

test("UI-88 a text that was kept from before stops it only once somebody goes on with it", async () => {
  const first = renderIn(
    <InPlayer>
      <Watching />
    </InPlayer>,
  );
  await first.user.type(await screen.findByRole("textbox", { name: "Comment" }), "Why");
  cleanup();
  const user = await watch();
  expect(screen.getByRole("textbox", { name: "Comment" })).toHaveValue("Why");
  expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
  await user.type(screen.getByRole("textbox", { name: "Comment" }), " so");
  expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
});

test("UI-88 of two texts that were begun the last one lets it play on", async () => {
  const user = await watch();
  await user.type(screen.getByRole("textbox", { name: "Comment" }), "One");
  await user.click(screen.getByRole("button", { name: "Reply" }));
  await user.type(screen.getByRole("textbox", { name: "Reply" }), "Two");
  await user.clear(screen.getByRole("textbox", { name: "Comment" }));
  expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
});
