import { POINTER_SAMPLE_MS, VIEW_SAMPLE_MS } from "@casement/shared/playback/view-track";
import type { Rate } from "../platform/limits/allowance.js";

/** What one sender may send. */
interface Intake {
  /** Messages a second, and in a burst. */
  readonly frames: Rate;
  readonly bytes: Rate;
  /** Processor time, in ms a second. */
  readonly processorMs: Rate;
}

/** Limits of one board socket and one node; tests pass their own. The inherited fields limit one connection. */
export interface BoardLimits extends Intake {
  /** Limits all connections of one sign-in, or of one address, together: six people of a household may all draw. */
  readonly signIn: Intake;
  readonly address: Intake;
  /** How long a connection may be held up in a row, in ms, before it counts as abuse. */
  readonly patienceMs: number;
  /** Unread bytes at which a slow reader is disconnected; when it reconnects it gets in one piece what it missed. */
  readonly unreadBytes: number;
  /** y-websocket's client gives up after 30 s without a message. */
  readonly heartbeatMs: number;
  /** A peer without a sign of life for this long is disconnected. */
  readonly deadAfterMs: number;
  /** How often updates that could not be applied are reviewed. */
  readonly reviewMs: number;
  /** How long an update may wait for what it builds on before its author is told to begin anew (`stale`). */
  readonly strandedAfterMs: number;
  /** Bytes kept for commit while the database does not answer; beyond it documents refuse updates. */
  readonly heldBytes: number;
  /** How long a document stays loaded after its last connection: a page reload finds it in memory. */
  readonly unloadAfterMs: number;
  /** Documents with a smaller history are never rebuilt: it would save nobody anything. */
  readonly compactFromBytes: number;
  readonly keyframeEveryMs: number;
  readonly keyframeEverySegments: number;
  /** Pause after a keyframe, as a multiple of the time that the keyframe and its hash took. */
  readonly keyframeRest: number;
  /** How often documents are checked for a keyframe that is due. */
  readonly keyframeCheckMs: number;
  /** Pointers and views are sampled at most so often, and the samples are written together after so long. */
  readonly pointerSampleMs: number;
  readonly viewSampleMs: number;
  readonly viewWriteMs: number;
}

const MIB = 1024 * 1024;

export const BOARD_LIMITS: BoardLimits = {
  frames: [120, 300],
  bytes: [MIB / 2, 4 * MIB],
  processorMs: [200, 1500],
  signIn: { frames: [240, 600], bytes: [MIB, 8 * MIB], processorMs: [250, 2000] },
  address: { frames: [1200, 6000], bytes: [4 * MIB, 32 * MIB], processorMs: [800, 6000] },
  patienceMs: 20_000,
  unreadBytes: 4 * MIB,
  heartbeatMs: 10_000,
  deadAfterMs: 35_000,
  reviewMs: 500,
  strandedAfterMs: 5000,
  heldBytes: 32 * MIB,
  unloadAfterMs: 5000,
  compactFromBytes: 128 * 1024,
  keyframeEveryMs: 30_000,
  keyframeEverySegments: 1000,
  keyframeRest: 1000,
  keyframeCheckMs: 5000,
  pointerSampleMs: POINTER_SAMPLE_MS,
  viewSampleMs: VIEW_SAMPLE_MS,
  viewWriteMs: 30_000,
};
