import type { LabelledGraph } from "./labelled-graph.js";

/** Graphs that were labelled before the checks were written. */
export const firstTwenty: readonly LabelledGraph[] = [
  {
    name: "three boxes are only a beginning",
    nodes: ["web client", "api service", "db sql"],
    edges: ["web > api", "api > db"],
    expected: [],
  },
  {
    name: "the plainest web application",
    nodes: ["web client", "lb balancer", "api service", "db sql"],
    edges: ["web > lb", "lb > api", "api > db"],
    expected: ["single-point lb", "single-point api", "unreplicated-store db", "no-monitoring"],
  },
  {
    name: "the same with copies of everything",
    nodes: ["web client", "lb balancer x2", "api service x3", "db sql x2", "mon monitoring"],
    edges: ["web > lb", "lb > api", "api > db", "api ~ mon"],
    expected: [],
  },
  {
    name: "two boxes instead of a number",
    nodes: ["web client", "lb balancer x2", "a service", "b service", "db sql x2", "mon monitoring"],
    edges: ["web > lb", "lb > a", "lb > b", "a > db", "b > db"],
    expected: [],
  },
  {
    name: "two boxes, of which one alone reaches the second database",
    nodes: ["web client", "lb balancer x2", "a service", "b service", "db sql x2", "log nosql x3", "mon monitoring"],
    edges: ["web > lb", "lb > a", "lb > b", "a > db", "b > db", "b > log"],
    expected: ["single-point b", "no-copies a"],
  },
  {
    name: "copies without a balancer",
    nodes: ["app client", "api gateway x4", "users service x2", "db sql x2", "mon monitoring"],
    edges: ["app > api", "api > users", "users > db", "users ~ mon"],
    expected: ["no-balancer api"],
  },
  {
    name: "Twitter as the reference has it",
    nodes: [
      ...["web client", "cdn cdn", "lb balancer x2", "api gateway x8", "tweets service x6", "timeline service x6"],
      ...["cache cache x3", "queue queue x3", "fan worker x10", "db sql x2 /16", "media storage", "mon monitoring"],
    ],
    edges: [
      ...["web > cdn", "web > lb", "lb > api", "api > tweets", "api > timeline", "tweets > db", "tweets ~ queue"],
      ...["queue ~ fan", "fan > cache", "timeline > cache", "timeline > db", "cdn > media", "tweets > media"],
      "api ~ mon",
    ],
    facts: { readsPerS: 231_481, writesPerS: 5_787, mediaInScope: true },
    expected: [],
  },
  {
    name: "Twitter on one database, without cache and files",
    nodes: ["web client", "lb balancer x2", "api gateway x8", "tweets service x6", "db sql", "mon monitoring"],
    edges: ["web > lb", "lb > api", "api > tweets", "tweets > db"],
    facts: { readsPerS: 231_481, writesPerS: 5_787, mediaInScope: true },
    expected: ["unreplicated-store db", "no-cache", "no-shards", "no-object-store"],
  },
  {
    name: "URL shortener with a lone cache in the way",
    nodes: ["web client", "lb balancer x2", "api service x3", "cache cache", "kv nosql x3", "mon monitoring"],
    edges: ["web > lb", "lb > api", "api > cache", "cache > kv"],
    facts: { readsPerS: 386, writesPerS: 38.6 },
    expected: ["single-point cache"],
  },
  {
    name: "URL shortener with cache-aside",
    nodes: ["web client", "lb balancer x2", "api service x3", "cache cache", "kv nosql x3", "mon monitoring"],
    edges: ["web > lb", "lb > api", "api > cache", "api > kv"],
    facts: { readsPerS: 386, writesPerS: 38.6 },
    expected: [],
  },
  {
    name: "analytics queue that nobody reads",
    nodes: ["web client", "lb balancer x2", "api service x3", "kv nosql x3", "clicks queue x3", "mon monitoring"],
    edges: ["web > lb", "lb > api", "api > kv", "api ~ clicks"],
    expected: ["queue-without-consumer clicks"],
  },
  {
    name: "a worker that is drawn as pulling",
    nodes: [
      ...["web client", "lb balancer x2", "api service x3", "kv nosql x3", "clicks queue x3", "count worker x2"],
      "mon monitoring",
    ],
    edges: ["web > lb", "lb > api", "api > kv", "api ~ clicks", "count > clicks", "count > kv"],
    expected: [],
  },
  {
    name: "asynchronous writing through one queue and one worker",
    nodes: [
      "app client",
      "lb balancer x2",
      "api service x4",
      "jobs queue",
      "resize worker",
      "files storage",
      "mon monitoring",
    ],
    edges: ["app > lb", "lb > api", "api ~ jobs", "jobs ~ resize", "resize > files"],
    facts: { mediaInScope: true },
    expected: ["single-point jobs", "single-point resize"],
  },
  {
    name: "chat with push, everything in one copy",
    nodes: [
      ...["app client", "lb balancer", "ws gateway", "chat service", "presence service", "queue queue", "push worker"],
      ...["apns notification", "store nosql", "online cache"],
    ],
    edges: [
      ...["app > lb", "lb > ws", "ws > chat", "ws > presence", "presence > online", "chat > store", "chat ~ queue"],
      ...["queue ~ push", "push > apns"],
    ],
    expected: [
      ...["single-point lb", "single-point ws", "single-point chat", "no-copies presence", "no-copies queue"],
      ...["no-copies push", "unreplicated-store store", "no-monitoring"],
    ],
  },
  {
    name: "five services in a row",
    nodes: [
      ...["web client", "lb balancer x2", "gw gateway x2", "cart service x2", "order service x2", "stock service x2"],
      ...["pay service x2", "db sql x2", "mon monitoring"],
    ],
    edges: ["web > lb", "lb > gw", "gw > cart", "cart > order", "order > stock", "stock > pay", "pay > db"],
    expected: ["long-chain"],
  },
  {
    name: "the same row, cut by a queue",
    nodes: [
      ...["web client", "lb balancer x2", "gw gateway x2", "cart service x2", "order service x2", "events queue x3"],
      ...["stock service x2", "pay service x2", "db sql x2", "mon monitoring"],
    ],
    edges: [
      ...[
        "web > lb",
        "lb > gw",
        "gw > cart",
        "cart > order",
        "order ~ events",
        "events ~ stock",
        "stock > pay",
        "pay > db",
      ],
    ],
    expected: [],
  },
  {
    name: "a search index that hangs in the air",
    nodes: [
      "web client",
      "lb balancer x2",
      "api service x3",
      "db sql x2",
      "find search",
      "feed worker",
      "mon monitoring",
    ],
    edges: ["web > lb", "lb > api", "api > db", "feed > find"],
    expected: ["unconnected find", "unconnected feed"],
  },
  {
    name: "no client is drawn",
    nodes: ["lb balancer", "api service x3", "db sql", "r replica", "old service", "mon monitoring"],
    edges: ["lb > api", "api > db", "db ~ r"],
    expected: ["no-copies lb", "unconnected old"],
  },
  {
    name: "shards as boxes, one of them with a replica",
    nodes: [
      ...["app client", "lb balancer x2", "api service x5", "db sql", "s1 shard", "s2 shard x2", "s3 shard"],
      ...["r replica", "mon monitoring"],
    ],
    edges: ["app > lb", "lb > api", "api > db", "db > s1", "db > s2", "db > s3", "s3 ~ r"],
    facts: { readsPerS: 12_000, writesPerS: 12_000 },
    expected: ["unreplicated-store s1"],
  },
  {
    name: "a primary and its standby",
    nodes: [
      "app client",
      "lb balancer x2",
      "api service x5",
      "main sql",
      "standby sql",
      "cache cache x2",
      "mon monitoring",
    ],
    edges: ["app > lb", "lb > api", "api > main", "main ~ standby", "api > cache"],
    facts: { readsPerS: 900, writesPerS: 80 },
    expected: [],
  },
];
