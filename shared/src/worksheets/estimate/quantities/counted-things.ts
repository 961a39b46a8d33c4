/**
 * Units as they were written, each with its exponent: {post: 1, day: -1}. They decide in which units a result is shown,
 * and prevent adding requests to users. The count itself is a plain number, so 500 B × 3 posts is data.
 */
export type Words = ReadonlyMap<string, number>;

/** Words of one kind can be added and cancel each other; the first word is the kind's own. */
const KINDS = {
  requests: ["req", "read", "write", "query", "call", "view", "hit", "redirect", "search", "transaction"],
  people: ["user", "person", "account", "follower", "driver", "rider"],
  items: [
    ...["item", "post", "tweet", "message", "photo", "picture", "video", "file", "link", "url", "key", "record", "row"],
    ...["order", "object", "event", "page", "job", "trip", "like", "notification", "connection"],
  ],
  machines: ["server", "machine", "node", "instance", "shard", "replica"],
} as const;
type CountedKind = keyof typeof KINDS;
const COUNTED_KINDS = Object.keys(KINDS) as readonly CountedKind[];

const IRREGULAR: Readonly<Record<string, string>> = {
  req: "req",
  query: "queries",
  person: "people",
  search: "searches",
};
const ALSO: Readonly<Record<string, string>> = {
  request: "req",
  requests: "req",
  reqs: "req",
  dau: "user",
  mau: "user",
};

export const pluralOf = (word: string): string =>
  Object.hasOwn(IRREGULAR, word) ? (IRREGULAR[word] as string) : `${word}s`;

const KIND_OF = new Map<string, CountedKind>();
const WORD_OF = new Map<string, string>(Object.entries(ALSO));
for (const kind of COUNTED_KINDS) {
  for (const word of KINDS[kind]) {
    KIND_OF.set(word, kind);
    WORD_OF.set(word, word).set(pluralOf(word), word);
  }
}

/** "posts" -> "post"; undefined if the word is no counted thing. */
export const countedWord = (name: string): string | undefined => WORD_OF.get(name.toLowerCase());

export const isCounted = (word: string): boolean => KIND_OF.has(word);

/**
 * Adds up exponents; `sign` is -1 for a division. Words of one kind cancel; if several words of a kind remain, the
 * kind's own word replaces them.
 */
export function mergeWords(
  a: Words | undefined,
  b: Words | undefined,
  sign: 1 | -1,
  isData: boolean,
): Words | undefined {
  if (b === undefined && !isData) return a;
  if (a === undefined && b === undefined) return undefined;
  const sum = new Map(a);
  let counted = 0;
  if (b !== undefined) for (const [word, exponent] of b) sum.set(word, (sum.get(word) ?? 0) + sign * exponent);
  for (const [word, exponent] of sum) {
    if (exponent === 0 || (isData && KIND_OF.has(word))) sum.delete(word);
    else if (KIND_OF.has(word)) counted += 1;
  }
  if (counted > 1) for (const kind of COUNTED_KINDS) settleKind(sum, kind);
  return sum.size === 0 ? undefined : sum;
}

function settleKind(words: Map<string, number>, kind: CountedKind): void {
  const present = [...words.keys()].filter((word) => KIND_OF.get(word) === kind);
  if (present.length < 2) return;
  let total = 0;
  for (const word of present) {
    total += words.get(word) ?? 0;
    words.delete(word);
  }
  if (total !== 0) words.set(KINDS[kind][0], total);
}

/** Exponent of every kind among the words: {requests: 1, machines: -1}. */
export function kindsOf(words: Words | undefined): ReadonlyMap<CountedKind, number> {
  const kinds = new Map<CountedKind, number>();
  for (const [word, exponent] of words ?? []) {
    const kind = KIND_OF.get(word);
    if (kind !== undefined) kinds.set(kind, exponent);
  }
  return kinds;
}

/** Whether two counts can be added: they count the same things, or one of them has no word. */
export function sameThings(a: Words | undefined, b: Words | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  const [left, right] = [kindsOf(a), kindsOf(b)];
  if (left.size === 0 || right.size === 0) return true;
  return left.size === right.size && [...left].every(([kind, exponent]) => right.get(kind) === exponent);
}

/** The words of a sum: the first operand's, or the kind's own word where the two operands differ. */
export function sumWords(a: Words | undefined, b: Words | undefined): Words | undefined {
  if (a === b || b === undefined) return a;
  if (kindsOf(a).size === 0) return withCounted(a, b);
  if (kindsOf(b).size === 0) return a;
  const words = new Map(a);
  for (const [word, exponent] of a ?? []) {
    const kind = KIND_OF.get(word);
    if (kind === undefined || b?.has(word) === true) continue;
    words.delete(word);
    words.set(KINDS[kind][0], exponent);
  }
  return words;
}

function withCounted(a: Words | undefined, b: Words | undefined): Words | undefined {
  const counted = [...(b ?? [])].filter(([word]) => isCounted(word));
  return counted.length === 0 ? a : new Map([...(a ?? []), ...counted]);
}
