import { z } from "zod";

/** How a kind is named, grouped and found, in the palette, the outline, the reference card and the checks alike. */
interface ComponentKindDescription {
  readonly name: string;
  readonly group: KindGroup;
  /** When to reach for it, as the end of "Use it when …". */
  readonly useWhen: string;
  /** Other search words for it, lower case. */
  readonly alsoKnownAs: readonly string[];
  readonly traits: readonly KindTrait[];
}

/**
 * What the design checks take a kind for. `keeps`: it stores data permanently; a read replica is only a copy. `fails`: it
 * runs on our machines, so that it can fail, and is not itself data. `copied`: it needs a second copy. `calls`: requests
 * come from it. `called`: its copies need a load balancer in front. `works`: it processes a request itself while the
 * client waits.
 */
type KindTrait = "keeps" | "fails" | "copied" | "calls" | "called" | "works";

export type KindGroup = "edge" | "compute" | "async" | "data" | "safety";

export const KIND_GROUPS: Readonly<Record<KindGroup, string>> = {
  edge: "Entry",
  compute: "Compute",
  async: "Async and caching",
  data: "Data",
  safety: "Reliability and operations",
};

/** The kinds of components a design is made of, as the palette shows them, group by group. */
export const COMPONENT_KINDS = {
  client: {
    name: "Client",
    group: "edge",
    useWhen: "people start a flow: the web page or the mobile app",
    alsoKnownAs: ["web", "mobile", "browser", "app", "user"],
    traits: ["calls"],
  },
  external: {
    name: "Outside system",
    group: "edge",
    useWhen: "somebody else runs it: a bank, a map, a carrier",
    alsoKnownAs: ["external", "third party", "provider", "partner"],
    traits: ["works"],
  },
  cdn: {
    name: "CDN",
    group: "edge",
    useWhen: "users all over the world need static files",
    alsoKnownAs: ["content delivery", "edge", "cloudfront", "static"],
    traits: ["calls"],
  },
  balancer: {
    name: "Load balancer",
    group: "edge",
    useWhen: "there are several servers, or one of them may fail",
    alsoKnownAs: ["lb", "proxy", "nginx", "haproxy", "elb"],
    traits: ["fails", "copied"],
  },
  gateway: {
    name: "API gateway",
    group: "edge",
    useWhen: "requests need one entry point to the services: API servers, sign-in, routing",
    alsoKnownAs: ["api server", "bff", "entry", "rest", "graphql"],
    traits: ["fails", "copied", "called", "works"],
  },
  service: {
    name: "Service",
    group: "compute",
    useWhen: "one business capability deserves a service of its own: posts, timelines, payments",
    alsoKnownAs: ["microservice", "server", "app server", "backend"],
    traits: ["fails", "copied", "called", "works"],
  },
  worker: {
    name: "Worker",
    group: "compute",
    useWhen: "work is taken off a queue",
    alsoKnownAs: ["consumer", "job", "lambda", "processor"],
    traits: ["fails", "copied"],
  },
  cache: {
    name: "Cache",
    group: "async",
    useWhen: "many read the same and slightly old is good enough",
    alsoKnownAs: ["redis", "memcached", "memory"],
    traits: ["fails"],
  },
  queue: {
    name: "Message queue",
    group: "async",
    useWhen: "work can wait: decoupling, bursts, events",
    alsoKnownAs: ["kafka", "sqs", "rabbitmq", "topic", "stream", "log", "pubsub", "event"],
    traits: ["fails", "copied"],
  },
  sql: {
    name: "SQL database",
    group: "data",
    useWhen: "queries are complex, or changes must be all or nothing",
    alsoKnownAs: ["postgresql", "postgres", "mysql", "relational", "rdbms"],
    traits: ["keeps"],
  },
  nosql: {
    name: "NoSQL database",
    group: "data",
    useWhen: "queries are simple, the scale is very high or the shape of records varies",
    alsoKnownAs: ["cassandra", "dynamodb", "mongodb", "wide column", "document", "key value"],
    traits: ["keeps"],
  },
  shard: {
    name: "Database shard",
    group: "data",
    useWhen: "one database cannot take the writes",
    alsoKnownAs: ["partition", "sharding"],
    traits: ["keeps"],
  },
  replica: {
    name: "Read replica",
    group: "data",
    useWhen: "one database cannot take the reads",
    alsoKnownAs: ["follower", "secondary", "standby", "copy"],
    traits: [],
  },
  storage: {
    name: "Object storage",
    group: "data",
    useWhen: "files are large: photos, videos, backups",
    alsoKnownAs: ["s3", "blob", "file", "bucket", "media"],
    traits: ["keeps"],
  },
  search: {
    name: "Search index",
    group: "data",
    useWhen: "people search for words, not for keys",
    alsoKnownAs: ["elasticsearch", "opensearch", "lucene", "full text"],
    traits: [],
  },
  notification: {
    name: "Notification gateway",
    group: "safety",
    useWhen: "people must be notified, even on a device that is offline",
    alsoKnownAs: ["apns", "fcm", "push", "mail", "sms"],
    traits: [],
  },
  limiter: {
    name: "Rate limiter",
    group: "safety",
    useWhen: "one caller must not use up everybody's share",
    alsoKnownAs: ["throttle", "token bucket", "quota"],
    traits: ["fails", "copied"],
  },
  breaker: {
    name: "Circuit breaker",
    group: "safety",
    useWhen: "one slow service must not slow down the rest",
    alsoKnownAs: ["fallback", "bulkhead", "resilience"],
    traits: [],
  },
  monitoring: {
    name: "Monitoring",
    group: "safety",
    useWhen: "something will fail and people have to know first: p99, errors, hit rate, alerts",
    alsoKnownAs: ["metrics", "logs", "alerts", "prometheus", "grafana", "tracing"],
    traits: [],
  },
} as const satisfies Readonly<Record<string, ComponentKindDescription>>;

export type ComponentKind = keyof typeof COMPONENT_KINDS;
export const KINDS_IN_ORDER = Object.keys(COMPONENT_KINDS) as ComponentKind[];
export const componentKindSchema = z.enum(KINDS_IN_ORDER);

export function hasTrait(kind: ComponentKind, trait: KindTrait): boolean {
  const { traits }: ComponentKindDescription = COMPONENT_KINDS[kind];
  return traits.includes(trait);
}

/** Kinds that match every word of the query; all kinds for an empty one. Names that begin with it come first. */
export function findKinds(query: string): ComponentKind[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = KINDS_IN_ORDER.filter((kind) => {
    const { name, alsoKnownAs } = COMPONENT_KINDS[kind];
    const words = [kind, name.toLowerCase(), ...alsoKnownAs].join(" ");
    return wanted.every((word) => words.includes(word));
  });
  const begins = (kind: ComponentKind) => COMPONENT_KINDS[kind].name.toLowerCase().startsWith(wanted[0] ?? "");
  return [...found.filter(begins), ...found.filter((kind) => !begins(kind))];
}
