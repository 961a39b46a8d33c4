/**
 * What the calibration of raters finds in simulated ones: `node bench/raters.mjs [raters] [first seed]`. Run
 * `npm run build` first.
 */
import { randomNumbers } from "@casement/shared/lib/random-numbers";
import { calibrationOf } from "@casement/shared/scoring/calibration/calibration-of";
import { PLANTED, plantRater } from "@casement/shared/testing/planted-raters";

const RATERS = Number(process.argv[2] ?? 10_000);
const FIRST_SEED = Number(process.argv[3] ?? 1);
const SEVERITIES = [-1, -0.5, 0, 0.5, 1];
const CASES = [3, 5, 10, 20, 40];
const FLAGGED_CASES = 20;

const began = performance.now();
console.log(`severity: ${RATERS} raters, 90 % interval`);
let seed = FIRST_SEED;
const all = [];
for (const cases of CASES) {
  for (const severity of SEVERITIES) {
    const found = [];
    for (let rater = 0; rater < RATERS / (CASES.length * SEVERITIES.length); rater++) {
      const { effects } = calibrationOf(plantRater({ severity }, cases, seed++));
      found.push({ planted: severity, ...effects });
    }
    all.push(...found);
    report(`${String(cases).padStart(3)} cases, severity ${severity}`, found);
  }
}
report("all", all);
console.log(`flags: ${RATERS / 10} of each kind, ${FLAGGED_CASES} cases`);
for (const [kind, rater] of Object.entries({ ...PLANTED, sound: {} })) flagged(kind, () => rater);
const random = randomNumbers(FIRST_SEED);
flagged("sound, severity within 0.2", () => ({ severity: 0.4 * random() - 0.2 }));
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);

function report(name, found) {
  const mean = (of) => found.reduce((sum, one) => sum + of(one), 0) / found.length;
  const bias = mean((one) => one.severity.value - one.planted);
  const shrunk = mean((one) => one.shrunk.value - one.planted);
  const covered = mean((one) => Number(one.severity.low <= one.planted && one.planted <= one.severity.high));
  const width = mean((one) => (one.severity.high - one.severity.low) / 2);
  console.log(
    `${name}: bias ${bias.toFixed(3)} (shrunk ${shrunk.toFixed(3)}), covers ${(100 * covered).toFixed(1)} %, half width ${width.toFixed(2)}`,
  );
}

function flagged(name, rater) {
  const counts = {};
  const raters = RATERS / 10;
  let any = 0;
  for (let number = 0; number < raters; number++) {
    const { flags } = calibrationOf(plantRater(rater(), FLAGGED_CASES, seed++));
    if (flags.length > 0) any++;
    for (const flag of flags) counts[flag] = (counts[flag] ?? 0) + 1;
  }
  const shares = Object.entries(counts).map(([flag, count]) => `${flag} ${((100 * count) / raters).toFixed(1)} %`);
  console.log(`${name}: any ${((100 * any) / raters).toFixed(1)} % ${shares.join(", ")}`);
}
