import { readPlayback } from "../../../queries/playback/read-playback.js";
import { readBoardChunk, readBoardKeyframe } from "../../../queries/playback/read-playback-board.js";
import { readViews } from "../../../queries/playback/read-views.js";
import type { Api } from "../routing/api.js";
import { registerRoute } from "../routing/register-route.js";
import { sendCompressed } from "../routing/send-pieces.js";

/** The past of an ended session never changes. Varies by cookie: another person's sign-in must ask anew. */
const KEPT = "private, max-age=3600, immutable";

export function registerPlaybackRoutes(api: Api): void {
  registerRoute(api, "getPlayback", ({ deps, grant }) => readPlayback(deps, grant));
  registerRoute(api, "readPlaybackChunk", async ({ deps, grant, params, request, response }) => {
    const { bytes, final } = await readBoardChunk(deps, grant, Number(params.chunk));
    if (final) response.setHeader("Cache-Control", KEPT).vary("Cookie");
    await sendCompressed(request, response.type("application/octet-stream"), [bytes]);
  });
  registerRoute(api, "readPlaybackKeyframe", async ({ deps, grant, params, request, response }) => {
    const { bytes, final } = await readBoardKeyframe(deps, grant, Number(params.updates));
    if (final) response.setHeader("Cache-Control", KEPT).vary("Cookie");
    await sendCompressed(request, response.type("application/octet-stream"), [bytes]);
  });
  registerRoute(api, "readPlaybackViews", async ({ deps, grant, request, response }) => {
    const bytes = await readViews(deps, grant.sessionId, grant);
    await sendCompressed(request, response.type("application/octet-stream"), [bytes]);
  });
}
