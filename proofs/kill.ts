import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { Crew } from "./live/crew.js";
import { prepareProcess } from "./live/stage.js";
import { neverHappened } from "./never-happened.js";
import { percentile } from "./page/figures.js";
import type { Finding, Given, Proof } from "./proof.js";

/** Promise 1: nothing that was called saved is lost when the server is killed. */
export const kill: Proof = (given, say) => endAgainAndAgain("SIGKILL", given, say);

/** Promise 2: nor when it is stopped; and how long a stop takes. */
export const restart: Proof = (given, say) => endAgainAndAgain("SIGTERM", given, say);

/** Cycles between two clearings of the board. */
const CLEARED_EVERY = 10;
/** From this many on, a page must have been reloaded and an end must have left something unsaved. */
const MANY_CYCLES = 20;

/**
 * Ends the server at random moments while three people draw and type, and checks the session log after each. `round`:
 * longest time that people draw before the server ends, in ms.
 */
async function endAgainAndAgain(
  signal: "SIGKILL" | "SIGTERM",
  { cycles = 200, seed = 1, round = 700, built = 1 }: Given,
  say: (line: string) => void,
): Promise<Finding> {
  const random = seededRandom(seed);
  const stage = await prepareProcess(built === 1);
  const { server, cast } = stage;
  await server.start();
  const crew = new Crew(server.origin, [cast.owner, cast.interviewer, cast.candidate], random);
  const faults: string[] = [];
  const drains: number[] = [];
  let reloads = 0;
  let unsavedAtEnd = 0;
  try {
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      await crew.untilSynced();
      if (cycle % CLEARED_EVERY === 0) random.pick(crew.members).clearBoard();
      crew.startDrawing();
      // Mostly while part of this round is saved; now and then before anything is.
      if (random.next() < 0.75) await crew.untilMoreSaved();
      await wait(random.below(round));
      const began = performance.now();
      await server.end(signal);
      drains.push(performance.now() - began);
      await crew.stopDrawing();
      unsavedAtEnd += crew.sum(({ page }) => page.pending);
      faults.push(...(await crew.lost(stage.record)).map((lost) => `cycle ${cycle}: ${lost}`));
      if (random.next() < 0.3) {
        reloads += 1;
        random.pick(crew.members).reload();
      }
      await server.start();
      if (cycle % 20 === 0)
        say(`cycle ${cycle}: ${crew.sum(({ ledger }) => ledger.promised.updates)} saved, ${faults.length} lost`);
    }
    faults.push(...(await crew.converged(stage.record)));
    const always = {
      "ends of the server": drains.length,
      "edits made": crew.sum(({ hands }) => hands.edits),
      "updates called saved": crew.sum(({ ledger }) => ledger.promised.updates),
      "saved frames": crew.sum(({ ledger }) => ledger.frames),
    };
    const sometimes = { "edits unsaved at an end, brought again": unsavedAtEnd, "page reloads": reloads };
    faults.push(...neverHappened(cycles >= MANY_CYCLES ? { ...always, ...sometimes } : always));
    const figures = {
      seed,
      ...always,
      ...sometimes,
      "copies made anew": crew.sum(({ page }) => page.remade),
      faults: faults.length,
      ...(signal === "SIGTERM" && {
        "drain p50 ms": percentile(drains, 0.5),
        "drain longest ms": percentile(drains, 1),
      }),
    };
    return { figures, faults };
  } finally {
    crew.leave();
    await stage.close();
  }
}
