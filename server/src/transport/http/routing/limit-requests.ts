import type { Request, RequestHandler } from "express";
import { hashSecret } from "../../../auth/secret.js";
import { readSignInToken } from "../../../auth/sign-in-cookie.js";
import type { HttpDeps } from "../../../deps.js";

/** The client's address, as far as TRUST_PROXY allows. */
export function addressOf(request: Request): string {
  return cutAddress(request.ip);
}

/** IPv4 unchanged; IPv6 cut to the /64 that one household gets. */
export function cutAddress(ip: string | undefined): string {
  const address = (ip ?? "unknown").replace(/^::ffff:/, "");
  return address.includes(":") ? `${expandIpv6(address).slice(0, 4).join(":")}::/64` : address;
}

function expandIpv6(address: string): string[] {
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill("0"), ...right];
}

/**
 * The general limits, checked before anything is read. Sign-ins behind one address have a bucket each, by cookie. A
 * made-up cookie gains little, because the address has a wider bucket for all of them.
 */
export function limitRequests({ limits, config }: HttpDeps): RequestHandler {
  return (request, _response, next) => {
    const address = addressOf(request);
    limits.address.spend(address);
    const token = readSignInToken(request.headers.cookie, config);
    limits.api.spend(token === null ? address : Buffer.from(hashSecret(token)).toString("base64url"));
    next();
  };
}
