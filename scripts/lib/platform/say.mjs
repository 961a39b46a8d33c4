const colourful = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
  colourful ? `\x1b[${code}m${text}\x1b[0m` : text;

/** @param {string} text */
export const say = (text) => console.log(`${paint(36, "▸")} ${text}`);

/** @param {string} text */
export const complain = (text) => console.error(`${paint(31, "✖")} ${text}`);

/** Seconds since a Date.now(), for people. @param {number} since */
export const secondsSince = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** A fault that a person can correct: only its sentence is printed, without a stack. */
export class Trouble extends Error {}
