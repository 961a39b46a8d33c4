import { ApiError } from "@/lib/api-error";

const ASK_EVERY_MS = 30_000;
/** Error codes that mean that access has ended. Others, such as an unreachable server, say nothing about it. */
const ENDED: ReadonlySet<string> = new Set([
  ...["SHARE_REVOKED", "SHARE_EXPIRED", "REMOVED", "FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND"],
]);

interface AccessWatch {
  /** Asks at once, for example when somebody presses play. */
  ask(): void;
  stop(): void;
}

/**
 * Asks every 30 seconds, and whenever the window becomes visible, whether the open recording may still be watched.
 * Calls `ended` once, with the ApiError that gives the reason.
 */
export function watchAccess(check: () => Promise<void>, ended: (error: ApiError) => void): AccessWatch {
  let state: "idle" | "asking" | "over" = "idle";
  const ask = () => {
    if (state !== "idle") return;
    state = "asking";
    check().then(
      () => {
        if (state === "asking") state = "idle";
      },
      (error: unknown) => {
        if (state !== "asking") return;
        state = "idle";
        if (!(error instanceof ApiError && ENDED.has(error.code))) return;
        stop();
        ended(error);
      },
    );
  };
  const timer = setInterval(ask, ASK_EVERY_MS);
  const seen = () => {
    if (document.visibilityState === "visible") ask();
  };
  window.addEventListener("focus", ask);
  document.addEventListener("visibilitychange", seen);
  const stop = () => {
    state = "over";
    clearInterval(timer);
    window.removeEventListener("focus", ask);
    document.removeEventListener("visibilitychange", seen);
  };
  return { ask, stop };
}
