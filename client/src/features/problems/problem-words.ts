import type { ComponentKind } from "@casement/shared/design";
import type { Seniority } from "@casement/shared/problem";

export const SENIORITY_WORDS: Readonly<Record<Seniority, string>> = {
  entry: "Entry",
  mid: "Mid",
  senior: "Senior",
  staff: "Staff",
};

export const KIND_WORDS: Readonly<Record<ComponentKind, string>> = {
  client: "Client",
  balancer: "Load balancer",
  cdn: "CDN",
  gateway: "API server or gateway",
  service: "Service",
  cache: "Cache",
  queue: "Message queue",
  worker: "Worker",
  sql: "SQL database",
  nosql: "NoSQL database",
  shard: "Database shard",
  replica: "Read replica",
  storage: "Object storage",
  search: "Search index",
  notification: "Notification gateway",
  limiter: "Rate limiter",
  breaker: "Circuit breaker",
  monitoring: "Monitoring",
  external: "Somebody else's system",
};
