import { screen } from "@testing-library/react";
import { RecordedSheets } from "@/document/sheets/sheet-source";
import { RecordedSheetsProvider } from "@/document/sheets/sheets-context";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { joined, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { Worksheet } from "./worksheet";

test("WKS-28 a worksheet's tab tells who writes there", async () => {
  new SessionServer("ana", [...planned, joined("ben", "candidate"), started]);
  const ben = { participantId: "ben", name: "Ben", color: "#b3301a", kind: "data-model" } as const;
  renderIn(
    <InSession>
      <RecordedSheetsProvider source={new RecordedSheets()}>
        <Worksheet kind="estimate" onKind={() => undefined} stepKind="estimate" people={[ben]} recorded />
      </RecordedSheetsProvider>
    </InSession>,
  );
  expect(await screen.findByRole("tab", { name: "Data model" })).toHaveAttribute("title", "Ben is writing here");
  expect(screen.getByRole("tab", { name: "API" })).not.toHaveAttribute("title");
});
