import type { ImportedSessionItem } from "@casement/shared/contract/http/sessions";
import { screen } from "@testing-library/react";
import { answerCalls } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { ImportDialog } from "./import-dialog";

const DELETED_AT = Date.UTC(2026, 0, 31, 12);
const imported: ImportedSessionItem = {
  id: "s1",
  title: "Round",
  phase: "ended",
  role: "owner",
  problemId: "twitter",
  problemTitle: "Twitter",
  frameworkId: "six-steps",
  frameworkName: "Six steps",
  candidate: null,
  candidateJoined: false,
  steps: [],
  running: null,
  outcome: null,
  unread: [],
  scheduledAt: null,
  timeZone: null,
  startedAt: null,
  endedAt: null,
  createdAt: DELETED_AT,
  importedAt: DELETED_AT,
  mode: "interview",
  branchedFrom: null,
  soundDeletedAt: DELETED_AT,
};

const RealRequest = globalThis.XMLHttpRequest;
afterEach(() => {
  globalThis.XMLHttpRequest = RealRequest;
});

/** The server takes whatever file is sent to it. */
function answerImport(answer: ImportedSessionItem) {
  answerCalls({ getImport: () => ({ progress: null }) });
  class Taken extends EventTarget {
    readonly upload = new EventTarget();
    readonly status = 201;
    readonly responseText = JSON.stringify(answer);
    open() {}
    setRequestHeader() {}
    abort() {}
    send() {
      queueMicrotask(() => this.dispatchEvent(new Event("load")));
    }
  }
  globalThis.XMLHttpRequest = Taken as unknown as typeof XMLHttpRequest;
}

async function bring(answer: ImportedSessionItem) {
  answerImport(answer);
  const { user } = renderIn(<ImportDialog opened onClose={() => undefined} />);
  await screen.findByRole("button", { name: "Choose file" });
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error("There is nothing that takes a file.");
  await user.upload(input, new File(["x"], "round.zip", { type: "application/zip" }));
  return user;
}

test("SND-76 an import without its sound says why, and then leads to the session", async () => {
  const user = await bring(imported);
  expect(await screen.findByText(/agreed to have their sound deleted .*, so it was not kept/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Open the session" }));
  expect(await screen.findByText("Another page")).toBeVisible();
});

test("SND-76 any other import leads there at once", async () => {
  await bring({ ...imported, soundDeletedAt: null });
  expect(await screen.findByText("Another page")).toBeVisible();
});
