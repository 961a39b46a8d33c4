import type { Request, Response } from "express";
import type { BegunSignIn } from "../../../auth/begin-sign-in.js";
import { findSignUp } from "../../../auth/find-sign-up.js";
import { listSignIns } from "../../../auth/list-sign-ins.js";
import { giveSignInCookie, takeSignInCookie } from "../../../auth/sign-in-cookie.js";
import { changePassword } from "../../../commands/accounts/change-password.js";
import { disableAccount } from "../../../commands/accounts/disable-account.js";
import { editProfile } from "../../../commands/accounts/edit-profile.js";
import { endSignIn, signOut } from "../../../commands/accounts/end-sign-in.js";
import { createPasswordReset, resetPassword } from "../../../commands/accounts/reset-password.js";
import { signIn } from "../../../commands/accounts/sign-in.js";
import { signUp } from "../../../commands/accounts/sign-up.js";
import type { HttpDeps } from "../../../deps.js";
import { listAccounts } from "../../../queries/list-accounts.js";
import type { Api } from "../routing/api.js";
import { addressOf } from "../routing/limit-requests.js";
import { registerRoute } from "../routing/register-route.js";
import { deviceName } from "./device-name.js";

export function registerAccountRoutes(api: Api): void {
  registerComing(api);
  registerGoing(api);
  registerOwnAccount(api);
  registerAdministration(api);
  registerRoute(api, "getMe", async ({ deps, who, account }) => ({
    account,
    guest: who !== null && account === null,
    ...(await findSignUp(deps)),
  }));
  registerRoute(api, "getSettings", async ({ deps }) => {
    const { tldrawLicenseKey, soundDays } = deps.config;
    return { tldrawLicenseKey, soundDays };
  });
}

function registerOwnAccount(api: Api): void {
  registerRoute(api, "changePassword", async ({ deps, who, account, body }) => {
    await countingFailures(deps, [`account:${account.email}`], () => changePassword(deps, account, who.signInId, body));
  });
  registerRoute(api, "editProfile", ({ deps, account, body }) =>
    countingFailures(deps, [`account:${account.email}`], () => editProfile(deps, account, body)),
  );
  registerRoute(api, "resetPassword", async ({ deps, body, request }) => {
    deps.limits.reset.spend(addressOf(request));
    await resetPassword(deps, body);
  });
}

function registerAdministration(api: Api): void {
  registerRoute(api, "listAccounts", async ({ deps }) => ({
    items: await listAccounts(deps),
    signUp: deps.config.signUp,
  }));
  registerRoute(api, "createPasswordReset", ({ deps, account, params }) =>
    createPasswordReset(deps, account, params.accountId ?? ""),
  );
  registerRoute(api, "disableAccount", ({ deps, account, params, body }) =>
    disableAccount(deps, account, params.accountId ?? "", body.disabled),
  );
}

function registerComing(api: Api): void {
  registerRoute(api, "signUp", async ({ deps, who, body, request, response }) => {
    deps.limits.signUp.spend(addressOf(request));
    const { account, begun } = await signUp(deps, body, { previous: who, device: deviceOf(request) });
    giveCookie(response, deps, begun);
    return account;
  });
  registerRoute(api, "signIn", async ({ deps, who, body, request, response }) => {
    const keys = [`address:${addressOf(request)}`, `account:${body.email}`];
    const browser = { previous: who, device: deviceOf(request) };
    const { account, begun } = await countingFailures(deps, keys, () => signIn(deps, body, browser));
    giveCookie(response, deps, begun);
    return account;
  });
}

function registerGoing(api: Api): void {
  registerRoute(api, "signOut", async ({ deps, who, response }) => {
    await signOut(deps, who.signInId);
    response.append("Set-Cookie", takeSignInCookie(deps.config));
  });
  registerRoute(api, "listSignIns", async ({ deps, who, account }) => ({
    items: await listSignIns(deps, account.id, who.signInId),
  }));
  registerRoute(api, "endSignIn", ({ deps, account, params }) => endSignIn(deps, account.id, params.signInId ?? ""));
}

/** Tokens are spent before the try and returned after a success, so that many tries at once cannot slip through. */
async function countingFailures<T>(
  { limits }: HttpDeps,
  keys: readonly string[],
  attempt: () => Promise<T>,
): Promise<T> {
  for (const key of keys) limits.signIn.spend(key);
  const result = await attempt();
  for (const key of keys) limits.signIn.giveBack(key);
  return result;
}

export function deviceOf(request: Request): string {
  return deviceName(request.headers["user-agent"]);
}

export function giveCookie(response: Response, { config }: HttpDeps, { token, lifetimeMs }: BegunSignIn): void {
  response.append("Set-Cookie", giveSignInCookie(token, lifetimeMs, config));
}
