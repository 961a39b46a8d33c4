import type { RequestHandler } from "express";
import helmet from "helmet";
import type { HttpDeps } from "../../deps.js";

const PERMISSIONS = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";
const YEAR_S = 31_536_000;

/** Headers of every answer. The board needs inline styles (tldraw's watermark) and images from data: and blob: URLs. */
export function securityHeaders({ config }: Pick<HttpDeps, "config">): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives(config.https) },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    // Browsers follow it only over https.
    strictTransportSecurity: config.https ? { maxAge: YEAR_S, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  });
  const permissions: RequestHandler = (_request, response, next) => {
    response.setHeader("Permissions-Policy", PERMISSIONS);
    next();
  };
  return [headers, permissions];
}

function directives(https: boolean) {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'", "data:"],
    connectSrc: ["'self'", "data:", "blob:", https ? "wss:" : "ws:"],
    workerSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  };
}
