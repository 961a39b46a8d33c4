import { screen } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, plan, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ExportSection } from "./export-section";

async function open(mode: "interview" | "practice") {
  const [, ...people] = planned;
  const options = { mode, hints: true, patterns: false, checks: true };
  const payload = { ...plan.payload, options };
  new SessionServer("ana", [["ana", { kind: "session.planned", payload }, 0], ...people, guideAttached, started]);
  renderIn(
    <InSession>
      <ExportSection sessionId="s1" />
    </InSession>,
  );
  await screen.findByRole("link", { name: "Download page to share" });
  return screen.getAllByRole("checkbox").map((choice) => choice.parentElement?.parentElement?.textContent);
}

test("UI-95 after an interview the page to share can hold feedback, scores and chat", async () => {
  expect(await open("interview")).toEqual(["Shared feedback", "Shared scores", "Chat"]);
});

test("UI-95 after a practice, in which nothing is shared with a candidate, only the chat", async () => {
  expect(await open("practice")).toEqual(["Chat"]);
});
