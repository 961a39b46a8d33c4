import { EstimateCalculator, type Worked } from "@casement/shared/worksheets/estimate/calculator";
import { type QuantityRows, workedQuantities } from "@casement/shared/worksheets/estimate/format-quantities";
import { useState } from "react";

/** Results of the estimate's rows by id; unchanged rows are not computed again. */
export function useWorkedQuantities(rows: QuantityRows): ReadonlyMap<string, Worked | null> {
  const [calculator] = useState(() => new EstimateCalculator());
  return workedQuantities(rows, calculator);
}
