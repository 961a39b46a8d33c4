/** One look at both clocks in the same instant. */
export interface ClockSample {
  /** ms of sound since the take's beginning. */
  readonly mediaMs: number;
  /** Server's epoch ms. */
  readonly serverMs: number;
}

/** A stretch of a take in which sound and server time run evenly. */
export interface MapPiece {
  readonly mediaFrom: number;
  readonly mediaTo: number;
  readonly serverFrom: number;
  readonly serverTo: number;
}

/**
 * Where the sound of a take lies in time. Pieces follow each other in media and in server time; the server time between
 * two pieces is a gap, in which nothing was recorded.
 */
export type ClockMap = readonly MapPiece[];

/** Larger differences between two looks are a stall of the recording, not noise or drift. */
export const GAP_MS = 50;
/** Looks within so much sound are averaged: each is late by what the page was busy with. */
const AVERAGED_MS = 30_000;

const lagOf = ({ serverMs, mediaMs }: ClockSample) => serverMs - mediaMs;

/**
 * The clock map of a take of `durationMs`. Device clocks drift and pages stall, so one start time is never enough: each
 * piece follows its own samples. Pure; samples may come in any order. Without samples nothing can be placed: an empty map.
 */
export function clockMapOf(samples: readonly ClockSample[], durationMs: number): ClockMap {
  const inOrder = [...samples].sort((a, b) => a.mediaMs - b.mediaMs || a.serverMs - b.serverMs);
  const within = withoutOutliers(inOrder.filter(({ mediaMs }) => mediaMs >= 0 && mediaMs <= durationMs + GAP_MS));
  const runs = evenRuns(within);
  const pieces: MapPiece[] = [];
  for (const [index, run] of runs.entries()) {
    const from = index === 0 ? 0 : borderBetween(runs[index - 1], run);
    const next = runs[index + 1];
    const to = next === undefined ? durationMs : borderBetween(run, next);
    for (const piece of piecesOf(run, from, Math.min(to, durationMs))) append(pieces, piece);
  }
  return pieces;
}

/** A single look that contradicts both of its neighbours, which agree, was made while the page was held up. */
function withoutOutliers(samples: readonly ClockSample[]): ClockSample[] {
  return samples.filter((sample, index) => {
    const [before, after] = [samples[index - 1], samples[index + 1]];
    if (before === undefined || after === undefined) return true;
    return agree(before, sample) || agree(sample, after) || !agree(before, after);
  });
}

const agree = (a: ClockSample, b: ClockSample) => Math.abs(lagOf(a) - lagOf(b)) <= GAP_MS;

function evenRuns(samples: readonly ClockSample[]): ClockSample[][] {
  const runs: ClockSample[][] = [];
  for (const sample of samples) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && agree(last, sample)) run.push(sample);
    else runs.push([sample]);
  }
  return runs;
}

/** A stall lies somewhere between the last look before it and the first one after it. */
function borderBetween(run: readonly ClockSample[] | undefined, next: readonly ClockSample[]): number {
  return ((run?.at(-1)?.mediaMs ?? 0) + (next[0]?.mediaMs ?? 0)) / 2;
}

function piecesOf(run: readonly ClockSample[], mediaFrom: number, mediaTo: number): MapPiece[] {
  if (mediaTo <= mediaFrom) return [];
  const knots = averaged(run);
  const inner = knots.slice(1, -1).filter(({ mediaMs }) => mediaMs > mediaFrom && mediaMs < mediaTo);
  const borders = [mediaFrom, ...inner.map(({ mediaMs }) => mediaMs), mediaTo];
  const placed = borders.map((mediaMs) => ({ mediaMs, serverMs: mediaMs + lagAt(knots, mediaMs) }));
  return placed.slice(1).map((end, index) => {
    const start = placed[index] as ClockSample;
    return { mediaFrom: start.mediaMs, mediaTo: end.mediaMs, serverFrom: start.serverMs, serverTo: end.serverMs };
  });
}

