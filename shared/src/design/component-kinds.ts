import type { ComponentKind } from "./design.js";

/** How a kind is named, grouped and found, in the palette, the outline, the reference card and the checks alike. */
export interface KindLabels {
  readonly name: string;
  readonly group: KindGroup;
  /** When to reach for it, as the end of "Use it when …". */
  readonly useWhen: string;
  /** Other search words for it, lower case. */
  readonly alsoKnownAs: readonly string[];
}

export type KindGroup = "edge" | "compute" | "async" | "data" | "safety";

export const KIND_GROUPS: Readonly<Record<KindGroup, string>> = {
  edge: "Entry",
  compute: "Work",
  async: "Waiting and remembering",
  data: "Data",
  safety: "Safety and operation",
};

export const KIND_LABELS: Readonly<Record<ComponentKind, KindLabels>> = {
  client: {
    name: "Client",
    group: "edge",
    useWhen: "a flow starts: the web page or the mobile app",
    alsoKnownAs: ["web", "mobile", "browser", "app", "user"],
  },
  external: {
    name: "Outside system",
    group: "edge",
    useWhen: "somebody else runs it: a bank, a map, a carrier",
    alsoKnownAs: ["external", "third party", "provider", "partner"],
  },
  cdn: {
    name: "CDN",
    group: "edge",
    useWhen: "static files are wanted by users all over the world",
    alsoKnownAs: ["content delivery", "edge", "cloudfront", "static"],
  },
  balancer: {
    name: "Load balancer",
    group: "edge",
    useWhen: "there are several servers, or one of them may fail",
    alsoKnownAs: ["lb", "proxy", "nginx", "haproxy", "elb"],
  },
  gateway: {
    name: "API gateway",
    group: "edge",
    useWhen: "requests need one door to the services: API servers, sign-in, routing",
    alsoKnownAs: ["api server", "bff", "entry", "rest", "graphql"],
  },
  service: {
    name: "Service",
    group: "compute",
    useWhen: "one business capability has a home of its own: posts, timelines, payments",
    alsoKnownAs: ["microservice", "server", "app server", "backend"],
  },
  worker: {
    name: "Worker",
    group: "compute",
    useWhen: "work is taken off a queue",
    alsoKnownAs: ["consumer", "job", "lambda", "processor"],
  },
  cache: {
    name: "Cache",
    group: "async",
    useWhen: "many read the same and slightly old is good enough",
    alsoKnownAs: ["redis", "memcached", "memory"],
  },
  queue: {
    name: "Message queue",
    group: "async",
    useWhen: "work can wait: decoupling, bursts, events",
    alsoKnownAs: ["kafka", "sqs", "rabbitmq", "topic", "stream", "log", "pubsub", "event"],
  },
  sql: {
    name: "SQL database",
    group: "data",
    useWhen: "queries are complex, or changes must be all or nothing",
    alsoKnownAs: ["postgresql", "postgres", "mysql", "relational", "rdbms"],
  },
  nosql: {
    name: "NoSQL database",
    group: "data",
    useWhen: "queries are simple, the scale is very high or the shape of records varies",
    alsoKnownAs: ["cassandra", "dynamodb", "mongodb", "wide column", "document", "key value"],
  },
  shard: {
    name: "Database shard",
    group: "data",
    useWhen: "one database cannot take the writes",
    alsoKnownAs: ["partition", "sharding"],
  },
  replica: {
    name: "Read replica",
    group: "data",
    useWhen: "one database cannot take the reads",
    alsoKnownAs: ["follower", "secondary", "standby", "copy"],
  },
  storage: {
    name: "Object storage",
    group: "data",
    useWhen: "files are large: photos, videos, backups",
    alsoKnownAs: ["s3", "blob", "file", "bucket", "media"],
  },
  search: {
    name: "Search index",
    group: "data",
    useWhen: "people look for words, not for keys",
    alsoKnownAs: ["elasticsearch", "opensearch", "lucene", "full text"],
  },
  notification: {
    name: "Notification gateway",
    group: "safety",
    useWhen: "somebody must hear of it on a device that may be offline",
    alsoKnownAs: ["apns", "fcm", "push", "mail", "sms"],
  },
  limiter: {
    name: "Rate limiter",
    group: "safety",
    useWhen: "one caller must not use up what is there for all",
    alsoKnownAs: ["throttle", "token bucket", "quota"],
  },
  breaker: {
    name: "Circuit breaker",
    group: "safety",
    useWhen: "a slow neighbour must not make everybody else slow",
    alsoKnownAs: ["fallback", "bulkhead", "resilience"],
  },
  monitoring: {
    name: "Monitoring",
    group: "safety",
    useWhen: "something will fail and people have to know first: p99, errors, hit rate, alerts",
    alsoKnownAs: ["metrics", "logs", "alerts", "prometheus", "grafana", "tracing"],
  },
};

/** The kinds as the palette shows them, group by group. */
export const KINDS_IN_ORDER = Object.keys(KIND_LABELS) as ComponentKind[];

/** Kinds that match every word of the query; all kinds for an empty one. Names that begin with it come first. */
export function findKinds(query: string): ComponentKind[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = KINDS_IN_ORDER.filter((kind) => {
    const { name, alsoKnownAs } = KIND_LABELS[kind];
    const words = [kind, name.toLowerCase(), ...alsoKnownAs].join(" ");
    return wanted.every((word) => words.includes(word));
  });
  const begins = (kind: ComponentKind) => KIND_LABELS[kind].name.toLowerCase().startsWith(wanted[0] ?? "");
  return [...found.filter(begins), ...found.filter((kind) => !begins(kind))];
}
