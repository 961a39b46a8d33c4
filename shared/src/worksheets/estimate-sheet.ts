import { text } from "./field.js";

/** Each screen computes the results from these fields (see `estimate/format-quantities.ts`); they are never stored. */
export const ESTIMATE_SHEET = {
  quantity: {
    /** In people's words: "Posts per day". Formulas name it by its key (see `estimate/quantity-name.ts`). */
    name: text(120),
    /** Longer than a formula may be, so that a formula that is too long is kept and reported as a fault. */
    formula: text(1000),
    note: text(500),
  },
} as const;
