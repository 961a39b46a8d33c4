import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { screen, waitFor } from "@testing-library/react";
import { SharedDocumentProvider } from "@/document/shared-document";
import { LiveSheetsProvider } from "@/document/sheets/sheets-context";
import { openWire, Wire } from "@/session/wire.testing";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ApiSheet } from "./api-sheet";

const nothing = () => undefined;

let closeWire: () => void = nothing;
afterEach(() => closeWire());

/** The API of a session with one call, on the page. */
function open({ writable = true, ...texts }: { name: string; errors?: string; writable?: boolean }) {
  new SessionServer("ana", [...planned, started]);
  closeWire = openWire();
  addRow(Wire.doc, { sheet: "api", table: "call", texts });
  return renderIn(
    <InSession>
      <SharedDocumentProvider
        sessionId="s1"
        participantId="ana"
        writable={writable}
        onLeftOut={nothing}
        onCopyKept={nothing}
      >
        <LiveSheetsProvider waiting={null} onRefused={nothing} onReturned={nothing}>
          <ApiSheet />
        </LiveSheetsProvider>
      </SharedDocumentProvider>
    </InSession>,
  );
}

const path = (number = 1) => screen.findByRole<HTMLTextAreaElement>("textbox", { name: `Path of call ${number}` });
const method = (number = 1) => screen.findByRole("combobox", { name: `Method of call ${number}` });

test("WKS-85 the method that is typed before a path is taken from it", async () => {
  const { user } = open({ name: "" });
  await user.type(await path(), "POST /tweets");
  expect(await path()).toHaveValue("/tweets");
  expect(await method()).toHaveValue("POST");
});

test("WKS-85 a path that is pasted with its method is a path and a method; several lines are several calls", async () => {
  const { user } = open({ name: "" });
  await user.click(await path());
  await user.paste("DELETE /tweets/{id}");
  expect(await path()).toHaveValue("/tweets/{id}");
  expect(await method()).toHaveValue("DELETE");
  await user.paste("PUT /follow\nGET /timeline – newest first");
  expect(await path(3)).toHaveValue("/timeline");
  expect(await method(2)).toHaveValue("PUT");
  expect(screen.getByRole("textbox", { name: "Purpose of call 3" })).toHaveValue("newest first");
});

test("WKS-86 an empty part of a call says in its field what it is for, and keeps the focus when it fills", async () => {
  const { user } = open({ name: "/tweets", errors: "404 no such tweet" });
  await path();
  expect(screen.getByText("Errors")).toBeVisible();
  expect(screen.queryByText("Returns")).not.toBeInTheDocument();
  const returns = screen.getByRole("textbox", { name: "Returns of call 1" });
  expect(returns).toHaveAttribute("placeholder", "Returns");
  await user.type(returns, "id");
  expect(await screen.findByText("Returns")).toBeVisible();
  await waitFor(() => expect(returns).toHaveValue("id"));
  expect(returns).toHaveFocus();
});

test("WKS-86 where nothing can be changed the empty parts are left out", async () => {
  open({ name: "/tweets", errors: "404 no such tweet", writable: false });
  expect(await screen.findByText("404 no such tweet")).toBeVisible();
  expect(screen.getByText("Errors")).toBeVisible();
  expect(screen.queryByText("Parameters")).not.toBeInTheDocument();
});
