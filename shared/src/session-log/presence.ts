import { joined, type Stretch } from "../lib/stretches.js";
import type { Fresh } from "./fresh.js";
import type { Period, SessionState } from "./state.js";

type Presence = SessionState["presence"];

/** Somebody has a connection from now on, if they had none. */
export function arrive(presence: Presence, id: string, at: number, fresh: Fresh): Presence {
  const periods = periodsOf(presence, id);
  const last = periods.at(-1);
  return last !== undefined && last.to === null
    ? presence
    : fresh.put(presence, id, fresh.append(periods, { from: at, to: null }));
}

/**
 * That somebody left is recorded late, after a crash of the server very late: they were there until `since`, when their
 * connection ended or they were last known to be there.
 */
export function leave(presence: Presence, id: string, since: number, fresh: Fresh): Presence {
  const periods = periodsOf(presence, id);
  const last = periods.at(-1);
  if (last === undefined || last.to !== null) return presence;
  const before = periods.slice(0, -1);
  return fresh.put(presence, id, since > last.from ? [...before, { from: last.from, to: since }] : before);
}

const periodsOf = (presence: Presence, id: string): readonly Period[] =>
  Object.hasOwn(presence, id) ? (presence[id] ?? []) : [];

/** When at least one of these people was connected, in epoch ms. */
export function presenceOf({ presence }: Pick<SessionState, "presence">, who: Iterable<string>): Stretch[] {
  return joined([...who].flatMap((id) => closed(periodsOf(presence, id))));
}

/** Periods as stretches: one that goes on has no end. */
export const closed = (periods: readonly Period[]): Stretch[] =>
  periods.map(({ from, to }) => ({ from, to: to ?? Number.POSITIVE_INFINITY }));
