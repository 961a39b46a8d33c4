/** @param {number[]} values @param {number} share 0.5 for the median */
export function quantile(values, share) {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values) => {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** @param {number | null} value @param {number} [digits] */
export const round = (value, digits = 2) => (value === null ? null : Number(value.toFixed(digits)));
