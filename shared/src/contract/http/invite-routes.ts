import type { Route } from "./route.js";
import * as http from "./sessions.js";

/** A session's invite links, for its owner. */
export const inviteRoutes = {
  listInvites: {
    method: "GET",
    path: "/sessions/:id/invites",
    summary: "List invites",
    access: "invite.list",
    response: http.invitesSchema,
  },
  createInvite: {
    method: "POST",
    path: "/sessions/:id/invites",
    summary: "Create an invite link",
    access: "invite.create",
    body: http.inviteDraftSchema,
    response: http.createdInviteSchema,
    status: 201,
  },
  createReturnLink: {
    method: "POST",
    path: "/sessions/:id/participants/:participantId/return-link",
    summary: "Create a link by which somebody comes back as who they were",
    access: "invite.return",
    body: http.returnLinkDraftSchema,
    response: http.createdInviteSchema,
    status: 201,
  },
  createOwnReturnLink: {
    method: "POST",
    path: "/sessions/:id/return-link",
    summary: "Create a link by which one comes back oneself, after the end",
    access: "return.own",
    body: http.returnLinkDraftSchema,
    response: http.createdInviteSchema,
    status: 201,
  },
  revokeInvite: {
    method: "DELETE",
    path: "/sessions/:id/invites/:inviteId",
    summary: "Revoke an invite and everybody who joined by it",
    access: "invite.revoke",
  },
} as const satisfies Record<string, Route>;
