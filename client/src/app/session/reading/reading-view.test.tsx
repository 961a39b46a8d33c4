import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { screen, waitFor, within } from "@testing-library/react";
import * as Y from "yjs";
import { InSession } from "@/testing/in-session";
import { answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { guideAttached, joined, plan, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
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
    getSettings: () => ({ tldrawLicenseKey: null, soundDays: null }),
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

const ESTIMATE = { key: "", name: "Daily users", formula: "40 % × 500 M users", exact: "200 M users", said: "200 M" };

/** The sample's guide with an estimate and a model answer. */
function guideToCompare(): Told {
  const [actor, fact, at] = guideAttached;
  if (fact.kind !== "guide.attached") throw new Error("This is not the guide.");
  const guide = { ...fact.payload.guide, estimates: [ESTIMATE], levelFourAnswer: "Plans before drawing." };
  return [actor, { ...fact, payload: { ...fact.payload, guide } }, at];
}

test("GDE-5 after the end the host has the guide's estimate beside the session's, and the guide with its answers", async () => {
  new SessionServer("ana", [
    ...planned,
    joined("ben", "candidate"),
    guideToCompare(),
    started,
    ["ana", { kind: "session.ended", payload: {} }, STARTED_AT + 60_000],
  ]);
  answerCalls({
    getMe: () => ({ account: null, guest: true, signUpOpen: false, firstRun: false }),
    getSettings: () => ({ tldrawLicenseKey: null, soundDays: null }),
    readBoard: () => written() as never,
  });
  const { user } = renderIn(
    <InSession>
      <ReadingView />
    </InSession>,
  );
  await user.click(await screen.findByRole("link", { name: "Board and worksheets" }));
  const compared = within(await screen.findByRole("region", { name: "Estimate of the guide" }));
  expect(compared.getByText("Daily users")).toBeVisible();
  expect(screen.getByRole("region", { name: "Estimate of the session" })).toBeVisible();
  await user.click(screen.getByRole("link", { name: "Guide" }));
  expect(screen.queryByText("For this step:", { exact: false })).toBeNull();
  await user.click(await screen.findByRole("button", { name: "An answer at level 4" }));
  expect(screen.getByText("Plans before drawing.")).toBeVisible();
});

/** Ana interviews Ben, alone or with Eva, and everybody's sound is recorded. */
const withSound: readonly Told[] = [
  ["ana", { ...plan, payload: { ...plan.payload, options: { ...DEFAULT_OPTIONS, recordSound: true } } }, 0],
  ...planned.slice(1),
  joined("ben", "candidate"),
  joined("eva", "interviewer"),
  started,
  ["ana", { kind: "session.ended", payload: {} }, STARTED_AT + 60_000],
];

describe("SND-54 who talked how much", () => {
  async function openAs(viewer: string) {
    new SessionServer(viewer, withSound);
    const readPlayback = jest.fn(() => new Refusal("FORBIDDEN", "Not for you."));
    answerCalls({
      getMe: () => ({ account: null, guest: true, signUpOpen: false, firstRun: false }),
      findShare: () => ({ share: null }),
      getSettings: () => ({ tldrawLicenseKey: null, soundDays: null }),
      readBoard: () => written() as never,
      getPlayback: readPlayback,
    });
    const page = renderIn(
      <InSession>
        <ReadingView />
      </InSession>,
    );
    await screen.findByRole("heading", { level: 1 });
    return { ...page, readPlayback };
  }

  test.each(["ana", "eva"])("is told to %s, an interviewer", async (viewer) => {
    const { readPlayback } = await openAs(viewer);
    expect(screen.getByRole("region", { name: "Talk" })).toBeVisible();
    await waitFor(() => expect(readPlayback).toHaveBeenCalled());
  });

  test("is nowhere on the candidate's page, which does not ask for it", async () => {
    const { user, readPlayback } = await openAs("ben");
    for (const part of ["Board and worksheets", "Time and help", "Come back", "Feedback"]) {
      await user.click(screen.getByRole("link", { name: part }));
      expect(screen.queryByRole("region", { name: /talk/i })).toBeNull();
      expect(screen.queryByText(/share of talk/i)).toBeNull();
    }
    expect(readPlayback).not.toHaveBeenCalled();
  });

  test("is not there where no sound is recorded", async () => {
    new SessionServer("ana", [
      ...planned,
      joined("ben", "candidate"),
      started,
      ["ana", { kind: "session.ended", payload: {} }, STARTED_AT + 60_000],
    ]);
    answerCalls({ getMe: () => ({ account: null, guest: true, signUpOpen: false, firstRun: false }) });
    renderIn(
      <InSession>
        <ReadingView />
      </InSession>,
    );
    expect(await screen.findByRole("region", { name: "Time" })).toBeVisible();
    expect(screen.queryByRole("region", { name: "Talk" })).toBeNull();
  });
});
