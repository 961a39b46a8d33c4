export interface Concept {
  readonly title: string;
  readonly text: string;
}

/** The part of the reference card that is not about components. */
export const CONCEPTS: readonly Concept[] = [
  {
    title: "CAP",
    text: "A network splits sooner or later. While it is split, a system that holds copies answers every request with what it has (available), or refuses some so that no answer is wrong (consistent). Money wants the second, a like counter the first.",
  },
  {
    title: "Horizontal scaling",
    text: "More machines of the same kind behind a load balancer. It scales far and survives the loss of one, but needs servers that keep no state.",
  },
  {
    title: "Vertical scaling",
    text: "A bigger machine. Nothing has to change, until there is no bigger one or it fails.",
  },
  {
    title: "Fan-out on write",
    text: "Copies are made when something is posted. Reads are fast; writes are slow for accounts with many followers.",
  },
  {
    title: "Fan-out on read",
    text: "Answers are gathered when somebody asks. Writes are fast; reads are slow and touch many rows.",
  },
];
