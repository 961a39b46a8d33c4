import type { Invite } from "@casement/shared/contract/http/sessions";
import { screen, waitFor } from "@testing-library/react";
import { type Answers, answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { InvitesPanel } from "./invites-panel";

const DAY_MS = 24 * 60 * 60_000;

const invite = (part: Partial<Invite> = {}): Invite => ({
  id: "i1",
  role: "candidate",
  state: "open",
  uses: 0,
  maxUses: 1,
  usedBy: [],
  returning: null,
  createdAt: Date.now(),
  expiresAt: Date.now() + 7 * DAY_MS,
  ...part,
});

/** A session whose links are kept between calls. The panel remembers links by session, so each test has its own. */
function panel(sessionId: string, invites: Invite[] = [], more: Answers = {}) {
  const sent = answerCalls({
    ...more,
    listInvites: () => ({ items: invites, people: [] }),
    createInvite: ({ role }) => {
      const made = invite({ role, id: `made-${invites.length}` });
      invites.push(made);
      return { ...made, path: `/join#${made.id}.secret` };
    },
    revokeInvite: () => {
      for (const [index, each] of invites.entries()) invites[index] = { ...each, state: "revoked" };
      return undefined;
    },
  });
  return { sent, ...renderIn(<InvitesPanel sessionId={sessionId} phase="planned" joined={1} />) };
}

const copyCandidateLink = () => screen.getByRole("button", { name: "Copy candidate link" });

test("UI-13 one click makes the link for as long as was chosen and copies it; a second copies the same", async () => {
  const { sent, user } = panel("copies");
  await user.selectOptions(screen.getByRole("combobox", { name: "New links work for" }), "1 day");
  await user.click(copyCandidateLink());
  const link = "http://localhost/join#made-0.secret";
  expect(await screen.findByRole("textbox", { name: "Candidate link" })).toHaveValue(link);
  expect(await navigator.clipboard.readText()).toBe(link);
  expect(screen.getByText("Candidate link copied")).toHaveAttribute("role", "status");
  await user.click(copyCandidateLink());
  expect(sent).toEqual([
    { route: "createInvite", path: "/sessions/copies/invites", body: { role: "candidate", hours: 24 } },
  ]);
});

test("a link that the browser does not copy is selected, so that one key copies it", async () => {
  const { user } = panel("selects");
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
  await user.click(copyCandidateLink());
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Candidate link" });
  expect(await screen.findByText(/press Ctrl\+C or ⌘C/)).toBeVisible();
  await waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]));
});

test("UI-13 a revoked link is no longer offered, and the list says what became of it", async () => {
  const { user } = panel("revokes");
  await user.click(copyCandidateLink());
  await user.click(await screen.findByRole("button", { name: "Revoke candidate invite" }));
  await user.click(await screen.findByRole("button", { name: "Revoke invite" }));
  expect(await screen.findByText("Revoked before anybody used it")).toBeVisible();
  expect(screen.queryByRole("textbox", { name: "Candidate link" })).not.toBeInTheDocument();
});

test("revoking says who is shown out, and a refusal stands in the dialog", async () => {
  const { user } = panel("refuses", [invite({ state: "used", usedBy: ["Ben"] })]);
  answerCalls({
    listInvites: () => ({ items: [invite({ state: "used", usedBy: ["Ben"] })], people: [] }),
    revokeInvite: () => new Refusal("FORBIDDEN", "No."),
  });
  await user.click(await screen.findByRole("button", { name: "Revoke candidate invite" }));
  const dialog = await screen.findByRole("dialog", { name: "Revoke this invite?" });
  expect(dialog).toHaveTextContent("Ben will be shown out of the session at once.");
  await user.click(screen.getByRole("button", { name: "Revoke invite" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Your role does not allow this.");
  expect(dialog).toBeVisible();
});

const account = { id: "u1", name: "Ana", email: "ana@example.org", administrator: false };
const START = Date.parse("2026-12-04T14:00:00Z");

/** What the panel knows of the session: planned on Twitter, in a title that says so. */
const planned: Answers = {
  getMe: () => ({ account, guest: false, signUpOpen: true, firstRun: false }),
  getSession: () => ({
    sessionId: "mails",
    participantId: "ana",
    role: "owner",
    item: {
      id: "mails",
      title: "Design Twitter",
      phase: "planned",
      role: "owner",
      mode: "interview",
      problemId: "twitter",
      problemTitle: "Design Twitter",
      frameworkId: "six-steps",
      frameworkName: "Six steps",
      candidate: "Ben",
      steps: [{ title: "Clarify", budgetMs: 45 * 60_000, spentMs: 0 }],
      running: null,
      outcome: null,
      unread: [],
      scheduledAt: START,
      timeZone: "Europe/Berlin",
      startedAt: null,
      endedAt: null,
      createdAt: 0,
      candidateJoined: true,
      importedAt: null,
      branchedFrom: null,
    },
    plan: {
      options: { mode: "interview", hints: true, patterns: false, checks: true, recordSound: false },
      steps: [],
      candidateName: "Ben",
      meetingUrl: "https://meet.example.org/x",
    },
    rubric: { id: "system-design", name: "System design" },
    framework: null,
    calendarSequence: 3,
  }),
};

test("UI-105 the mail for the candidate is copied with a fresh link and stays readable; the problem is not in it", async () => {
  const { sent, user } = panel("mails", [], planned);
  await user.click(await screen.findByRole("button", { name: "Copy mail for the candidate" }));
  const mail = await navigator.clipboard.readText();
  expect(mail).toContain("http://localhost/join#made-0.secret");
  expect(mail).toContain("https://meet.example.org/x");
  expect(mail).toContain("14:00 to 14:45 UTC");
  expect(mail).not.toMatch(/twitter/i);
  expect(await screen.findByRole("textbox", { name: "Mail for the candidate" })).toHaveValue(mail);
  expect(sent).toHaveLength(1);
});

test("UI-105 the calendar file has the session's own id and the plan's version", async () => {
  const { user } = panel("mails", [], planned);
  // jsdom saves no files, and follows only an address within the page without a word.
  const saved: Blob[] = [];
  Object.assign(URL, {
    createObjectURL: (file: Blob) => saved.push(file) && "#file",
    revokeObjectURL: () => undefined,
  });
  await user.click(await screen.findByRole("button", { name: "Save calendar file for the co-interviewer" }));
  await waitFor(() => expect(saved).toHaveLength(1));
  const file = await textOf(saved[0] as Blob);
  expect(file).toMatch(/UID:mails@localhost\r\nSEQUENCE:3\r\n/);
  expect(file).toContain("SUMMARY:System design interview with Ben");
  expect(file).not.toMatch(/twitter/i);
});

/** jsdom's blobs have no `text()`. */
const textOf = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });
