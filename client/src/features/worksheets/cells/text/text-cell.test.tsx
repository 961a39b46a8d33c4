import { addRow, textOf } from "@casement/shared/document/sheets/edit-rows";
import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import * as Y from "yjs";
import { SharedDocumentProvider } from "@/document/shared-document";
import { LiveSheetsProvider, useRows } from "@/document/sheets/sheets-context";
import { openWire, Wire } from "@/session/wire.testing";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { TextCell } from "./text-cell";

const ITEM = { sheet: "requirements", table: "item" } as const;
const nothing = () => undefined;

let closeWire: () => void = nothing;
afterEach(() => closeWire());

interface CellsProps {
  readonly max?: number;
  readonly onPasteLines?: (lines: readonly string[]) => void;
}

function Cells(props: CellsProps) {
  const rows = useRows("requirements", "item");
  return rows.map(({ id, text }) => (
    <TextCell key={id} row={id} field="text" value={text} label="Requirement" max={100} {...props} />
  ));
}

/** The cells, and a window that turns: its layout is another one, with cells of its own. */
function TurningWindow(props: CellsProps) {
  const [turns, setTurns] = useState(0);
  return (
    <>
      <Cells key={turns} {...props} />
      {/* The focus stays where it is, as when a window turns. */}
      <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => setTurns(turns + 1)}>
        Turn
      </button>
    </>
  );
}

/** A worksheet of one row, over the board's wire; `peer` writes into it from elsewhere. */
function open({ writable = true, ...cells }: CellsProps & { writable?: boolean } = {}) {
  new SessionServer("ana", [...planned, started]);
  closeWire = openWire();
  const row = addRow(Wire.doc, { ...ITEM, texts: { text: "post" } });
  const stored = () => textOf(Wire.doc, row, "text")?.toString();
  const refusals: string[] = [];
  const onRefused = (why: string) => refusals.push(why);
  const page = renderIn(
    <InSession>
      <SharedDocumentProvider
        sessionId="s1"
        participantId="ana"
        writable={writable}
        onLeftOut={nothing}
        onCopyKept={nothing}
      >
        <LiveSheetsProvider waiting={null} onRefused={onRefused} onReturned={nothing}>
          <TurningWindow {...cells} />
        </LiveSheetsProvider>
      </SharedDocumentProvider>
    </InSession>,
  );
  return { row, stored, refusals, ...page };
}

/** A peer writes into the row. */
function relay(row: string, at: number, text: string): void {
  const peer = new Y.Doc();
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(Wire.doc));
  peer.on("update", (update: Uint8Array) => Wire.wires.at(-1)?.relay(update));
  textOf(peer, row, "text")?.insert(at, text);
}

const cell = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Requirement" });

test("WKS-20 what is typed reaches the document letter by letter", async () => {
  const { stored, user } = open();
  await user.type(await cell(), " a tweet");
  await waitFor(() => expect(stored()).toBe("post a tweet"));
});

/** The cells in which people say that they write. */
const places = () => [...Wire.awareness.getStates().values()].flatMap(({ sheet }) => sheet ?? []);

test("WKS-28 the others are told where somebody writes, and no longer once the cell is gone from under the hands", async () => {
  const { row, user } = open();
  await user.click(await cell());
  await waitFor(() => expect(places()).toEqual([{ row, field: "text" }]));
  await user.click(screen.getByRole("button", { name: "Turn" }));
  expect(await cell()).not.toHaveFocus();
  await waitFor(() => expect(places()).toEqual([]));
});

test("UI-153 a cell runs in the direction of what is written in it", async () => {
  open();
  expect(await cell()).toHaveAttribute("dir", "auto");
});

test("WKS-20 what a peer writes comes in around the caret, which stays where the hand left it", async () => {
  const { row, stored, user } = open();
  const field = await cell();
  await user.type(field, "!");
  await waitFor(() => expect(stored()).toBe("post!"));
  relay(row, 0, "re");
  await waitFor(() => expect(field).toHaveValue("repost!"));
  expect(field.selectionStart).toBe("repost!".length);
  await user.keyboard("?");
  await waitFor(() => expect(stored()).toBe("repost!?"));
});

test("several lines that are pasted become one", async () => {
  const { stored, user } = open();
  await user.click(await cell());
  await user.paste("\na tweet\r\n  of text\n");
  await waitFor(() => expect(stored()).toBe("posta tweet of text"));
});

test("WKS-23 several lines that are pasted are handed on where they can be rows", async () => {
  const handedOn: (readonly string[])[] = [];
  const { user } = open({ onPasteLines: (lines) => handedOn.push(lines) });
  await user.click(await cell());
  await user.paste("read\nfollow");
  expect(handedOn).toEqual([["read", "follow"]]);
  expect(await cell()).toHaveValue("post");
});

test("WKS-22 a text that does not fit is refused whole, with a reason", async () => {
  const { stored, refusals, user } = open({ max: 10 });
  await user.click(await cell());
  await user.paste(" a tweet of text");
  expect(refusals).toEqual(["text"]);
  expect(await cell()).toHaveValue("post");
  expect(stored()).toBe("post");
});

test("where nothing can be changed there is a text and no field", async () => {
  open({ writable: false });
  expect(await screen.findByText("post")).toBeVisible();
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
});
