import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import type { SessionState } from "@casement/shared/session-log/state";
import type { ClockSample } from "@casement/shared/sound/clock-map";

/** What a browser knows of the server's time is wrong by so much at most. */
const CLOCK_FAULT_MS = 250;
/** A recorder stops so long after its person, or the interview's end, told it to. */
const LATE_STOP_MS = 1_000;
const LATE_END_MS = 10_000;

interface Chunk {
  /** ms of sound since the take's beginning. */
  readonly from: number;
  readonly to: number;
  readonly clock: readonly ClockSample[];
}

/**
 * Throws unless this person's sound may be kept: it was made during the interview, within a time for which they agree
 * to its recording now. SOUND_REFUSED: no such agreement. WRONG_PHASE: outside the interview. VALIDATION: of times that
 * have not come yet.
 */
export function requireKeepable(state: SessionState, participantId: string, chunk: Chunk, now: number): void {
  const { from, to } = madeBetween(chunk);
  if (to > now + LATE_END_MS) throw new AppError("VALIDATION", "This sound comes from a time that has not come yet.");
  const { startedAt, endedAt } = state.clock;
  if (startedAt === null || from < startedAt - CLOCK_FAULT_MS)
    throw new AppError("WRONG_PHASE", "This was said before the interview started, so it is not kept.");
  if (endedAt !== null && (from >= endedAt || to > endedAt + LATE_END_MS))
    throw new AppError("WRONG_PHASE", "This was said after the interview had ended, so it is not kept.");
  // Silence stands for what is missing before a chunk: hours of it could be asked for.
  if (chunk.to > to - startedAt + LATE_END_MS)
    throw new AppError("VALIDATION", "This sound lies further into its take than the interview has lasted.");
  const periods = own(state.participants, participantId)?.sound.periods ?? [];
  const agreed = periods.some(
    (period) => from >= period.from - CLOCK_FAULT_MS && (period.to === null || to <= period.to + LATE_STOP_MS),
  );
  if (!agreed) throw new AppError("SOUND_REFUSED", "Nobody agreed to the recording of this sound.");
}

/** Server times, by the chunk's own first and last look at the clocks. */
function madeBetween({ from, to, clock }: Chunk): { from: number; to: number } {
  const [first, last] = [clock[0], clock.at(-1)];
  if (first === undefined || last === undefined) throw new AppError("VALIDATION", "This sound has no time.");
  return { from: first.serverMs - (first.mediaMs - from), to: last.serverMs + (to - last.mediaMs) };
}
