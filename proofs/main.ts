import startDatabase from "../scripts/jest/start-database.mjs";
import stopDatabase from "../scripts/jest/stop-database.mjs";
import { converge } from "./converge.js";
import { convergeEditor } from "./converge-editor.js";
import { faults } from "./faults.js";
import { floods } from "./floods/floods.js";
import { hostileDirect } from "./hostile/in-process.js";
import { hostileWire } from "./hostile/over-the-wire.js";
import { imports } from "./imports/imports.js";
import { keys } from "./keys.js";
import { kill, restart } from "./kill.js";
import { killSound } from "./kill-sound.js";
import { oddRecords } from "./odd-records/odd-records.js";
import type { Given, Proof } from "./proof.js";
import { revoke } from "./revoke.js";
import { talk } from "./talk/talk.js";

/** Proofs by the name given to `npm run prove --`. */
const PROOFS: Readonly<Record<string, Proof>> = {
  converge,
  "converge-editor": convergeEditor,
  kill,
  restart,
  "hostile-direct": hostileDirect,
  "hostile-wire": hostileWire,
  revoke,
  faults,
  imports,
  keys,
  floods,
  "kill-sound": killSound,
  "odd-records": oddRecords,
  talk,
};

function readNumbers(words: readonly string[]): Given {
  const given: Record<string, number> = {};
  for (let at = 0; at < words.length; at += 2) {
    const [name, value] = [words[at] ?? "", Number(words[at + 1])];
    if (!name.startsWith("--") || !Number.isFinite(value)) throw new Error(`${name}: say --name number.`);
    given[name.slice(2)] = value;
  }
  return given;
}

async function main([name = "", ...words]: readonly string[]): Promise<number> {
  const proof = PROOFS[name];
  if (proof === undefined) {
    console.error(`Say one of: ${Object.keys(PROOFS).join(", ")}.`);
    return 1;
  }
  const { figures, faults } = await withDatabase(() => proof(readNumbers(words), (line) => console.log(line)));
  console.table(figures);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "proved" : `NOT proved: ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

/** Uses the same PostgreSQL as the tests. */
async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  await startDatabase();
  try {
    return await work();
  } finally {
    await stopDatabase();
  }
}

process.exit(await main(process.argv.slice(2)));
