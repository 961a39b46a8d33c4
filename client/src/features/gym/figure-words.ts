import type { Calibration, RaterFlag } from "@casement/shared/scoring/calibration/calibration-of";
import { FEWEST_CASES } from "@casement/shared/scoring/calibration/calibration-of";
import { plural } from "@/lib/duration";

interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A figure with its interval, as a line of the table. */
export interface FigureLine {
  readonly name: string;
  readonly figure: string;
  /** From how many cases. */
  readonly from: string;
  readonly words: string;
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
const interval = ({ value, low, high }: Range, say: (value: number) => string) =>
  `${say(value)} (${say(low)} to ${say(high)})`;
const percent = (value: number) => `${Math.round(value * 100)}%`;

/** What the figures say, in one line each; too few cases are said to be too few. */
export function figureLines({ cases, effects, halo, repeats }: Calibration): FigureLine[] {
  if (effects === null) return [];
  const from = plural(cases, "case");
  const few = cases < FEWEST_CASES ? "Too few cases to say." : null;
  const { severity, shrunk, spread, noise } = effects;
  const side = severity.low > 0 ? "You mark lower than the experts." : "You mark higher than the experts.";
  const isOpen = severity.low <= 0 && severity.high >= 0;
  return [
    {
      name: "Severity",
      figure: interval(severity, signed),
      from,
      words: `${few ?? (isOpen ? "No difference from the experts can be told." : side)} Levels below the experts; for the next case expect ${signed(shrunk.value)}.`,
    },
    {
      name: "Spread",
      figure: interval(spread, percent),
      from,
      words: `${few ?? (spread.high < 1 ? "You use less of the scale than they do." : "You use about as much of the scale.")} 100% is the experts' range.`,
    },
    {
      name: "Consistency",
      figure: interval(noise, (value) => `±${value.toFixed(1)}`),
      from,
      words: "How far a single mark strays from your own rule, in levels. Smaller is steadier.",
    },
    {
      name: "Halo",
      figure: halo === null ? "–" : interval(halo.difference, signed),
      from,
      words:
        halo === null
          ? `Told from ${FEWEST_CASES} cases on.`
          : `How much more alike your marks of one case are than the experts': ${halo.own.toFixed(2)} against ${halo.experts.toFixed(2)}.`,
    },
    ...(repeats === null
      ? []
      : [
          {
            name: "Same case again",
            figure: interval(repeats.same, percent),
            from: plural(repeats.cases, "case"),
            words: `So many of your ${plural(repeats.marks, "mark")} were the same level as the first time.`,
          },
        ]),
  ];
}

export const FLAG_WORDS: Readonly<Record<RaterFlag, string>> = {
  severe: "You mark lower than the experts throughout.",
  lenient: "You mark higher than the experts throughout.",
  central: "You keep to the middle of the scale.",
  halo: "One impression seems to colour all criteria of a case.",
  erratic: "Your marks follow no rule that these cases show.",
};