/** The mean of the samples of each stretch. */
function averaged(run: readonly ClockSample[]): ClockSample[] {
  const groups: ClockSample[][] = [];
  for (const sample of run) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group === undefined || first === undefined || sample.mediaMs - first.mediaMs >= AVERAGED_MS)
      groups.push([sample]);
    else group.push(sample);
  }
  return groups.map((group) => {
    const mean = (value: (sample: ClockSample) => number) =>
      group.reduce((sum, sample) => sum + value(sample), 0) / group.length;
    return { mediaMs: mean(({ mediaMs }) => mediaMs), serverMs: mean(({ serverMs }) => serverMs) };
  });
}

/** Linear between the knots; before the first and after the last the lag stays. */
function lagAt(knots: readonly ClockSample[], mediaMs: number): number {
  const after = knots.findIndex((knot) => knot.mediaMs >= mediaMs);
  const [left, right] = [knots[after - 1], knots[after]];
  if (left === undefined || right === undefined) return lagOf((right ?? knots.at(-1)) as ClockSample);
  const share = (mediaMs - left.mediaMs) / (right.mediaMs - left.mediaMs);
  return lagOf(left) + share * (lagOf(right) - lagOf(left));
}

/** Server time never runs backwards: sound that would lie before what is placed already has no place. */
function append(pieces: MapPiece[], piece: MapPiece): void {
  const overlap = (pieces.at(-1)?.serverTo ?? Number.NEGATIVE_INFINITY) - piece.serverFrom;
  if (overlap <= 0) pieces.push(piece);
  else if (overlap < piece.serverTo - piece.serverFrom)
    pieces.push({ ...piece, mediaFrom: piece.mediaFrom + overlap, serverFrom: piece.serverFrom + overlap });
}

/** Server's epoch ms at which this sound was made; null where it has no place. */
export function serverTimeAt(map: ClockMap, mediaMs: number): number | null {
  const piece = map.find(({ mediaFrom, mediaTo }) => mediaMs >= mediaFrom && mediaMs <= mediaTo);
  if (piece === undefined) return null;
  const { mediaFrom, mediaTo, serverFrom, serverTo } = piece;
  return serverFrom + ((mediaMs - mediaFrom) * (serverTo - serverFrom)) / (mediaTo - mediaFrom);
}

/** Where in the take the sound of this server time is; null in a gap, before the beginning and after the end. */
export function mediaTimeAt(map: ClockMap, serverMs: number): number | null {
  const piece = map.find(({ serverFrom, serverTo }) => serverMs >= serverFrom && serverMs <= serverTo);
  if (piece === undefined) return null;
  const { mediaFrom, mediaTo, serverFrom, serverTo } = piece;
  return mediaFrom + ((serverMs - serverFrom) * (mediaTo - mediaFrom)) / (serverTo - serverFrom);
}

/** The parts of a map that lie in these stretches of server time, in order; the stretches ascend. */
export function mapWithin(
  map: ClockMap,
  stretches: readonly { readonly from: number; readonly to: number }[],
): ClockMap {
  return map.flatMap((piece) =>
    stretches.flatMap(({ from, to }) => {
      const [serverFrom, serverTo] = [Math.max(piece.serverFrom, from), Math.min(piece.serverTo, to)];
      if (serverTo <= serverFrom) return [];
      const rate = (piece.mediaTo - piece.mediaFrom) / (piece.serverTo - piece.serverFrom);
      // What is not cut keeps its own numbers, so that neighbours still touch.
      const mediaFrom = serverFrom === piece.serverFrom ? piece.mediaFrom : mediaAt(piece, serverFrom, rate);
      const mediaTo = serverTo === piece.serverTo ? piece.mediaTo : mediaAt(piece, serverTo, rate);
      return [{ mediaFrom, mediaTo, serverFrom, serverTo }];
    }),
  );
}

const mediaAt = ({ mediaFrom, serverFrom }: MapPiece, serverMs: number, rate: number) =>
  mediaFrom + (serverMs - serverFrom) * rate;

/** The stalls of a take, in server time. */
export function gapsOf(map: ClockMap): { readonly from: number; readonly to: number }[] {
  return map.flatMap(({ serverFrom }, index) => {
    const from = map[index - 1]?.serverTo ?? serverFrom;
    return serverFrom - from > GAP_MS ? [{ from, to: serverFrom }] : [];
  });
}
