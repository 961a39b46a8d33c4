/** Sorted by character code. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LAST = DIGITS.length - 1;
const digit = (character: string | undefined) => Math.max(0, DIGITS.indexOf(character ?? ""));

/**
 * A text that sorts between two others by character code; null: no bound on that side. It never ends with "0", because
 * nothing would fit below it. Its random tail keeps two people who insert at one place from making equal orders.
 */
export function orderBetween(before: string | null, after: string | null, random: () => number = Math.random): string {
  const low = before ?? "";
  // Two people at once can make equal orders: the new order then comes after both.
  const high = after !== null && after > low ? after : null;
  const middle = high === null ? next(low) : between(low, high);
  return high?.startsWith(middle) ? middle : middle + tail(random);
}

function tail(random: () => number): string {
  const first = DIGITS[Math.floor(random() * DIGITS.length)] as string;
  return first + (DIGITS[1 + Math.floor(random() * LAST)] as string);
}

/** The shortest text that sorts after `low`, so that many rows added at the end have short orders. */
function next(low: string): string {
  const first = digit(low[0]);
  if (first < LAST) return DIGITS[first + 1] as string;
  return (DIGITS[LAST] as string) + next(low.slice(1));
}

function between(low: string, high: string | null): string {
  if (high !== null) {
    let shared = 0;
    while (shared < high.length && (low[shared] ?? "0") === high[shared]) shared += 1;
    if (shared > 0) return high.slice(0, shared) + between(low.slice(shared), high.slice(shared));
  }
  const from = digit(low[0]);
  const to = high === null ? LAST + 1 : digit(high[0]);
  if (to - from > 1) return DIGITS[(from + to) >> 1] as string;
  if (high !== null && high.length > 1) return high.slice(0, 1);
  return (DIGITS[from] as string) + between(low.slice(1), null);
}

/** Compares two rows for sorting: by order, and by id if their orders are equal. */
export function byOrder(a: { readonly order: string; readonly id: string }, b: typeof a): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
