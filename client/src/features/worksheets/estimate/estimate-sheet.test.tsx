import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { screen, within } from "@testing-library/react";
import { SharedDocumentProvider } from "@/document/shared-document";
import { LiveSheetsProvider } from "@/document/sheets/sheets-context";
import { openWire, Wire } from "@/session/wire.testing";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { EstimateSheet } from "./estimate-sheet";

const nothing = () => undefined;

let closeWire: () => void = nothing;
afterEach(() => closeWire());

/** The estimate of a session, with one quantity of this name and without formula; answers with its row on the page. */
async function open(name: string) {
  new SessionServer("ana", [...planned, started]);
  closeWire = openWire();
  addRow(Wire.doc, { sheet: "estimate", table: "quantity", texts: { name } });
  const { user } = renderIn(
    <InSession>
      <SharedDocumentProvider sessionId="s1" participantId="ana" writable onLeftOut={nothing} onCopyKept={nothing}>
        <LiveSheetsProvider waiting={null} onRefused={nothing} onReturned={nothing}>
          <EstimateSheet />
        </LiveSheetsProvider>
      </SharedDocumentProvider>
    </InSession>,
  );
  const row = within(await screen.findByRole("group", { name }));
  const formula = row.getByRole("textbox", { name: `Formula of ${name}` });
  const type = async (text: string) => {
    await user.clear(formula);
    await user.type(formula, text);
  };
  return { row, type };
}

test.each([
  ["load", "20B / 86400", "231 481", "The formula reads B as billion: for data, write “bytes”."],
  ["DAU", "200M (40%)", "200 000 000", "The formula leaves out (40%), which has no sign before it."],
  ["storage", "5 gb", "5 GB", 'The formula takes "gb" for GB.'],
])("EST-26 below the result of %s = %s stands how it was read", async (name, formula, result, reading) => {
  const { row, type } = await open(name);
  await type(formula);
  expect(await row.findByText(reading)).toBeVisible();
  expect(row.getByRole("status", { name: `Result of ${name}` })).toHaveTextContent(result);
});

test("EST-26 below the result of a formula that can be read in one way only stands nothing", async () => {
  const { row, type } = await open("writes");
  await type("6K TPS");
  expect(await row.findByText(/^6 000 /)).toBeVisible();
  expect(row.queryByText(/^The formula/)).not.toBeInTheDocument();
});

test("EST-26 what a formula was taken for goes once it says so itself", async () => {
  const { row, type } = await open("load");
  await type("20B / 86400");
  expect(await row.findByText(/reads B as billion/)).toBeVisible();
  await type("20 bn / 86400");
  expect(await row.findByText("231 481")).toBeVisible();
  expect(row.queryByText(/^The formula/)).not.toBeInTheDocument();
});
