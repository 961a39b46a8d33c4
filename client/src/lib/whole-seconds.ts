/**
 * Rounds times (ms) to whole seconds whose sum is `totalMs`, at first the sum of the times rounded down: the lost
 * seconds go to the largest remainders.
 */
export function wholeSeconds(parts: readonly number[], totalMs = parts.reduce((sum, part) => sum + part, 0)): number[] {
  const total = Math.floor(totalMs / 1000);
  const seconds = parts.map((part) => Math.floor(part / 1000));
  const byRemainder = parts.map((part, index) => ({ index, rest: part % 1000 })).sort((a, b) => b.rest - a.rest);
  let missing = total - seconds.reduce((sum, part) => sum + part, 0);
  for (const { index } of byRemainder) {
    if (missing-- <= 0) break;
    seconds[index] = (seconds[index] ?? 0) + 1;
  }
  return seconds.map((part) => part * 1000);
}
