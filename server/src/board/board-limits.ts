import { VIEW_SAMPLE_MS } from "@casement/shared/playback/view-track";

type Rate = readonly [perSecond: number, burst: number];

/** What is taken of a sender. */
interface Intake {
  /** Messages a second, and at once. */
  readonly frames: Rate;
  readonly bytes: Rate;
  /** Processor time in ms a second. */
  readonly processorMs: Rate;
}

/** What one board socket and one node may take up; a test brings its own. The intake is one connection's. */
export interface BoardLimits extends Intake {
  /** Of all connections of one sign-in, and of one address: six people of a household may all draw. */
  readonly signIn: Intake;
  readonly address: Intake;
  /** How long a connection may be held up in a row, in ms, before it counts as abuse. */
  readonly patienceMs: number;
  /** Unread bytes at which a reader is let go: it comes back and gets what it missed in one piece. */
  readonly unreadBytes: number;
  /** y-websocket's client gives up after 30 s without a message. */
  readonly heartbeatMs: number;
  /** A peer that showed no life for this long is gone. */
  readonly deadAfterMs: number;
  /** How often those whose updates could not be taken are considered again. */
  readonly reviewMs: number;
  /** How long what an update builds on may stay missing before its author is told to begin anew. */
  readonly strandedAfterMs: number;
  /** Bytes held for a database that does not answer; beyond it documents take no more. */
  readonly heldBytes: number;
  /** A document that everybody has left stays this long: a reload of a page finds it warm. */
  readonly unloadAfterMs: number;
  /** Smaller documents are never rebuilt: they cost nobody anything. */
  readonly compactFromBytes: number;
  readonly keyframeEveryMs: number;
  readonly keyframeEverySegments: number;
  /** No keyframe for this many times as long as the last one and its hash took. */
  readonly keyframeRest: number;
  /** How often documents are looked through for a keyframe that is due. */
  readonly keyframeCheckMs: number;
  /** What people see is recorded once in this time at most, and written together after so long. */
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
  viewSampleMs: VIEW_SAMPLE_MS,
  viewWriteMs: 30_000,
};
