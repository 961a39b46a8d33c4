/** A pair's connection, as the browser sees it. shaky: nothing arrives at the moment. down: given up. */
export type Link = "connecting" | "up" | "shaky" | "down";

/** What this page knows of its connection to one other page. Times are ms of one clock that never jumps. */
export interface Pair {
  readonly link: Link;
  /** Since when the link is as it is. */
  readonly since: number;
  /** Restarts since sound last arrived. */
  readonly attempts: number;
  /** When it was last restarted. */
  readonly movedAt: number;
  /** Packets of sound that have arrived over this connection, and when the last one did. */
  readonly packets: number;
  readonly heardAt: number;
}

/**
 * restart: look for another way of the same connection. renew: give it up for a new one.
 */
export type Move = "restart" | "renew";

export type PairEvent =
  | { readonly kind: "link"; readonly link: Link }
  /** Each second. `expected`: the other one speaks and is not muted. */
  | { readonly kind: "packets"; readonly count: number; readonly expected: boolean }
  /** Each second. Without a connection to the server nobody can be asked for anything. */
  | { readonly kind: "tick"; readonly expected: boolean; readonly canSignal: boolean }
  /** The connection to the server, or another network, is there; or the other page is back. */
  | { readonly kind: "returned" }
  /** The relay's credentials were renewed. */
  | { readonly kind: "credentials" };

const SHAKY_MS = 3_000;
/** An offer or its answer may have been lost. */
const CONNECTING_MS = 6_000;
const SILENT_MS = 5_000;
/** Between two moves. */
const RETRY_MS = 4_000;
const MOST_RESTARTS = 3;
/** Without a packet for this long people are told that they do not hear each other. */
const HEARS_MS = 2_500;

export function newPair(now: number): Pair {
  return { link: "connecting", since: now, attempts: 0, movedAt: now, packets: 0, heardAt: now };
}

/** What the pair is after an event, and what to do about it. Pure. */
export function nextPair(
  pair: Pair,
  event: PairEvent,
  now: number,
): { readonly pair: Pair; readonly move: Move | null } {
  switch (event.kind) {
    case "link":
      return { pair: event.link === pair.link ? pair : withLink(pair, event.link, now), move: null };
    case "packets":
      return { pair: withPackets(pair, event, now), move: null };
    case "tick":
      return event.canSignal && isInTrouble(pair, event.expected, now) ? moved(pair, now) : { pair, move: null };
    case "returned":
      return pair.link === "up" ? { pair, move: null } : moved(pair, now);
    case "credentials":
      return { pair: withMove(pair, now, pair.attempts), move: "restart" };
  }
}

/** Whether this person hears the other one, or would if the other one spoke. */
export function hears({ link, heardAt }: Pair, expected: boolean, now: number): boolean {
  return link === "up" && (!expected || now - heardAt < HEARS_MS);
}

function withLink(pair: Pair, link: Link, now: number): Pair {
  const { attempts, movedAt, packets, heardAt } = pair;
  return { link, since: now, attempts, movedAt, packets, heardAt: link === "up" ? now : heardAt };
}

function withPackets(pair: Pair, { count, expected }: Extract<PairEvent, { kind: "packets" }>, now: number): Pair {
  const { link, since, movedAt } = pair;
  // A new connection counts from zero.
  const arrived = count > 0 && count !== pair.packets;
  const isWell = link === "up" && (arrived || !expected);
  return {
    link,
    since,
    attempts: isWell ? 0 : pair.attempts,
    movedAt,
    packets: count,
    // Somebody who was muted is expected from now on.
    heardAt: arrived || !expected ? now : pair.heardAt,
  };
}

function isInTrouble({ link, since, movedAt, heardAt }: Pair, expected: boolean, now: number): boolean {
  if (link === "connecting") return now - Math.max(since, movedAt) >= CONNECTING_MS;
  if (now - movedAt < RETRY_MS) return false;
  if (link === "down") return true;
  if (link === "shaky") return now - since >= SHAKY_MS;
  return expected && now - heardAt >= SILENT_MS;
}

function moved(pair: Pair, now: number): { pair: Pair; move: Move } {
  if (pair.attempts < MOST_RESTARTS) return { pair: withMove(pair, now, pair.attempts + 1), move: "restart" };
  return { pair: newPair(now), move: "renew" };
}

function withMove({ link, since, packets, heardAt }: Pair, now: number, attempts: number): Pair {
  return { link, since, attempts, movedAt: now, packets, heardAt };
}
