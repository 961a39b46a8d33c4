import { expect, test } from "../fixtures/test.js";
import { createAccount } from "../pages/account-page.js";
import { copyLink, createSession, join } from "../pages/session-page.js";

test.describe("SEC invites", () => {
  test("a link names its session, works once, and a second device asks the owner", async ({ enter }) => {
    const ana = await enter("Ana");
    await createAccount(ana);
    await createSession(ana);
    const link = await copyLink(ana, "candidate");

    const ben = await enter("Ben");
    await join(ben, link);
    await expect(ana.page.getByText("Ben", { exact: true }).first()).toBeVisible();
    // The secret is gone from the address bar, and was never in a request's address.
    expect(ben.page.url()).not.toContain("#");
    const secret = link.split(".").at(-1) ?? "";
    expect(ben.traffic.requests.filter((address) => address.includes(secret))).toEqual([]);

    // The tab is closed and the link opened again in the same browser: it leads straight back.
    await ben.page.goto("about:blank");
    await join(ben, link);
    await expect(ben.page.getByText("Ben (you)").first()).toBeVisible();

    const phone = await enter("Ben's phone", { viewport: { width: 390, height: 844 } });
    await phone.page.goto(link);
    await phone.page.getByRole("button", { name: "Join session" }).click();
    await ana.page.getByRole("button", { name: "Admit" }).click();
    await phone.page.waitForURL(/\/sessions\//);
    await expect(phone.page.getByText("Ben (you)").first()).toBeVisible();
  });

  test("a refused device is told so, and revoking a link removes everybody who joined by it", async ({ enter }) => {
    const ana = await enter("Ana");
    await createAccount(ana);
    await createSession(ana);
    const link = await copyLink(ana, "candidate");
    const ben = await enter("Ben");
    await join(ben, link);

    const stranger = await enter("Stranger");
    await stranger.page.goto(link);
    await stranger.page.getByRole("button", { name: "Join session" }).click();
    await ana.page.getByRole("button", { name: "Refuse" }).click();
    await expect(stranger.page.getByText(/did not let this device in/).first()).toBeVisible();

    await ana.page
      .getByRole("button", { name: /^Revoke/ })
      .first()
      .click();
    await ana.page
      .getByRole("dialog")
      .getByRole("button", { name: /^Revoke/ })
      .click();
    await expect(ben.page.getByText(/has removed you from this session/).first()).toBeVisible();
    await stranger.page.goto("about:blank");
    await stranger.page.goto(link);
    await expect(stranger.page.getByText(/revoked/i).first()).toBeVisible();
  });

  test("a link that is wrong says so", async ({ enter }) => {
    const nobody = await enter("Nobody");
    await nobody.page.goto(`/join#abcdefghijklmnopqrstu.${"A".repeat(43)}`);
    await expect(nobody.page.getByRole("alert")).toBeVisible();
    await nobody.page.goto("about:blank");
    await nobody.page.goto("/join#nonsense");
    await expect(nobody.page.getByText(/link/i).first()).toBeVisible();
    await expect(nobody.page.getByRole("button", { name: "Join session" })).toHaveCount(0);
  });
});
