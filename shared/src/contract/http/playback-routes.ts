import { manifestSchema } from "../../playback/manifest.js";
import type { Route } from "./route.js";

/** What a player reads of a recording: of a session's own, of a shared one, and of a case for training. */
export const playbackRoutes = {
  getPlayback: {
    method: "GET",
    path: "/sessions/:id/playback",
    summary: "What playing the record needs to begin: its events, and where the bytes of the board are",
    access: "playback.read",
    response: manifestSchema,
    compressed: true,
  },
  readPlaybackChunk: {
    method: "GET",
    path: "/sessions/:id/playback/chunks/:chunk",
    summary: "A stretch of the board's updates, as shared/src/playback/chunk-codec.ts has it",
    access: "playback.read",
    contentType: "application/octet-stream",
  },
  readPlaybackKeyframe: {
    method: "GET",
    path: "/sessions/:id/playback/keyframes/:updates",
    summary: "The whole board after that many updates, as one Yjs update (V2)",
    access: "playback.read",
    contentType: "application/octet-stream",
  },
  readPlaybackViews: {
    method: "GET",
    path: "/sessions/:id/playback/views",
    summary: "What people saw of the board, as shared/src/playback/view-codec.ts has it",
    access: "playback.read",
    contentType: "application/octet-stream",
  },
  checkShare: {
    method: "GET",
    path: "/shares/:shareId",
    summary: "Whether the caller may still watch: an open page asks, and clears itself when not",
    access: "share",
  },
  getSharedPlayback: {
    method: "GET",
    path: "/shares/:shareId/playback",
    summary: "What playing the shared recording needs to begin",
    access: "share",
    response: manifestSchema,
    compressed: true,
  },
  readSharedChunk: {
    method: "GET",
    path: "/shares/:shareId/playback/chunks/:chunk",
    summary: "A stretch of the shared recording's board, as readPlaybackChunk has it",
    access: "share",
    contentType: "application/octet-stream",
  },
  readSharedKeyframe: {
    method: "GET",
    path: "/shares/:shareId/playback/keyframes/:updates",
    summary: "The shared recording's whole board after that many updates, as readPlaybackKeyframe has it",
    access: "share",
    contentType: "application/octet-stream",
  },
  readSharedViews: {
    method: "GET",
    path: "/shares/:shareId/playback/views",
    summary: "What the candidate saw of the shared recording's board, as readPlaybackViews has it",
    access: "share",
    contentType: "application/octet-stream",
  },
  checkCase: {
    method: "GET",
    path: "/cases/:caseId/access",
    summary: "Whether the caller may still open the case: an open page asks, and clears itself when not",
    access: "account",
  },
  getCasePlayback: {
    method: "GET",
    path: "/cases/:caseId/playback",
    summary: "What playing the case needs to begin, with names replaced",
    access: "account",
    response: manifestSchema,
    compressed: true,
  },
  readCaseChunk: {
    method: "GET",
    path: "/cases/:caseId/playback/chunks/:chunk",
    summary: "A stretch of the case's board, as readPlaybackChunk has it",
    access: "account",
    contentType: "application/octet-stream",
  },
} as const satisfies Record<string, Route>;
