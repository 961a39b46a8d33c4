import { type Folded, Folding } from "@casement/shared/session-log/fold";
import type { SessionState } from "@casement/shared/session-log/state";
import { Turn } from "../platform/loop/take-turns.js";

/** The fold of these events from the beginning, in turns: whoever else is at work does not wait for a long log. */
export async function foldInTurns(events: Iterable<Folded>): Promise<SessionState> {
  const folding = new Folding();
  const turn = new Turn();
  for (const event of events) {
    folding.take(event);
    if (turn.isOver) await turn.next();
  }
  return folding.state;
}
