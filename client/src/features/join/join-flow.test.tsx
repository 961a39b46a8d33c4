import { screen, waitFor } from "@testing-library/react";
import type { InvitePreview } from "@/api/invites";
import { tabStorage } from "@/lib/browser/browser-storage";
import { type Answers, answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { JoinFlow } from "./join-flow";
import { clearPending, loadPending, savePending } from "./pending-join";

const key = { id: "i1", secret: "s".repeat(43) };
const preview: InvitePreview = {
  sessionTitle: "Interview with Ben",
  role: "candidate",
  hostName: "Ana",
  phase: "planned",
  scheduledAt: null,
  timeZone: null,
  rejoin: false,
  needsAdmission: false,
  returningName: null,
};
const nobody = { account: null, guest: false, signUpOpen: true, firstRun: false };

function open(answers: Answers, requestId: string | null = null) {
  const sent = answerCalls({ getMe: () => nobody, previewInvite: () => preview, ...answers });
  const joined: string[] = [];
  const page = renderIn(<JoinFlow start={{ key, requestId }} onJoined={(sessionId) => joined.push(sessionId)} />);
  return { sent, joined, ...page };
}

const joinButton = () => screen.findByRole("button", { name: "Join session" });

beforeEach(() => clearPending(tabStorage));

test("UI-16 nobody joins before the click; then under the typed name, and nothing is kept", async () => {
  savePending(tabStorage, { key, requestId: null });
  const { sent, joined, user } = open({ redeemInvite: () => ({ status: "joined", sessionId: "s1" }) });
  await joinButton();
  expect(screen.getByText("Ana invites you to a system-design interview as the candidate.")).toBeVisible();
  expect(sent.map(({ route }) => route)).toEqual(["previewInvite"]);
  await user.type(screen.getByRole("textbox", { name: "Your name" }), "Ben{Enter}");
  await waitFor(() => expect(joined).toEqual(["s1"]));
  expect(sent).toContainEqual({ route: "redeemInvite", path: "/invites/redeem", body: { ...key, name: "Ben" } });
  expect(loadPending(tabStorage)).toBeNull();
});

test("UI-16 a second device waits for the owner, is kept for a reload and gets in by itself", async () => {
  let admitted = false;
  const { joined, user } = open({
    previewInvite: () => ({ ...preview, needsAdmission: true }),
    redeemInvite: () => ({ status: "waiting", requestId: "r1" }),
    askJoin: () => (admitted ? { status: "joined", sessionId: "s1" } : { status: "waiting", requestId: "r1" }),
  });
  await user.click(await joinButton());
  expect(await screen.findByRole("status")).toHaveTextContent("The host has been asked");
  expect(loadPending(tabStorage)).toEqual({ key, requestId: "r1" });
  admitted = true;
  await waitFor(() => expect(joined).toContain("s1"));
  expect(loadPending(tabStorage)).toBeNull();
});

test("a refused device reads why, and goes back to the invite", async () => {
  const { user } = open({ askJoin: () => new Refusal("DEVICE_REFUSED", "No.") }, "r1");
  expect(await screen.findByRole("alert")).toHaveTextContent("The host did not let this device in.");
  await user.click(screen.getByRole("button", { name: "Back to the invite" }));
  expect(await joinButton()).toBeVisible();
});

test("UI-16 a link that is over says so, offers nothing and is forgotten", async () => {
  savePending(tabStorage, { key, requestId: null });
  open({ previewInvite: () => new Refusal("INVITE_REVOKED", "Revoked.") });
  expect(await screen.findByRole("alert")).toHaveTextContent("The host has revoked this invite link.");
  expect(screen.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Join session" })).not.toBeInTheDocument();
  expect(loadPending(tabStorage)).toBeNull();
});
