/** A copy in which one item has changed places with its neighbour; an index out of range changes nothing. */
export function moveItem<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const copy = [...items];
  const [item, other] = [copy[index], copy[index + by]];
  if (item === undefined || other === undefined) return copy;
  copy[index] = other;
  copy[index + by] = item;
  return copy;
}
