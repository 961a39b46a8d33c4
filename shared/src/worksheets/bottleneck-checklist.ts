/** One common weakness of designs. Documents store `key`, so it must never change. */
export interface ChecklistItem {
  readonly key: string;
  readonly title: string;
  /** What to ask the design. */
  readonly question: string;
}

interface ChecklistGroup {
  readonly title: string;
  readonly items: readonly ChecklistItem[];
}

/** The weaknesses that the last step goes through for the drawn design. */
export const BOTTLENECK_CHECKLIST: readonly ChecklistGroup[] = [
  {
    title: "Scaling",
    items: [
      {
        key: "api-servers",
        title: "API servers side by side",
        question: "Can servers be added behind a load balancer without anybody noticing?",
      },
      { key: "read-replicas", title: "Read replicas", question: "Who answers the reads when one database cannot?" },
      {
        key: "sharding",
        title: "Sharding",
        question: "By which key is the data split once one machine cannot take all the writes?",
      },
    ],
  },
  {
    title: "Reliability",
    items: [
      {
        key: "data-centres",
        title: "Several data centres",
        question: "What do users see when a whole data centre is gone?",
      },
      {
        key: "replication",
        title: "Primary and replicas",
        question: "Which copy takes over from a lost primary, and what may be lost with it?",
      },
      {
        key: "circuit-breakers",
        title: "Circuit breakers",
        question: "What keeps one slow service from taking its callers down?",
      },
      {
        key: "single-point",
        title: "No single point of failure",
        question: "Which box on the board, taken away, stops everything?",
      },
      { key: "copies", title: "Enough copies of every service", question: "How many of each may fail at once?" },
    ],
  },
  {
    title: "Monitoring",
    items: [
      { key: "latency", title: "Latency", question: "Where are p50, p95 and p99 measured?" },
      { key: "errors", title: "Error rates", question: "Which errors count, and against which target?" },
      {
        key: "query-times",
        title: "Database query times",
        question: "How is a slow query found before users find it?",
      },
      { key: "cache-hits", title: "Cache hit rate", question: "What happens to the database when it drops?" },
      { key: "alerts", title: "Alerts", question: "Who is woken, by what, and what do they do first?" },
    ],
  },
];

export const CHECKLIST_ITEMS: readonly ChecklistItem[] = BOTTLENECK_CHECKLIST.flatMap(({ items }) => items);

const TITLES: ReadonlyMap<string, string> = new Map(
  BOTTLENECK_CHECKLIST.flatMap(({ items }) => items.map(({ key, title }) => [key, title] as const)),
);

/** The title of an item; an item of another version is shown by its key. */
export function titleOfBottleneck(key: string): string {
  return TITLES.get(key) ?? key;
}
