import type { RouteResponse } from "@casement/shared/contract/http/routes";
import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import type { CreatedShare } from "@/api/shares";
import { InSession } from "@/testing/in-session";
import { type Answers, answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { joined, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ShareMaker } from "./share-maker";

/** The maker, above a list in which its links can be revoked. */
function Sharing() {
  const [openIds, setOpenIds] = useState<readonly string[]>();
  return (
    <>
      <ShareMaker sessionId="s1" openIds={openIds} />
      <button type="button" onClick={() => setOpenIds([])}>
        Revoke all
      </button>
    </>
  );
}

async function open(createShare: Answers["createShare"], more: Answers = {}) {
  new SessionServer("ana", [...planned, joined("ben", "candidate"), started]);
  const sent = answerCalls({ createShare, ...more });
  const page = renderIn(
    <InSession>
      <Sharing />
    </InSession>,
  );
  await screen.findByRole("button", { name: "Create playback link" });
  return { sent, ...page };
}

const makeButton = () => screen.getByRole("button", { name: "Create playback link" });
const linkField = () => screen.queryByRole("textbox", { name: "Playback link" });

const LINK = "http://localhost/shared#sh1.secret";
const created: CreatedShare = {
  id: "sh1",
  path: "/shared#sh1.secret",
  state: "open",
  forCandidate: true,
  openings: 0,
  openedAt: null,
  choices: { feedback: true, scores: false, chat: false, sound: false },
  clip: null,
  createdAt: 0,
  expiresAt: 1,
};

const session: RouteResponse<"getSession"> = {
  sessionId: "s1",
  participantId: "ana",
  role: "owner",
  item: {
    id: "s1",
    title: "Design Twitter",
    phase: "ended",
    role: "owner",
    mode: "interview",
    problemId: "twitter",
    problemTitle: "Design Twitter",
    frameworkId: "six-steps",
    frameworkName: "Six steps",
    candidate: "Ben",
    candidateJoined: true,
    steps: [],
    running: null,
    outcome: null,
    unread: [],
    scheduledAt: null,
    timeZone: null,
    startedAt: 1,
    endedAt: 2,
    createdAt: 0,
    importedAt: 3,
    branchedFrom: null,
  },
  plan: {
    options: { mode: "interview", hints: true, patterns: false, checks: true, recordSound: false },
    steps: [],
    candidateName: "",
    meetingUrl: "",
  },
  rubric: { id: "system-design", name: "System design" },
  framework: null,
  calendarSequence: 0,
};

afterEach(() => jest.restoreAllMocks());

test("the link holds what was chosen and is copied", async () => {
  const { sent, user } = await open(() => created);
  await user.click(screen.getByRole("checkbox", { name: "Chat" }));
  await user.click(screen.getByRole("checkbox", { name: "Let Ben watch from their page" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "The link works for" }), "7 days");
  await user.click(makeButton());
  await waitFor(() => expect(linkField()).toHaveValue(LINK));
  expect(linkField()).toHaveAccessibleDescription(/^Copied\./);
  expect(await navigator.clipboard.readText()).toBe(LINK);
  const choices = { feedback: true, scores: false, chat: true, sound: false };
  expect(sent).toMatchObject([{ path: "/sessions/s1/shares", body: { choices, forCandidate: false, days: 7 } }]);
});

test("UI-197 nobody is let in to watch from a page that they do not have", async () => {
  const imported = { ...session, item: { ...session.item, candidateJoined: false } };
  const { sent, user } = await open(() => created, { getSession: () => imported });
  await waitFor(() => expect(screen.queryByRole("checkbox", { name: /watch from their page/ })).toBeNull());
  await user.click(makeButton());
  await waitFor(() => expect(sent).toMatchObject([{ body: { forCandidate: false } }]));
});

test("SHR-1 a link is shown once: it leaves the page when it is revoked", async () => {
  const { user } = await open(() => created);
  await user.click(makeButton());
  await waitFor(() => expect(linkField()).toHaveValue(LINK));
  await user.click(screen.getByRole("button", { name: "Revoke all" }));
  expect(linkField()).not.toBeInTheDocument();
});

test("one link is made for many clicks while the server has not answered", async () => {
  let answer: (share: CreatedShare) => void = () => undefined;
  const { sent, user } = await open(() => new Promise((resolve) => (answer = resolve)));
  await user.click(makeButton());
  await waitFor(() => expect(sent).toHaveLength(1));
  await user.click(makeButton());
  answer(created);
  await waitFor(() => expect(linkField()).toHaveValue(LINK));
  expect(sent).toHaveLength(1);
});

test("a link that cannot be made is said, and what was chosen stays", async () => {
  const { user } = await open(() => new Refusal("WRONG_PHASE", "Not over."));
  await user.click(screen.getByRole("checkbox", { name: "Scores" }));
  await user.click(makeButton());
  expect(await screen.findByRole("alert")).toHaveTextContent("The session has moved on");
  expect(screen.getByRole("checkbox", { name: "Scores" })).toBeChecked();
  expect(linkField()).not.toBeInTheDocument();
});

test("a link that the browser does not copy says so: it is not shown again", async () => {
  const { user } = await open(() => created);
  jest.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("No permission."));
  await user.click(makeButton());
  await waitFor(() => expect(linkField()).toHaveAccessibleDescription(/^Copy it now/));
});
