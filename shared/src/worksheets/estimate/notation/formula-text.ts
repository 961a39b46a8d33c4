/** A formula in plain signs, and where each of its code units stood in what was typed. */
interface PlainFormula {
  readonly text: string;
  /**
   * Place of every code unit of `text` in the typed formula, in UTF-16 code units, and at the end that formula's length.
   * Null when `text` is what was typed.
   */
  readonly places: readonly number[] | null;
}

/** A character with the marks that combine with it. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gu;
/** Most formulas are plain already, and typing must not wait for the others' sake. */
const PLAIN = /^[ -~×·]*$/;
const SUPERSCRIPT = /^[⁰¹²³⁴-⁹⁻]$/u;
/** Fractions such as "½", which NFKC would glue to the digit before them. */
const FRACTION = /^[¼-¾⅐-⅞]$/u;
/** A whole number at the end, to which a fraction belongs: the "2 " of "2 ½". */
const WHOLE_BEFORE = /(?<![\d.,'_]|\d )\d+( ?)$/;
/** Zero-width signs and marks of direction, from other pages or inside words: they part words, as in keys of names. */
const INVISIBLE = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]$/u;
const SAME: ReadonlyMap<string, string> = new Map([
  ...[..."−–‐‑"].map((sign) => [sign, "-"] as const),
  ...[..."÷∕⁄"].map((sign) => [sign, "/"] as const),
  ...[..."⋅•∙∗✕✖⨯"].map((sign) => [sign, "*"] as const),
  ...[..."’‘ʼ"].map((sign) => [sign, "'"] as const),
  ...[..."≈≃≅∼"].map((sign) => [sign, "~"] as const),
  ...[..."→⇒⟶⟹➔➜"].map((sign) => [sign, "="] as const),
]);

/**
 * Brings what people type, and paste from other programs, to plain signs: full-width digits, no-break and thin spaces,
 * typographic minus, powers as superscripts.
 */
export function plainFormula(formula: string): PlainFormula {
  if (PLAIN.test(formula)) return { text: formula, places: null };
  let text = "";
  let inPower = false;
  const places: number[] = [];
  for (const { 0: typed, index } of formula.matchAll(CHARACTER)) {
    const isPower = SUPERSCRIPT.test(typed);
    const whole = FRACTION.test(typed) ? WHOLE_BEFORE.exec(text) : null;
    if (whole?.[1] === " ") {
      text = text.slice(0, -1);
      places.pop();
    }
    const put = (isPower && !inPower ? "^" : "") + plainCharacter(typed).slice(whole === null ? 0 : 1);
    inPower = isPower;
    text += put;
    // A replacement of the same length keeps its places, so that a fault is marked to the letter.
    for (let at = 0; at < put.length; at += 1) places.push(index + (put.length === typed.length ? at : 0));
  }
  places.push(formula.length);
  return { text, places };
}

function plainCharacter(typed: string): string {
  if (FRACTION.test(typed)) return decimalOf(typed);
  if (INVISIBLE.test(typed)) return " ";
  const compatible = typed.normalize("NFKC");
  return SAME.get(compatible) ?? compatible;
}

/** "½" -> "0.5" */
function decimalOf(fraction: string): string {
  const [above = 1, below = 1] = fraction.normalize("NFKC").split("⁄").map(Number);
  return String(above / below);
}
