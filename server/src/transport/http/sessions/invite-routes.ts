import { createInvite, createReturnLink } from "../../../commands/invites/create-invite.js";
import { redeemInvite } from "../../../commands/invites/redeem-invite.js";
import { revokeInvite } from "../../../commands/invites/revoke-invite.js";
import { getJoinStatus } from "../../../queries/get-join-status.js";
import { listInvites } from "../../../queries/list-invites.js";
import { previewInvite } from "../../../queries/preview-invite.js";
import { deviceOf, giveCookie } from "../accounts/account-routes.js";
import type { Api } from "../routing/api.js";
import { addressOf } from "../routing/limit-requests.js";
import { registerRoute } from "../routing/register-route.js";

export function registerInviteRoutes(api: Api): void {
  registerRoute(api, "listInvites", ({ deps, grant }) => listInvites(deps, grant.sessionId));
  registerRoute(api, "createInvite", ({ deps, grant, body }) => createInvite(deps, grant, body));
  registerRoute(api, "createReturnLink", ({ deps, grant, params, body }) =>
    createReturnLink(deps, grant, params.participantId ?? "", body),
  );
  registerRoute(api, "createOwnReturnLink", ({ deps, grant, body }) =>
    createReturnLink(deps, grant, grant.participantId, body),
  );
  registerRoute(api, "revokeInvite", ({ deps, grant, params }) => revokeInvite(deps, grant, params.inviteId ?? ""));
  registerRoute(api, "previewInvite", ({ deps, who, body, request }) => {
    deps.limits.preview.spend(addressOf(request));
    return previewInvite(deps, body, who);
  });
  registerRoute(api, "redeemInvite", async ({ deps, who, body, request, response }) => {
    deps.limits.invite.spend(addressOf(request));
    const { name, ...key } = body;
    const { joining, begun } = await redeemInvite(deps, key, { who, device: deviceOf(request), name });
    if (begun !== null) giveCookie(response, deps, begun);
    return joining;
  });
  registerRoute(api, "askJoin", ({ deps, who, params }) => getJoinStatus(deps, params.requestId ?? "", who));
}
