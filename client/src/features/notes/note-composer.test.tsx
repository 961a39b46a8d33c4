import { cleanup, screen, waitFor } from "@testing-library/react";
import { worstState } from "@/session/saver";
import { useSaves, useSessionState } from "@/session/session-context";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { joined, planned, started } from "@/testing/sample-session";
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

/** As on the session's page: another page, with another field, once the interview has ended. */
function Pages() {
  const phase = useSessionState((state) => state.phase);
  return <NoteComposer key={phase} />;
}

test("a tag that is clicked is on the note, and the caret goes back into the text", async () => {
  const { server, field, user } = await composer();
  await user.type(field, "shards by user");
  await user.click(screen.getByRole("button", { name: "Strength" }));
  expect(field).toHaveFocus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(server.sent).toMatchObject([{ payload: { text: "shards by user", tag: "strength" } }]));
});

test("UI-194 a note that is being written when the interview ends goes on in the next page's field", async () => {
  const server = new SessionServer("ana", [...planned, started]);
  const { user } = renderIn(
    <InSession>
      <Pages />
    </InSession>,
  );
  await user.type(await screen.findByPlaceholderText("What did you just see or hear?"), "sums up");
  await user.keyboard("{Alt>}[Digit2]{/Alt}");
  await server.happen("eva", { kind: "session.ended", payload: {} });
  const field = await screen.findByPlaceholderText("Anything to add?");
  expect(field).toHaveValue("sums up");
  expect(field).toHaveFocus();
  await user.keyboard(" the costs{Enter}");
  await waitFor(() => expect(server.sent).toMatchObject([{ payload: { text: "sums up the costs", tag: "concern" } }]));
  expect(field).toHaveValue("");
});

test("UI-210 a reload keeps a note that was begun, with its tag and moment, until it is sent", async () => {
  stopTheClocks();
  const begun = Date.now();
  const { field, user } = await composer();
  await user.type(field, "shards by us");
  await user.keyboard("{Alt>}[Digit2]{/Alt}");
  cleanup();
  jest.advanceTimersByTime(30_000);

  const { server, field: again, user: back } = await composer();
  expect(again).toHaveValue("shards by us");
  await back.type(again, "er{Enter}");
  await waitFor(() => expect(server.sent).toHaveLength(1));
  const at = expect.closeTo(begun, -1);
  expect(server.sent[0]?.payload).toMatchObject({ text: "shards by user", tag: "concern", at });
  cleanup();
  expect((await composer()).field).toHaveValue("");
});

test("UI-210 another person on the same browser, in the same session, does not get it", async () => {
  const { field, user } = await composer();
  await user.type(field, "shards by user");
  cleanup();
  new SessionServer("eva", [...planned, joined("eva", "interviewer"), started]);
  renderIn(
    <InSession>
      <NoteComposer />
    </InSession>,
  );
  expect(await screen.findByRole("textbox", { name: "Note" })).toHaveValue("");
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

test("SCO-57 Alt, Shift and a digit keep the note and make it evidence; without a note or a criterion nothing happens", async () => {
  const server = new SessionServer("ana", [...planned, started]);
  const evidence: [criterion: string, text: string][] = [];
  const of = (criterion: string) => (note: { text: string }) => evidence.push([criterion, note.text]);
  const { user } = renderIn(
    <InSession>
      <NoteComposer asEvidence={[of("structure"), of("scale")]} />
    </InSession>,
  );
  const field = await screen.findByRole("textbox", { name: "Note" });
  await user.click(field);
  await user.keyboard("{Alt>}{Shift>}[Digit2]{/Shift}{/Alt}");
  await user.type(field, "asks about peak load ");
  await user.keyboard("{Alt>}{Shift>}[Digit3]{/Shift}{/Alt}");
  expect(evidence).toEqual([]);
  await user.keyboard("{Alt>}{Shift>}[Digit2]{/Shift}{/Alt}");
  expect(evidence).toEqual([["scale", "asks about peak load"]]);
  expect(field).toHaveValue("");
  expect(field).toHaveFocus();
  await waitFor(() => expect(server.sent).toMatchObject([{ name: "note.add", payload: { tag: null } }]));
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
