import { text } from "./field.js";

/** Results are computed from these by whoever shows them (see `estimate/said-quantities`) and never stored. */
export const ESTIMATE_SHEET = {
  quantity: {
    /** As people call it: "Posts per day". Formulas name it by its key (see `estimate/quantity-name`). */
    name: text(120),
    /** Longer than a formula may be, so that one too long is kept, and told. */
    formula: text(1000),
    note: text(500),
  },
} as const;
