import { screen, waitFor } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, guideWith, planned, STARTED_AT, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { NoteAsEvidence } from "./note-as-evidence";

const note = { text: "Asks about peak load\nfirst", at: STARTED_AT + 48_000 };

test("SCO-55 a note becomes evidence of a criterion with its moment and its words, and can be taken off again", async () => {
  const server = new SessionServer("ana", [...planned, guideAttached, started]);
  const { user } = renderIn(
    <InSession>
      <NoteAsEvidence note={note} />
    </InSession>,
  );
  await user.click(await screen.findByRole("button", { name: "Use as evidence" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Structured thinking/ }));
  await waitFor(() => expect(server.sent).toHaveLength(2));
  const pinned = server.sent.find(({ name }) => name === "evidence.pin")?.payload;
  expect(pinned).toMatchObject({ criterion: "structure", at: note.at, label: "Asks about peak load first" });
  expect(server.sent).toContainEqual({
    name: "score.set",
    payload: { criterion: "structure", mark: null, evidence: note.text },
  });
  await user.click(await screen.findByRole("button", { name: /^Undo/ }));
  const unpinned = { name: "evidence.unpin", payload: { pinId: (pinned as { pinId: string }).pinId } };
  await waitFor(() => expect(server.sent).toContainEqual(unpinned));
});

test("SCO-55 taking it off again leaves the mark and the words that were given since", async () => {
  const server = new SessionServer("ana", [...planned, guideAttached, started]);
  const { user } = renderIn(
    <InSession>
      <NoteAsEvidence note={note} />
    </InSession>,
  );
  await user.click(await screen.findByRole("button", { name: "Use as evidence" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Structured thinking/ }));
  await waitFor(() => expect(server.sent).toHaveLength(2));
  const since = { criterion: "structure", mark: 3, evidence: `${note.text}\nNames the costs` } as const;
  await server.happen("ana", { kind: "score.set", payload: since });
  await user.click(await screen.findByRole("button", { name: /^Undo/ }));
  const payload = { ...since, evidence: "Names the costs" };
  await waitFor(() => expect(server.sent).toContainEqual({ name: "score.set", payload }));
});

test("SCO-55 with its menu open a digit chooses the criterion, and another digit nothing", async () => {
  const server = new SessionServer("ana", [...planned, guideAttached, started]);
  const { user } = renderIn(
    <InSession>
      <NoteAsEvidence note={note} />
    </InSession>,
  );
  await user.click(await screen.findByRole("button", { name: "Use as evidence" }));
  await screen.findByRole("menuitem", { name: /^Structured thinking/ });
  await user.keyboard("2");
  expect(server.sent).toEqual([]);
  await user.keyboard("1");
  await waitFor(() => expect(server.sent.map(({ name }) => name).sort()).toEqual(["evidence.pin", "score.set"]));
  await waitFor(() => expect(screen.queryByRole("menuitem")).toBeNull());
});

test("SCO-60 of twelve criteria the first nine have a digit; the others are chosen by name", async () => {
  const others = Array.from({ length: 11 }, (_none, index) => `other-${index + 2}`);
  const server = new SessionServer("ana", [...planned, guideWith(others), started]);
  const { user } = renderIn(
    <InSession>
      <NoteAsEvidence note={note} />
    </InSession>,
  );
  await user.click(await screen.findByRole("button", { name: "Use as evidence" }));
  expect(await screen.findByRole("menuitem", { name: "Title of other-9 9" })).toBeVisible();
  expect(screen.getByRole("menuitem", { name: "Title of other-10" })).toBeVisible();
  await user.click(screen.getByRole("menuitem", { name: "Title of other-12" }));
  await waitFor(() => expect(server.sent).toHaveLength(2));
  expect(server.sent.find(({ name }) => name === "score.set")?.payload).toMatchObject({ criterion: "other-12" });
});
