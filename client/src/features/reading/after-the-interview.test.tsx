import type { Fact } from "@casement/shared/session-log/event-kinds";
import { screen, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, joined, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { HelpGiven } from "./help-given";
import { TimeLedger } from "./time-ledger";

const MINUTE = 60_000;
const at = (minute: number, fact: Fact): Told => ["ana", fact, STARTED_AT + minute * MINUTE];
const ended: Fact = { kind: "session.ended", payload: {} };

function open(part: "help" | "time", ...facts: readonly Told[]) {
  new SessionServer("ana", [...planned, joined("ben", "candidate"), guideAttached, started, ...facts, at(8, ended)]);
  return renderIn(<InSession>{part === "help" ? <HelpGiven /> : <TimeLedger />}</InSession>);
}

test("RED-1 a hint that was shown is told as help, beside the checks of which none was", async () => {
  open("help", at(2, { kind: "hint.revealed", payload: { hintId: "h", title: "Hot users", text: "Think of them" } }));
  expect(await screen.findByText("Hot users")).toBeVisible();
  expect(screen.getByText("No finding was shown.")).toBeVisible();
  expect(screen.queryByText("No hint was shown.")).toBeNull();
});

test("STP-55 a step that nobody entered is called skipped, on the ribbon as in the table", async () => {
  open("time");
  const table = within(await screen.findByRole("region", { name: "Time per step" }));
  expect(table.getByRole("row", { name: /^2 Estimate/ })).toHaveTextContent("skipped");
  expect(screen.getAllByText("skipped")).toHaveLength(2);
});
