import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { InSession } from "@/testing/in-session";
import { answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { guideAttached, plan, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ExportSection } from "./export-section";

const fileChoices = () =>
  screen.getAllByRole("checkbox").map((choice) => choice.parentElement?.parentElement?.textContent);

async function open(mode: "interview" | "practice", recordSound = false) {
  const [, ...people] = planned;
  const options = { mode, hints: true, patterns: false, checks: true, recordSound };
  const payload = { ...plan.payload, options };
  new SessionServer("ana", [["ana", { kind: "session.planned", payload }, 0], ...people, guideAttached, started]);
  renderIn(
    <InSession>
      <ExportSection sessionId="s1" />
    </InSession>,
  );
  await screen.findByRole("link", { name: "Download page to share" });
}

test("UI-95 after an interview the page to share can hold feedback, scores and chat", async () => {
  await open("interview");
  expect(fileChoices()).toEqual(["Shared feedback", "Shared scores", "Chat"]);
});

test("UI-95 after a practice, in which nothing is shared with a candidate, only the chat", async () => {
  await open("practice");
  expect(fileChoices()).toEqual(["Chat"]);
});

describe("SND-64 sound in the downloads", () => {
  /** Of each download one. */
  const allOf = async (find: () => HTMLElement[]) => {
    await waitFor(() => expect(find()).toHaveLength(3));
    return find();
  };
  const addressOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");

  test("each tells its size; the record has it, the pages only by choice", async () => {
    answerCalls({ getSoundSize: () => ({ files: 2, bytes: 15_000_000, isWaiting: false }) });
    await open("interview", true);
    const choices = await allOf(() => screen.getAllByRole("checkbox", { name: /^What people said \(/ }));
    expect(choices.map((choice) => choice.closest("label, div")?.parentElement?.textContent)).toEqual([
      "What people said (20 MB)",
      "What people said (20 MB)",
      "What people said (15 MB)",
    ]);
    expect(addressOf("Download record")).toBe("/api/v1/sessions/s1/archive");
    expect(addressOf("Download page")).not.toContain("sound");
    expect(addressOf("Download page to share")).toContain("sound=false");
    for (const choice of choices) await userEvent.click(choice);
    expect(addressOf("Download record")).toBe("/api/v1/sessions/s1/record");
    expect(addressOf("Download page")).toBe("/api/v1/sessions/s1/player?sound=true");
    expect(addressOf("Download page to share")).toContain("sound=true");
  });

  test("the record has the sound, unless it is left out, also while its size cannot be told", async () => {
    answerCalls({ getSoundSize: () => new Refusal("FORBIDDEN", "Not for you.") });
    await open("interview", true);
    expect(addressOf("Download record")).toBe("/api/v1/sessions/s1/archive");
    await allOf(() => screen.getAllByText("The size of the sound isn't available right now."));
    expect(addressOf("Download record")).toBe("/api/v1/sessions/s1/archive");
    for (const choice of screen.getAllByRole("checkbox", { name: "What people said" })) await userEvent.click(choice);
    expect(addressOf("Download record")).toBe("/api/v1/sessions/s1/record");
    expect(addressOf("Download page")).toContain("sound=true");
  });

  test("while it is being prepared, and where there is none, it says so and the record comes without", async () => {
    answerCalls({ getSoundSize: () => ({ files: 0, bytes: 0, isWaiting: true }) });
    await open("interview", true);
    await allOf(() => screen.getAllByText("The sound is still being prepared."));
    expect(addressOf("Download record")).toBe("/api/v1/sessions/s1/record");
  });
});
