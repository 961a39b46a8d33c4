import { screen } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { joined, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { NoteList } from "./note-list";

const note = (author: string, text: string): Told => [
  author,
  { kind: "note.added", payload: { noteId: text, text, tag: null, stepIndex: 0 } },
  STARTED_AT + 1_000,
];

async function listOf(...notes: Told[]) {
  new SessionServer("ana", [...planned, joined("eva", "interviewer"), started, ...notes]);
  renderIn(
    <InSession>
      <NoteList />
    </InSession>,
  );
  await screen.findAllByRole("listitem");
}

test("UI-191 notes by one other interviewer carry their name", async () => {
  await listOf(note("eva", "Asks about load"));
  expect(screen.getByText("Eva")).toBeVisible();
});

test("UI-191 one's own notes carry none while nobody else wrote any", async () => {
  await listOf(note("ana", "Asks about load"));
  expect(screen.getByText("Asks about load")).toBeVisible();
  expect(screen.queryByText("Ana")).toBeNull();
});
