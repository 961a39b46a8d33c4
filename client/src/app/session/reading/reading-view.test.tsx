import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { screen, waitFor } from "@testing-library/react";
import * as Y from "yjs";
import { InSession } from "@/testing/in-session";
import { answerCalls } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { joined, planned, STARTED_AT, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ReadingView } from "./reading-view";

/** A document in which nothing was drawn, and one requirement was written. */
function written(): Uint8Array {
  const doc = new Y.Doc();
  addRow(doc, { sheet: "requirements", table: "item", texts: { text: "Post a tweet" } });
  return Y.encodeStateAsUpdate(doc);
}

const PATH = `/join#i1.${"s".repeat(43)}`;
const back = {
  id: "i1",
  role: "candidate",
  state: "open",
  createdAt: STARTED_AT,
  expiresAt: STARTED_AT,
  uses: 0,
  maxUses: 1,
  returning: null,
} as const;

test("RED-5 the candidate keeps board and worksheets, and makes a way back, though no feedback is shared", async () => {
  new SessionServer("ben", [
    ...planned,
    joined("ben", "candidate"),
    started,
    ["ana", { kind: "session.ended", payload: {} }, STARTED_AT + 60_000],
  ]);
  const sent = answerCalls({
    getMe: () => ({ account: null, guest: true, signUpOpen: false, firstRun: false }),
    findShare: () => ({ share: null }),
    getSettings: () => ({ tldrawLicenseKey: null }),
    readBoard: () => written() as never,
    createOwnReturnLink: () => ({ ...back, usedBy: [], path: PATH }),
  });
  const { user } = renderIn(
    <InSession>
      <ReadingView />
    </InSession>,
  );
  await user.click(await screen.findByRole("link", { name: "Board and worksheets" }));
  expect(await screen.findByRole("heading", { name: "Your board" })).toBeVisible();
  expect(await screen.findByText("Nothing was drawn on the board.")).toBeVisible();
  await waitFor(() => expect(screen.getByText("Post a tweet")).toBeVisible());
  expect(await screen.findByRole("button", { name: /Export|Download/ })).toBeVisible();
  await user.click(screen.getByRole("link", { name: "Come back" }));
  await user.click(screen.getByRole("button", { name: "Copy link to this page" }));
  expect(await screen.findByRole("textbox", { name: "Link to this page" })).toHaveValue(window.location.origin + PATH);
  expect(sent.map(({ route }) => route)).toEqual(["createOwnReturnLink"]);
});
