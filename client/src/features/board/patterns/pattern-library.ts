import type { ComponentKind } from "@casement/shared/design/component-kinds";
import { type Design, designSchema } from "@casement/shared/design/design";

/** A part that many designs share, to read about and to put on the board. */
export interface Pattern {
  readonly key: string;
  readonly title: string;
  /** One sentence: the benefit. */
  readonly summary: string;
  /** How it works and what it costs; each line can be understood alone. */
  readonly points: readonly string[];
  readonly design: Design;
}

type Box = readonly [id: string, kind: ComponentKind, label: string, column: number, row: number, note?: string];
type Line = readonly [from: string, to: string, label?: string, async?: "async"];

function design(boxes: readonly Box[], lines: readonly Line[]): Design {
  return designSchema.parse({
    components: boxes.map(([id, kind, label, column, row, note = ""]) => ({ id, kind, label, column, row, note })),
    connections: lines.map(([from, to, label = "", async]) => ({ from, to, label, async: async === "async" })),
  });
}

/** General knowledge that every page's code contains; the owner chooses to whom a session offers it. */
export const PATTERNS: readonly Pattern[] = [
  {
    key: "cache-aside",
    title: "Cache-aside",
    summary: "Reads are answered from memory; the database is asked only for what is not there.",
    points: [
      "Look in the cache first. On a miss ask the database, put the answer into the cache with a time to live, and return it.",
      "The cache holds what is really read, and the system works on, more slowly, when the cache is gone.",
      "A value can be as old as its time to live. Delete the key when the row changes if that is too old.",
      "Many misses for one hot key at once all reach the database: let one of them fill it.",
    ],
    design: design(
      [
        ["service", "service", "Service", 0, 0],
        ["cache", "cache", "Cache", 1, 0, "with a time to live"],
        ["database", "sql", "Database", 1, 1],
      ],
      [
        ["service", "cache", "read, then fill"],
        ["service", "database", "on a miss"],
      ],
    ),
  },
  {
    key: "write-through",
    title: "Write-through",
    summary: "A write goes to the database and straight on to the cache, so that readers find it at once.",
    points: [
      "Write the database first, then the cache, and only then answer.",
      "What was just written is never a miss, and readers see no old value for long.",
      "Each write takes longer, and memory fills with values that nobody may read: give them a time to live too.",
      "If the second write fails the two disagree: delete the key and let the next read fill it.",
    ],
    design: design(
      [
        ["service", "service", "Service", 0, 0],
        ["database", "sql", "Database", 1, 0],
        ["cache", "cache", "Cache", 1, 1],
      ],
      [
        ["service", "database", "1. write"],
        ["service", "cache", "2. write at once"],
      ],
    ),
  },
  {
    key: "token-bucket",
    title: "Token-bucket rate limiting",
    summary: "Everybody has a bucket of tokens that refills steadily; an empty bucket means 429.",
    points: [
      "A bucket has a capacity and a refill rate. Each request takes a token; without one it is refused with HTTP 429. Short bursts pass, a steady flood does not.",
      "Leaky bucket: requests leave at an even pace, which is smooth and delays bursts. Fixed window: a counter a minute, simple, with double bursts at the edges. Sliding window: the most accurate, with more to keep.",
      "With several servers the counters are shared: one atomic step in Redis that reads, takes and sets the expiry, or two servers will both take the last token.",
      "Limits differ by user, by address and by API; the strictest that applies decides.",
    ],
    design: design(
      [
        ["client", "client", "Client", 0, 0],
        ["limiter", "limiter", "Rate limiter", 1, 0, "100 tokens, 10 a second"],
        ["service", "service", "API servers", 2, 0],
        ["counters", "cache", "Counters", 1, 1, "atomic, with expiry"],
      ],
      [
        ["client", "limiter", "429 when empty"],
        ["limiter", "service", "one token each"],
        ["limiter", "counters", "take"],
      ],
    ),
  },
  {
    key: "message-queue",
    title: "Message queue",
    summary: "Work is written down now and done later, by whoever is free.",
    points: [
      "Producers put messages in and go on; consumers take them out at their own pace. Neither needs to know or wait for the other.",
      "Bursts pile up in the queue instead of breaking what is behind it. More consumers empty it faster.",
      "Good for resizing images, sending mail, filling timelines, and for events that several services want.",
      "A message can come twice, so consumers must bear repetition. What fails again and again goes to a dead-letter queue, to be looked at.",
    ],
    design: design(
      [
        ["producer", "service", "Producer", 0, 0],
        ["queue", "queue", "Queue", 1, 0],
        ["one", "worker", "Consumer", 2, 0, "as many as the work needs"],
        ["dead", "queue", "Failed messages", 2, 1],
      ],
      [
        ["producer", "queue", "publish", "async"],
        ["queue", "one", "take", "async"],
        ["queue", "dead", "after 5 tries", "async"],
      ],
    ),
  },
  {
    key: "replication",
    title: "Database replication",
    summary: "One primary takes the writes, its replicas the reads, and one of them takes over.",
    points: [
      "Writes go to the primary, which sends them on. Reads are spread over the replicas, so reads scale with their number and writes do not.",
      "Asynchronous replicas are a moment behind: somebody who just wrote should read from the primary.",
      "If the primary fails, a replica is promoted. Until then reads go on and writes wait or queue.",
      "Copies in several zones survive the loss of one; waiting for one of them before answering loses no write, and takes longer.",
    ],
    design: design(
      [
        ["service", "service", "Service", 0, 1],
        ["primary", "sql", "Primary", 1, 0],
        ["first", "replica", "Replica", 2, 0, "zone B, can be promoted"],
        ["second", "replica", "Replica", 1, 2, "zone C"],
      ],
      [
        ["service", "primary", "writes"],
        ["service", "second", "reads"],
        ["primary", "first", "changes", "async"],
        ["primary", "second", "changes", "async"],
      ],
    ),
  },
  {
    key: "fan-out",
    title: "Fan-out, on write and on read",
    summary: "Timelines are filled when somebody posts, gathered when somebody reads, or both.",
    points: [
      "On write: a post is put into every follower's timeline. Reading is one fast look-up; posting is slow for whoever has many followers.",
      "On read: a timeline is gathered from all followed accounts when it is opened. Posting is fast, reading slow.",
      "Hybrid: ordinary accounts on write, accounts above about 10 000 followers on read; the two are merged when the timeline is read.",
      "Timelines keep ids and only the newest few hundred; the posts themselves are looked up.",
    ],
    design: design(
      [
        ["post", "service", "Post service", 0, 0],
        ["queue", "queue", "Posted", 1, 0],
        ["fanout", "worker", "Fan-out workers", 2, 0, "up to 10 000 followers"],
        ["posts", "nosql", "Posts", 0, 1, "large accounts too"],
        ["timelines", "cache", "Timelines", 2, 1, "newest ids"],
        ["timeline", "service", "Timeline service", 1, 2, "merges both"],
      ],
      [
        ["post", "queue", "id", "async"],
        ["post", "posts", "store"],
        ["queue", "fanout", "take", "async"],
        ["fanout", "timelines", "push"],
        ["timeline", "timelines", "ordinary accounts"],
        ["timeline", "posts", "large accounts"],
      ],
    ),
  },
  {
    key: "sharding",
    title: "Sharding keys",
    summary: "Data is spread over databases by a key, and the key decides which queries stay cheap.",
    points: [
      "By user: all of one user's rows are together. Profile pages are fast, timelines touch all shards, and a famous user makes one shard hot.",
      "By item: rows are spread evenly, and every list touches all shards.",
      "By time: the newest shard takes nearly all the load, old ones rest, and new ones have to be added for ever.",
      "Whatever the key: joins and transactions across shards are gone, and adding shards moves data. Consistent hashing moves the least.",
    ],
    design: design(
      [
        ["service", "service", "Service", 0, 1],
        ["router", "service", "Shard router", 1, 1, "hash of the user id"],
        ["first", "shard", "Shard 1", 2, 0],
        ["second", "shard", "Shard 2", 2, 1],
        ["third", "shard", "Shard 3", 2, 2],
      ],
      [
        ["service", "router"],
        ["router", "first"],
        ["router", "second"],
        ["router", "third"],
      ],
    ),
  },
  {
    key: "reference-layout",
    title: "The usual layout",
    summary: "A place to start from when a service has users, reads and writes.",
    points: [
      "Clients reach several API servers through a load balancer; static files come from a CDN.",
      "Each business capability is a service with data of its own: here one writes to a sharded database, one reads from a cache of timelines.",
      "Start with it, then say what your numbers change: which part is read most, written most, largest, or must not fail.",
    ],
    design: design(
      [
        ["cdn", "cdn", "CDN", 1, 0, "static files"],
        ["client", "client", "Web and mobile", 0, 1],
        ["balancer", "balancer", "Load balancer", 1, 1],
        ["api", "gateway", "API servers", 2, 1, "stateless"],
        ["posts", "service", "Post service", 3, 0],
        ["timelines", "service", "Timeline service", 3, 2],
        ["database", "nosql", "Posts", 4, 0, "sharded by user id"],
        ["cache", "cache", "Timeline cache", 4, 2],
      ],
      [
        ["client", "cdn", "files"],
        ["client", "balancer", "HTTPS"],
        ["balancer", "api"],
        ["api", "posts", "write"],
        ["api", "timelines", "read"],
        ["posts", "database"],
        ["timelines", "cache"],
      ],
    ),
  },
];
