import { parseCookie, stringifySetCookie } from "cookie";
import type { Deps } from "../deps.js";
import { isSecret } from "./secret.js";

type Site = Pick<Deps["config"], "https">;

const SECOND_MS = 1000;

/** The `__Host-` name makes browsers insist on Secure, Path=/ and no Domain. */
export function signInCookieName(config: Site): string {
  return config.https ? "__Host-casement" : "casement";
}

/** Returns the token of the sign-in in a Cookie header, null if there is none or it is malformed. */
export function readSignInToken(cookieHeader: string | undefined, config: Site): string | null {
  if (cookieHeader === undefined) return null;
  const token = parseCookie(cookieHeader)[signInCookieName(config)];
  return token !== undefined && isSecret(token) ? token : null;
}

/** Returns a Set-Cookie header that gives the browser its token for `lifetimeMs`. */
export function giveSignInCookie(token: string, lifetimeMs: number, config: Site): string {
  return serialize(token, Math.floor(lifetimeMs / SECOND_MS), config);
}

/** Returns a Set-Cookie header that removes the token. */
export function takeSignInCookie(config: Site): string {
  return serialize("", 0, config);
}

function serialize(value: string, maxAge: number, config: Site): string {
  return stringifySetCookie(signInCookieName(config), value, {
    httpOnly: true,
    sameSite: "lax",
    secure: config.https,
    path: "/",
    maxAge,
  });
}
