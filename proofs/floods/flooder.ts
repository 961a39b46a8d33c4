import { GUESTS } from "./guests.js";
import { STRANGERS } from "./strangers.js";
import type { Tally, Target } from "./target.js";

/** An order to the flooding process, which answers with a Tally. */
export interface Order {
  readonly kind: string;
  readonly target: Target;
  readonly lanes: number;
  readonly ms: number;
}

const FLOODS = { ...STRANGERS, ...GUESTS };

process.on("message", ({ kind, target, lanes, ms }: Order) => {
  const tally: Tally = { sent: 0, answered: 0, ended: 0 };
  const until = performance.now() + ms;
  const stopped = () => performance.now() > until;
  const flood = FLOODS[kind];
  const working = Array.from({ length: lanes }, (_, index) => flood?.({ target, tally, index, stopped }));
  void Promise.all(working).then(() => process.send?.(tally));
});
// The floods' own sockets fail all the time.
process.on("uncaughtException", (error) => console.error("flooder:", error.message));
