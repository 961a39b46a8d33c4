import { listOf, type Route } from "./route.js";
import * as shares from "./shares.js";

/** Playback links. */
export const shareRoutes = {
  listShares: {
    method: "GET",
    path: "/sessions/:id/shares",
    summary: "List playback links",
    access: "share.list",
    response: listOf(shares.shareSchema),
  },
  createShare: {
    method: "POST",
    path: "/sessions/:id/shares",
    summary: "Create a playback link",
    access: "share.create",
    body: shares.shareDraftSchema,
    response: shares.createdShareSchema,
    status: 201,
  },
  revokeShare: {
    method: "DELETE",
    path: "/sessions/:id/shares/:shareId",
    summary: "Revoke a playback link at once",
    access: "share.revoke",
  },
  findShare: {
    method: "GET",
    path: "/sessions/:id/shared-playback",
    summary: "The recording as it is shared with the session's candidate now",
    access: "share.find",
    response: shares.foundShareSchema,
  },
  previewShare: {
    method: "POST",
    path: "/shares/preview",
    summary: "What a playback link leads to",
    access: "public",
    body: shares.shareKeySchema,
    response: shares.sharePreviewSchema,
  },
  openShare: {
    method: "POST",
    path: "/shares/open",
    summary: "Open a playback link in this browser",
    access: "public",
    body: shares.shareKeySchema,
    response: shares.openedShareSchema,
  },
} as const satisfies Record<string, Route>;
