import * as http from "./joins.js";
import type { Route } from "./route.js";

/** What whoever holds an invite link may ask. */
export const joinRoutes = {
  previewInvite: {
    method: "POST",
    path: "/invites/preview",
    summary: "What an invite leads to",
    access: "public",
    body: http.inviteKeySchema,
    response: http.invitePreviewSchema,
  },
  redeemInvite: {
    method: "POST",
    path: "/invites/redeem",
    summary: "Join a session by an invite",
    access: "public",
    body: http.redeemSchema,
    response: http.redeemedSchema,
  },
  askJoin: {
    method: "GET",
    path: "/joins/:requestId",
    summary: "Whether the owner has admitted this device",
    access: "public",
    response: http.redeemedSchema,
  },
} as const satisfies Record<string, Route>;
