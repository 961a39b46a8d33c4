import { screen, waitFor } from "@testing-library/react";
import { worstState } from "@/session/saver";
import { useSaves } from "@/session/session-context";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { NoteComposer } from "./note-composer";
import { NOTE_PREFIX } from "./waiting-notes";

/** What became of the notes on this page. */
function Saves() {
  return <output>{useSaves((entries) => worstState(entries, NOTE_PREFIX))}</output>;
}

/** From here on time stands still but for what a test lets pass; timers go on. */
function stopTheClocks(): void {
  jest.useFakeTimers({ doNotFake: ["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "nextTick"] });
}

afterEach(() => jest.useRealTimers());

async function composer() {
  const server = new SessionServer("ana", [...planned, started]);
  const page = renderIn(
    <InSession>
      <NoteComposer />
      <Saves />
    </InSession>,
  );
  return { server, field: await screen.findByRole("textbox", { name: "Note" }), ...page };
}

test("Enter sends the note and frees the field, which keeps the focus; Shift with Enter makes a line", async () => {
  const { server, field, user } = await composer();
  await user.type(field, "asks about load{Shift>}{Enter}{/Shift}then about cost{Enter}");
  await waitFor(() => expect(server.sent).toHaveLength(1));
  expect(server.sent[0]).toMatchObject({
    name: "note.add",
    payload: { text: "asks about load\nthen about cost", tag: null },
  });
  expect(field).toHaveValue("");
  expect(field).toHaveFocus();
});

test("Alt with a digit tags the note from the field, and tags this one alone", async () => {
  const { server, field, user } = await composer();
  await user.type(field, "shards by user");
  await user.keyboard("{Alt>}[Digit2]{/Alt}");
  expect(screen.getByRole("button", { name: "Concern" })).toHaveAttribute("aria-pressed", "true");
  expect(field).toHaveValue("shards by user");
  await user.keyboard("{Enter}");
  expect(screen.getByRole("button", { name: "Concern" })).toHaveAttribute("aria-pressed", "false");
  await waitFor(() => expect(server.sent).toMatchObject([{ payload: { tag: "concern" } }]));
});

test("UI-43 a note is sent with the moment at which its first letter was typed", async () => {
  stopTheClocks();
  const { server, field, user } = await composer();
  const begun = Date.now();
  await user.type(field, "s");
  jest.advanceTimersByTime(30_000);
  await user.type(field, "low{Enter}");
  await waitFor(() => expect(server.sent).toHaveLength(1));
  expect(server.sent[0]?.payload).toMatchObject({ text: "slow", at: expect.closeTo(begun, -1) });
});

test("a note that is refused stays unsaved; an empty one is never sent", async () => {
  const { server, field, user } = await composer();
  await user.type(field, "  {Enter}");
  server.mood = "WRONG_PHASE";
  await user.type(field, "late{Enter}");
  await waitFor(() => expect(server.sent).toMatchObject([{ payload: { text: "  late" } }]));
  expect(await screen.findByText("refused")).toBeVisible();
});
