import type { Invite } from "@casement/shared/contract/http";
import { screen, waitFor } from "@testing-library/react";
import { answerCalls, Refusal } from "@/testing/network";
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
function panel(sessionId: string, invites: Invite[] = []) {
  const sent = answerCalls({
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
