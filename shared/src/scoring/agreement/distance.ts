/** How far apart two categories are, by their places in the list, 0 for the same. */
export type Distance = (one: number, other: number) => number;

export const nominal: Distance = (one, other) => (one === other ? 0 : 1);
export const linear: Distance = (one, other) => Math.abs(one - other);
export const quadratic: Distance = (one, other) => (one - other) ** 2;
/** Gwet's ordinal distance: the pairs of categories from one to the other, both included. */
export const ordinal: Distance = (one, other) => {
  const span = Math.abs(one - other) + 1;
  return (span * (span - 1)) / 2;
};
