import type { Guide } from "../problem/problem.js";
import { type QuantityRows, workedQuantities } from "../worksheets/estimate/format-quantities.js";
import { readWriteRates } from "../worksheets/estimate/read-write.js";
import { workEstimates } from "../worksheets/estimate/worked-estimate.js";
import type { Row } from "../worksheets/schema.js";
import type { DesignFacts } from "./design-facts.js";

export interface SessionFacts extends DesignFacts {
  /** Where the reads and writes come from; null when there are none. */
  readonly source: "estimate" | "guide" | null;
}

interface Sources {
  /** Rows of the estimate's worksheet. */
  readonly quantities: QuantityRows;
  /** Rows of the requirements' worksheet. */
  readonly requirements: readonly Row<"requirements", "item">[];
  /** null for viewers who may not read it. */
  readonly guide: Guide | null;
  readonly prompt: string;
}

/** "picture" in the singular is left out: prompts ask for "a picture of the whole". */
const MEDIA = /\b(photos?|pictures|images?|videos?|media|files?|attachments?|uploads?|thumbnails?)\b/i;

/**
 * Facts about a session's design besides the drawing. Reads and writes come from the candidate's own estimate, else the
 * guide's. Media are in scope if the agreed requirements name them; with none agreed, if the prompt or the guide does.
 */
export function sessionFacts({ quantities, requirements, guide, prompt }: Sources): SessionFacts {
  const own = ratesOfSheet(quantities);
  const rates = own ?? (guide === null ? null : ratesOfGuide(guide));
  const agreed = requirements.filter(({ scope, text }) => scope === "in" && text.trim() !== "").map(({ text }) => text);
  const texts = agreed.length > 0 ? agreed : [prompt, ...(guide?.requirements.functional ?? [])];
  return {
    readsPerS: rates?.reads ?? null,
    writesPerS: rates?.writes ?? null,
    mediaInScope: texts.some((text) => MEDIA.test(text)),
    source: rates === null ? null : own === null ? "guide" : "estimate",
  };
}

function ratesOfSheet(quantities: QuantityRows) {
  const worked = workedQuantities(quantities);
  return readWriteRates(
    quantities.flatMap(({ id, name }) => {
      const result = worked.get(id);
      return result?.ok ? [{ name, quantity: result.quantity }] : [];
    }),
  );
}

function ratesOfGuide({ estimates }: Guide) {
  const worked = workEstimates(estimates);
  return readWriteRates(
    estimates.flatMap(({ key, name }) => {
      const result = worked.get(key);
      return result?.ok ? [{ name, quantity: result.quantity }] : [];
    }),
  );
}
