import { LoadProcess } from "../load/load-process.mjs";
import { median, round } from "../load/statistics.mjs";
import { ServerProcess } from "../peers/server-process.mjs";

/**
 * What a workload is given. `sessions` are its own: nobody has been in them.
 * @typedef {object} Bench
 * @property {import("../peers/contenders.mjs").Contender[]} contenders
 * @property {{ room: string, cookies: string[] }[]} sessions
 * @property {string} dataDir
 * @property {(text: string) => void} say
 */

/** One contender at work: its server and who loads it. @typedef {{ name: string, server: ServerProcess, load: LoadProcess }} Side */

/** Starts all contenders at once, each with a process for its load, and ends them after `work`. @param {Bench} bench */
export async function withSides({ contenders, dataDir, say }, options, work) {
  /** @type {Side[]} */
  const sides = [];
  try {
    for (const contender of contenders) {
      say(`starting ${contender.name}`);
      const server = await ServerProcess.start(contender, {
        ...options,
        ...(contender.keeps ? { dataDir: contender.keeps(dataDir) } : {}),
      });
      sides.push({ name: contender.name, server, load: new LoadProcess() });
    }
    return await work(sides);
  } finally {
    for (const { server, load } of sides) {
      load.end();
      await server.discard();
    }
  }
}

/** Runs the rounds, a different side first in each; `play` is awaited for one side after another. */
export async function inTurns(sides, rounds, say, play) {
  for (let number = 0; number < rounds; number += 1) {
    say(`round ${number + 1} of ${rounds}`);
    for (let turn = 0; turn < sides.length; turn += 1) await play(sides[(turn + number) % sides.length], number);
  }
}

/**
 * Median, minimum and maximum of a figure's ratio to the other contender's in the same round; null without that one.
 */
export function ratios(own, other, of) {
  const values = other === undefined ? [] : own.map((figures, index) => of(figures) / of(other[index]));
  if (values.length === 0) return { text: "-", median: null };
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((value) => round(value));
  return { text: `${middle} (${least}-${most})`, median: middle };
}

export const middle = (rounds, of, digits = 2) =>
  round(median(rounds.map(of).filter((value) => value !== null)), digits);

/** @param {string} what @param {number | null} measured @param {number} limit */
export const target = (what, measured, limit) => ({
  what,
  target: `<= ${limit}`,
  measured,
  met: measured !== null && measured <= limit,
});
