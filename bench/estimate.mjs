// How long an estimate of 200 quantities takes to compute: all of it, and again after one formula changed on which
// everything, or nothing, depends. No server needed; run `npm run build` first. node bench/estimate.mjs [rows]
import { EstimateCalculator } from "@casement/shared/worksheets/estimate/calculator";

const ROWS = Number(process.argv[2] ?? 200);
const ROUNDS = 400;

/** Every row but the first refers to the row before it and one further up: the longest chain possible. */
function sheet(first) {
  return Array.from({ length: ROWS }, (_, index) => ({
    id: `row ${index}`,
    name: `quantity ${index}`,
    formula:
      index === 0
        ? first
        : `max(quantity_${index - 1}, quantity ${index >> 1} × 1.01 + 500 M posts / 86 400 s) in posts/s`,
  }));
}

function measure(change) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { calculator, rows } = change(round);
    const before = performance.now();
    const worked = calculator.calculate(rows);
    times.push(performance.now() - before);
    for (const result of worked.values()) if (result?.ok !== true) throw new Error(JSON.stringify(result));
  }
  // The first rounds are slower, until the code is compiled.
  const sorted = times.slice(ROUNDS / 4).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return `p50 ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms, max ${at(1).toFixed(2)} ms, first ${times[0].toFixed(2)} ms`;
}

const calculator = new EstimateCalculator();
const rows = sheet("100 posts/s");
calculator.calculate(rows);
console.log(`${ROWS} quantities in one chain`);
console.log(
  "from nothing:                ",
  measure((round) => ({ calculator: new EstimateCalculator(), rows: sheet(`${round + 1} posts/s`) })),
);
console.log(
  "after the first changed:     ",
  measure((round) => ({ calculator, rows: sheet(`${round + 1} posts/s`) })),
);
console.log(
  "after the last changed:      ",
  measure((round) => ({
    calculator,
    rows: rows.map((row, index) => (index === ROWS - 1 ? { ...row, formula: `${round} posts/s` } : row)),
  })),
);
console.log(
  "after a name changed:        ",
  measure((round) => ({ calculator, rows: [...rows, { id: "new", name: `new ${round}`, formula: "1" }] })),
);
