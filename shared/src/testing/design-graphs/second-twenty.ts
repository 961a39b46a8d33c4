import type { LabelledGraph } from "./labelled-graph.js";

/** Graphs that were labelled after the checks were written, for cases that the first twenty leave out. */
export const secondTwenty: readonly LabelledGraph[] = [
  {
    name: "an empty board",
    nodes: [],
    edges: [],
    facts: { readsPerS: 100, writesPerS: 1, mediaInScope: true },
    expected: [],
  },
  {
    name: "boxes without an arrow",
    nodes: ["web client", "lb balancer", "api service", "db sql"],
    edges: [],
    expected: ["unconnected lb", "unconnected api", "unconnected db", "no-monitoring"],
  },
  {
    name: "the database answers: an arrow there and one back",
    nodes: ["web client", "lb balancer x2", "api service x2", "db sql x2", "mon monitoring"],
    edges: ["web > lb", "lb > web", "lb > api", "api > lb", "api > db", "db > api"],
    expected: [],
  },
  {
    name: "two clients, of which one goes past the gateway",
    nodes: ["web client", "app client", "gw gateway", "api service x2", "db nosql x3", "mon monitoring"],
    edges: ["web > gw", "gw > api", "app > api", "api > db"],
    expected: ["single-point gw", "no-balancer api"],
  },
  {
    name: "monitoring joins nothing and is no way round",
    nodes: ["web client", "lb balancer x2", "api service", "db sql x2", "job worker", "mon monitoring"],
    edges: ["web > lb", "lb > api", "api > db", "lb ~ mon", "api ~ mon", "mon ~ db", "job ~ mon"],
    expected: ["single-point api", "unconnected job"],
  },
  {
    name: "a rate limiter with its counters",
    nodes: [
      "app client",
      "lb balancer x2",
      "rl limiter",
      "counters cache",
      "api service x4",
      "db sql x2",
      "mon monitoring",
    ],
    edges: ["app > lb", "lb > rl", "rl > counters", "rl > api", "api > db"],
    expected: ["single-point rl"],
  },
  {
    name: "Instagram without a place for photos",
    nodes: [
      ...["app client", "lb balancer x2", "api service x6", "feed service x4", "db sql x2", "cache cache x2"],
      "mon monitoring",
    ],
    edges: ["app > lb", "lb > api", "api > feed", "feed > cache", "feed > db"],
    facts: { readsPerS: 50_000, writesPerS: 1_200, mediaInScope: true },
    expected: ["no-object-store"],
  },
  {
    name: "Instagram with one upload service",
    nodes: [
      ...["app client", "cdn cdn", "lb balancer x2", "feed service x6", "upload service", "photos storage"],
      ...["db nosql x3", "jobs queue x3", "thumbs worker x4", "mon monitoring"],
    ],
    edges: [
      ...["app > cdn", "cdn > photos", "app > lb", "lb > feed", "lb > upload", "feed > db", "upload > photos"],
      ...["upload ~ jobs", "jobs ~ thumbs", "thumbs > photos", "thumbs > db"],
    ],
    facts: { readsPerS: 50_000, writesPerS: 1_200, mediaInScope: true },
    // The CDN still serves photos, but no other component accepts new ones.
    expected: ["single-point upload"],
  },
  {
    name: "web crawler, which has no client",
    nodes: [
      ...["frontier queue x3", "fetch worker x20", "sites external", "parse worker x8", "seen nosql x3"],
      ...["pages storage", "mon monitoring"],
    ],
    edges: [
      ...["frontier ~ fetch", "fetch > sites", "fetch ~ parse", "parse > pages", "parse > seen", "parse ~ frontier"],
    ],
    expected: [],
  },
  {
    name: "notification system with three queues",
    nodes: [
      ...[
        "app client",
        "lb balancer x2",
        "api service x3",
        "db sql x2",
        "push queue x2",
        "mail queue x2",
        "sms queue x2",
      ],
      ...["pusher worker x2", "mailer worker x2", "apns notification", "smtp external", "mon monitoring"],
    ],
    edges: [
      ...[
        "app > lb",
        "lb > api",
        "api > db",
        "api ~ push",
        "api ~ mail",
        "api ~ sms",
        "push ~ pusher",
        "mail ~ mailer",
      ],
      ...["pusher > apns", "mailer > smtp"],
    ],
    expected: ["queue-without-consumer sms"],
  },
  {
    name: "parking lot with one terminal server",
    nodes: ["gate client", "spots service", "pay service", "bank external", "db sql", "mon monitoring"],
    edges: ["gate > spots", "spots > pay", "pay > bank", "spots > db", "pay > db"],
    expected: ["single-point spots", "no-copies pay", "unreplicated-store db"],
  },
  {
    name: "writes beyond what is written on the database",
    nodes: ["app client", "lb balancer x2", "api service x4", "db sql x2 @2000/s", "cache cache", "mon monitoring"],
    edges: ["app > lb", "lb > api", "api > db", "api > cache"],
    facts: { readsPerS: 30_000, writesPerS: 3_000 },
    expected: ["no-shards"],
  },
  {
    name: "a strong database that takes them",
    nodes: ["app client", "lb balancer x2", "api service x4", "db sql x2 @20k/s", "cache cache", "mon monitoring"],
    edges: ["app > lb", "lb > api", "api > db", "api > cache"],
    facts: { readsPerS: 90_000, writesPerS: 9_000 },
    expected: [],
  },
  {
    name: "a cache that nobody asks",
    nodes: ["app client", "lb balancer x2", "api service x4", "db sql", "cache cache", "mon monitoring"],
    edges: ["app > lb", "lb > api", "api > db"],
    facts: { readsPerS: 9_000, writesPerS: 90 },
    expected: ["unreplicated-store db", "unconnected cache", "no-cache"],
  },
  {
    name: "reads from a replica",
    nodes: ["app client", "lb balancer x2", "api service x4", "db sql", "r replica", "mon monitoring"],
    edges: ["app > lb", "lb > api", "api > db", "db ~ r", "api > r"],
    facts: { readsPerS: 9_000, writesPerS: 90 },
    expected: [],
  },
  {
    name: "a payment that waits for a bank",
    nodes: [
      ...["web client", "lb balancer x2", "gw gateway x2", "breaker breaker", "orders service x2", "pay service x2"],
      ...["bank external", "db sql x2", "mon monitoring"],
    ],
    edges: [
      "web > lb",
      "lb > gw",
      "gw > orders",
      "orders > breaker",
      "breaker > pay",
      "pay > bank",
      "orders > db",
      "pay > db",
    ],
    expected: ["long-chain"],
  },
  {
    name: "side by side instead of one behind the other",
    nodes: [
      ...["web client", "lb balancer x2", "gw gateway x2", "users service x2", "posts service x2", "ads service x2"],
      ...["likes service x2", "db sql x2", "mon monitoring"],
    ],
    edges: [
      ...["web > lb", "lb > gw", "gw > users", "gw > posts", "gw > ads", "gw > likes", "users > db", "posts > db"],
      ...["likes > db"],
    ],
    expected: [],
  },
  {
    name: "two ways from the balancer, one of them over a cache",
    nodes: [
      "web client",
      "lb balancer x2",
      "api service x2",
      "cache cache",
      "db sql x2",
      "files storage",
      "mon monitoring",
    ],
    edges: ["web > lb", "lb > api", "api > cache", "cache > db", "api > db", "cache > files"],
    expected: ["single-point cache"],
  },
  {
    name: "ride hailing, where drivers send their places through one queue",
    nodes: [
      ...["rider client", "driver client", "lb balancer x2", "match service x3", "places service x3", "stream queue"],
      ...["index worker x3", "geo nosql x3", "trips sql x2", "mon monitoring"],
    ],
    edges: [
      ...["rider > lb", "driver > lb", "lb > match", "lb > places", "places ~ stream", "stream ~ index", "index > geo"],
      ...["match > geo", "match > trips"],
    ],
    facts: { readsPerS: 4_000, writesPerS: 40_000 },
    // Reads do not pass the queue, but writes do: a reviewer calls the queue a single point of failure for new places.
    expected: ["single-point stream"],
  },
  {
    name: "an old part beside the new one, each with its client",
    nodes: [
      ...[
        "web client",
        "lb balancer x2",
        "api service x2",
        "db sql x2",
        "admin client",
        "old service",
        "files storage",
      ],
      "mon monitoring",
    ],
    edges: ["web > lb", "lb > api", "api > db", "admin > old", "old > files"],
    expected: ["single-point old"],
  },
];
