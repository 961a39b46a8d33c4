import { createShare } from "../../../commands/shares/create-share.js";
import { auditWatching, openShare } from "../../../commands/shares/open-share.js";
import { revokeShare } from "../../../commands/shares/revoke-share.js";
import { findCandidatesShare } from "../../../queries/find-share.js";
import { listShares } from "../../../queries/list-shares.js";
import { readSharedPlayback, sharedViewer } from "../../../queries/playback/read-playback.js";
import { readSharedChunk, readSharedKeyframe } from "../../../queries/playback/read-shared-board.js";
import { readViews } from "../../../queries/playback/read-views.js";
import { previewShare } from "../../../queries/preview-share.js";
import { deviceOf, giveCookie } from "../accounts/account-routes.js";
import type { Api } from "../routing/api.js";
import { addressOf } from "../routing/limit-requests.js";
import { registerRoute } from "../routing/register-route.js";
import { sendCompressed } from "../routing/send-pieces.js";

export function registerShareRoutes(api: Api): void {
  registerSharing(api);
  registerOpening(api);
  registerWatching(api);
}

function registerSharing(api: Api): void {
  registerRoute(api, "listShares", async ({ deps, grant }) => ({ items: await listShares(deps, grant.sessionId) }));
  registerRoute(api, "createShare", ({ deps, grant, body }) => createShare(deps, grant, body));
  registerRoute(api, "revokeShare", ({ deps, grant, params }) => revokeShare(deps, grant, params.shareId ?? ""));
  registerRoute(api, "findShare", async ({ deps, grant }) => ({
    share: await findCandidatesShare(deps, grant.sessionId),
  }));
}

function registerOpening(api: Api): void {
  registerRoute(api, "previewShare", ({ deps, body, request }) => {
    deps.limits.preview.spend(addressOf(request));
    return previewShare(deps, body);
  });
  registerRoute(api, "openShare", async ({ deps, who, body, request, response }) => {
    deps.limits.share.spend(addressOf(request));
    const { shareId, begun } = await openShare(deps, body, { who, device: deviceOf(request) });
    if (begun !== null) giveCookie(response, deps, begun);
    return { shareId };
  });
}

/** Neither browsers nor proxies may keep a shared recording, so that a revoked link has no copies. */
function registerWatching(api: Api): void {
  // Authorising the request has looked the share up already.
  registerRoute(api, "checkShare", async () => undefined);
  registerRoute(api, "getSharedPlayback", async ({ deps, grant }) => {
    await auditWatching(deps, grant);
    return readSharedPlayback(deps, grant);
  });
  registerRoute(api, "readSharedChunk", async ({ deps, grant, params, request, response }) => {
    const bytes = await readSharedChunk(deps, grant, Number(params.chunk));
    await sendCompressed(request, response.type("application/octet-stream"), [bytes]);
  });
  registerRoute(api, "readSharedKeyframe", async ({ deps, grant, params, request, response }) => {
    const bytes = await readSharedKeyframe(deps, grant, Number(params.updates));
    await sendCompressed(request, response.type("application/octet-stream"), [bytes]);
  });
  registerRoute(api, "readSharedViews", async ({ deps, grant, request, response }) => {
    const bytes = await readViews(deps, grant.sessionId, sharedViewer(grant));
    await sendCompressed(request, response.type("application/octet-stream"), [bytes]);
  });
}
