import { SheetIndex } from "@casement/shared/document/sheets/sheet-index";
import { screen } from "@testing-library/react";
import { RecordedSheetsProvider } from "@/document/sheets/sheets-context";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { arrived, joined, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { BottlenecksSheet } from "./bottlenecks-sheet";

const nothingWritten = { index: SheetIndex.of([]), subscribe: () => () => undefined };

function openSheet(participantId: string): void {
  new SessionServer(participantId, [...planned, joined("ben", "candidate"), arrived("ben"), started]);
  renderIn(
    <InSession>
      <RecordedSheetsProvider source={nothingWritten}>
        <BottlenecksSheet />
      </RecordedSheetsProvider>
    </InSession>,
  );
}

test("PAT-3 the checklist of bottlenecks is offered to interviewers", async () => {
  openSheet("ana");
  expect(await screen.findByText("Sharding")).toBeVisible();
  expect(screen.getByRole("progressbar", { name: "Checklist points looked at" })).toBeVisible();
});

test("PAT-3 a candidate's bottlenecks are their own while the patterns are off", async () => {
  openSheet("ben");
  expect(await screen.findByText("What could break")).toBeVisible();
  expect(screen.queryByText("Sharding")).toBeNull();
  expect(screen.queryByRole("progressbar")).toBeNull();
});
