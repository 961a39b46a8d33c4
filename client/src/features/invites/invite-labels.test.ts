import type { Invite } from "@casement/shared/contract/http/sessions";
import { besideCandidates, inviteLine } from "./invite-labels";
import { recall, remember } from "./link-memory";

const invite: Invite = {
  id: "i",
  role: "candidate",
  state: "open",
  createdAt: 0,
  expiresAt: 5,
  uses: 0,
  maxUses: 1,
  usedBy: [],
  returning: null,
};
const line = (part: Partial<Invite>) => inviteLine({ ...invite, ...part }, (instant) => `day ${instant}`);

test("UI-13 every state of an invite has words of its own", () => {
  expect(line({})).toBe("Not used yet · until day 5");
  expect(line({ usedBy: ["Cy", "Di"] })).toBe("Used by Cy, Di · until day 5");
  expect(line({ state: "used", usedBy: ["Ben"] })).toBe("Used by Ben");
  expect(line({ state: "expired" })).toBe("Expired unused");
  expect(line({ state: "revoked" })).toBe("Revoked before anybody used it");
  expect(line({ state: "revoked", usedBy: ["Ben"] })).toBe("Revoked, was used by Ben");
});

test("UI-13 a link is remembered by session and role", () => {
  const made = { ...invite, path: "/join#i.secret" };
  remember("s1", "candidate", made);
  expect(recall("s1", "candidate")).toBe(made);
  expect(recall("s2", "candidate")).toBeUndefined();
  expect(recall("s1", "observer")).toBeUndefined();
});

test("UI-101 a link for one more candidate names the candidates who are there", () => {
  expect(besideCandidates(["Ben", "Cy"])).toMatch(/^For another candidate besides Ben and Cy\./);
});
