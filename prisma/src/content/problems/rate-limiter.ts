import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const rateLimiter: ProblemContent = {
  id: "rate-limiter",
  title: "Design a rate limiter",
  summary: "A shared guard in front of many APIs: who may call what how often, decided in about a millisecond.",
  topics: ["rate limiting", "distributed counters", "reliability", "api"],
  seniorities: ["entry", "mid", "senior"],
  prompt: [
    "Design a rate limiter for a company's public APIs. It decides for each request whether it may pass, by who asks and what is asked for, and it stands in front of many servers.",
    "Ask what is limited, by what, how exact it has to be, and what should happen when the limiter itself has trouble. Agree on a scope before you draw.",
    "Please work towards numbers, the rules and the data behind them, a picture of the whole, and a closer look at the algorithm and at counting across many servers. There is no single right answer; say what you compare.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      by: [
        "By what do we limit?",
        "By user when signed in, by IP otherwise, and by API: login stricter than reading. Several limits can apply; all have to agree.",
      ],
      where: [
        "Client side or server side, library or service?",
        "Server side, as a part of the API gateway. Services behind it should not have to know.",
      ],
      load: [
        "How many requests and users?",
        "100 000 requests a second on average, twice that at peak; 10 million different users an hour.",
      ],
      exact: [
        "How exact must it be?",
        "A few per cent too many let through is fine; refusing somebody who is within the limit is not. Login attempts must be exact.",
      ],
      bursts: ["Are bursts allowed?", "Yes: 100 requests a minute on average, up to 20 at once."],
      latency: ["How much latency may it add?", "2 ms at p99."],
      failure: [
        "What if the limiter is down?",
        "Let requests pass for ordinary APIs, refuse for login. The service must not go down with its limiter.",
      ],
      answer: ["What does a refused caller see?", "429 with the time to wait, and on every answer how much is left."],
      rules: [
        "Who changes limits, and how fast must it take effect?",
        "Operators, within a minute, without a deployment.",
      ],
      regions: [
        "One region or several?",
        "Three regions. A limit may be kept per region; say what it costs to make it global.",
      ],
    }),
    requirements: {
      functional: [
        "Limit by user, IP and API, several rules at once.",
        "Answer 429 with the time to wait; tell what is left.",
        "Change rules without a deployment.",
      ],
      nonFunctional: [
        "100 000 requests a second, 200 000 at peak; at most 2 ms added at p99.",
        "Works across all gateway servers of a region.",
        "Fails open for ordinary APIs, closed for login.",
      ],
      outOfScope: ["Protection against floods on the network's level.", "Billing by use."],
    },
    hints: hints(
      {
        edge: [
          "The last second of a minute",
          "Count per calendar minute, limit 100. Somebody sends 100 at 59 s and 100 at 61 s. What did the limiter promise, and what happened?",
        ],
        memory: [
          "What must be remembered?",
          "Write down what you store per user for each algorithm you know, in bytes. Multiply by 10 million.",
        ],
        servers: [
          "Twenty servers, one limit",
          "Each server counts on its own. What does a limit of 100 become behind a balancer?",
        ],
        race: [
          "Read, add one, write",
          "Two servers read 99 at the same moment. What do both do next, and what is the count afterwards?",
        ],
        fail: [
          "The counter store does not answer",
          "You have 2 ms. What do you tell the caller, and is the answer the same for login and for reading?",
        ],
        lua: [
          "Let the store do it in one step",
          "Redis runs a small script, or INCR together with EXPIRE, as one step that nobody can come between. Which of your algorithms fit in such a step?",
        ],
      },
      {
        edge: "deep-dive",
        memory: "estimate",
        servers: "design",
        race: "deep-dive",
        fail: "bottlenecks",
        lua: "deep-dive",
      },
    ),
    followUps: followUps({
      race: [
        "Show me the race with a Redis counter, and fix it.",
        "GET, compare, SET from two servers: both read 99, both pass, the count says 100 after 101 requests.",
        "INCR is atomic and answers the new value: decide by it.",
        "INCR followed by EXPIRE can be cut in two: the key would live for ever. Set the expiry in the same script, or when INCR answers 1.",
        "A token bucket needs read, refill and write together: a Lua script runs as one step.",
      ],
      celebrity: [
        "An account with millions of followers posts a link to your API. What gives way?",
        "Different IPs and users: per-user limits do not help; a limit per API and shedding of load do.",
        "On the social side this is a fan-out question with a hybrid answer; here it is one hot rule key.",
        "Split the hot counter into parts by server and give each its share.",
        "Cached answers do not count: put the cache in front of the limiter for public reads.",
      ],
      down: [
        "The Redis primary goes down. Then?",
        "A replica in another zone is promoted within seconds; counts since the last replication are lost, which lets some through.",
        "Meanwhile each gateway limits on its own with limit / number of servers.",
        "A circuit breaker stops waiting for the store after a few time-outs.",
        "Login fails closed, or falls back to a strict local limit.",
      ],
      consistency: [
        "Make the limit global over three regions. What does it cost?",
        "A counter in one region: 100 ms for the others, and no answers in a partition.",
        "A share per region, adjusted every few seconds by use: available, a little inexact.",
        "CAP: for limits choose availability; for a paid quota choose consistency at the moment of billing, not of the request.",
        "A quota that costs money: count events in a queue and settle afterwards, with a correction as compensation.",
      ],
      sync: [
        "A customer has one IP for 5 000 employees. They complain. What do you do?",
        "Limit by user or key once signed in, by IP only before.",
        "Higher limits for known networks, as a rule with an owner and an end date.",
        "Tell them in the answer which rule refused them.",
      ],
      test: [
        "How do you introduce a new limit without breaking customers?",
        "Run it in shadow: count and log, refuse nobody.",
        "Look at who would have been refused, then raise or enforce step by step.",
        "Alert when the share of 429 changes suddenly.",
      ],
    }),
    deepDives: deepDives({
      algorithm: [
        "Which algorithm",
        {
          "Token bucket": [
            ["Allows bursts up to the capacity and an exact average by the refill rate.", "Two numbers per key."],
            ["Two settings to explain; needs one atomic step for refill and take."],
          ],
          "Leaky bucket": [
            ["Lets requests out at a steady pace: smooth for what stands behind."],
            ["A burst waits in a queue and gets old; the queue has to be kept somewhere."],
          ],
          "Fixed window": [
            ["One counter and an expiry: the least of all."],
            ["Twice the limit can pass around the edge of two windows."],
          ],
          "Sliding window": [
            ["A log of times is exact; two counters weighted by the clock are nearly so with little memory."],
            [
              "The log stores each request: 100 times 8 bytes a user.",
              "The weighted form assumes that the last window was even.",
            ],
          ],
        },
      ],
      counting: [
        "Where the count is kept",
        {
          "In each gateway server": [
            ["No network at all; nothing that can be down."],
            ["The limit becomes limit x servers, or limit / servers when callers stick to one."],
          ],
          "In a central in-memory store": [
            ["One count for all servers; INCR and scripts are atomic."],
            ["A network hop per request, and a thing that must not fail; hot keys land on one node."],
          ],
          "Local, with shares fetched from the centre": [
            ["Most decisions are local; the centre is asked once for, say, ten tokens."],
            ["A little inexact; unused shares have to come back."],
          ],
        },
      ],
      failing: [
        "What happens when the limiter cannot decide",
        {
          "Fail open": [
            ["The service stays up; a short overrun is harmless for most APIs."],
            ["An attacker who takes the limiter down has no limit."],
          ],
          "Fail closed": [
            ["Guards what must not be guessed: login, codes, money."],
            ["The limiter becomes a single point of failure for these."],
          ],
          "Fall back to a local limit": [
            ["Rough protection without any dependency."],
            ["A second path that is rarely used and has to be tested."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["rate", "Requests a second", "100 000 / 1 s", "100 000/s", "100 000 a second"],
      ["peak", "At peak, factor 2", "rate × 2", "200 000/s", "200 000/s"],
      ["a_day", "Requests a day", "rate × 1 day", "8 640 000 000", "8.6 billion"],
      ["users", "Different users an hour", "10 million", "10 000 000", "10 M"],
      ["bucket", "Token buckets, 64 B each", "users × 64 B", "640 MB", "under 1 GB: one machine"],
      ["log", "A log of 100 times instead, 8 B each", "users × 100 × 8 B", "8 GB", "8 GB, twelve times as much"],
      ["operations", "Store operations at peak, two rules a request", "peak × 2", "400 000/s", "400 000/s"],
      [
        "nodes",
        "Store nodes at 100 000 operations/s each",
        "ceil(operations / (100 000/s))",
        "4",
        "four, and a replica for each",
      ],
      ["network", "Traffic to the store, 100 B an operation", "operations × 100 B", "40 MB/s", "40 MB/s: no concern"],
      ["batched", "With shares of 10 tokens instead", "operations / 10", "40 000/s", "one node would do"],
      [
        "per_server",
        "A limit of 100 counted by 20 servers apart",
        "100 × 20",
        "2 000",
        "twenty times what was promised",
      ],
    ]),
    entities: [
      "Rule(id PK, api, subject: user | ip | key, capacity, refill_per_second, on_failure, state: shadow | enforced, updated_at)",
      "Bucket(rule_id, subject_id; key of both, tokens, refilled_at; expires when full again). In memory only.",
      "Override(subject_id, rule_id; PK both, capacity, refill_per_second, ends_at, owner)",
      "Refusal(at, rule_id, subject_id, api). A sampled stream for dashboards, kept for some days.",
    ],
    endpoints: [
      "allow(api, user?, ip) → {allowed, remaining, retryAfter}, called by the gateway for each request",
      "HTTP 429 with Retry-After; on every answer RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset",
      "GET /v1/rules; PUT /v1/rules/{id} {capacity, refillPerSecond, state} for operators",
      "POST /v1/rules/{id}/overrides {subject, capacity, endsAt}",
      "GET /v1/subjects/{id}/usage → current buckets, for support",
    ],
    referenceDesign: [
      "Callers → load balancer → API gateway servers. The limiter is a part of the gateway: after the sign-in is checked, before anything expensive happens.",
      "Rules are kept in a small database, pushed to every gateway server and held in memory; a change arrives within a minute. If the rule store is away, the last rules stay in force.",
      "For each matching rule the gateway asks the bucket store: one script that refills by the time passed, takes a token if there is one and answers what is left. Rules of one request go in one round trip.",
      "Buckets are spread over the store's nodes by a hash of rule and subject. Each node has a replica in another zone. A full bucket is not stored: an absent key means full.",
      "No token: 429 with the time until the next one. Token: on to the service, with what is left in the headers.",
      "A time-out of 2 ms and a circuit breaker around the store. Open breaker: ordinary APIs pass under a rough local limit, login is refused.",
      "Refusals and a sample of passes go to a queue and from there to dashboards; shadow rules are counted in the same way.",
      "Regions count apart with a share of the limit each; a background job moves shares between them by use.",
    ],
    design: drawing(
      {
        caller: ["client", "Callers", 0, 1],
        balancer: ["balancer", "Load balancer", 1, 1],
        gateway: ["gateway", "API gateway", 2, 1, "limiter inside"],
        breaker: ["breaker", "Circuit breaker", 3, 1, "2 ms, local fallback"],
        store: ["cache", "Bucket store", 4, 1, "by rule and subject"],
        replica: ["cache", "Replica", 5, 1, "another zone"],
        services: ["service", "Services", 3, 0],
        rules: ["sql", "Rules", 3, 2],
        admin: ["client", "Operators", 4, 2],
        queue: ["queue", "Queue: refusals", 2, 3],
        counter: ["worker", "Usage counter", 3, 3],
        monitoring: ["monitoring", "Dashboards", 4, 3, "share of 429"],
      },
      [
        "caller > balancer",
        "balancer > gateway",
        "gateway > services: allowed",
        "gateway > breaker: take a token",
        "breaker > store: one script",
        "store ~> replica: replication",
        "rules ~> gateway: push, 1 minute",
        "admin > rules: change",
        "gateway ~> queue: sampled",
        "queue ~> counter",
        "counter > monitoring",
      ],
    ),
    bottlenecks: [
      "Each request pays for the hop to the store: pipeline rules, keep it in the same zone, or take tokens in shares of ten.",
      "A hot key (one API key behind a whole company): split it into parts, or decide locally by shares.",
      "The store is a single point of failure: replicas in other zones, promotion, a breaker and a local fallback.",
      "Clocks of servers differ: let the store's own clock refill the buckets.",
      "Keys without expiry fill the memory: expire each bucket when it would be full again.",
      "Monitoring: added latency p50, p95, p99, share of 429 by rule, breaker state, store query times, key count; alerts on sudden change.",
    ],
    levelTwoAnswer:
      "Proposes a counter per user and minute in memory of the server; behind a balancer, “then in Redis”. Reads the counter, compares, writes it back, and does not see the race until it is shown. Knows the term token bucket and cannot say what two numbers it needs, or why the fixed window lets twice the limit through. No figure for memory or operations. When Redis is down “we use a replica”; what callers get in between stays open. Answers 429, without saying how long to wait. The idea is right and would work for one server.",
    levelFourAnswer:
      "Asks first by what is limited, how exact it must be and what happens when the limiter fails, and answers the last one per API. Compares the four algorithms by bursts, memory and exactness, chooses the token bucket and writes its one atomic step. Works out 640 MB and 400 000 operations a second, sees that the hop is the cost, and proposes shares. Explains the race on a counter and the key that never expires, unprompted. Puts rules into memory and keeps the last ones when their store is away. Discusses three regions as shares instead of one counter, with what is lost. Introduces limits in shadow first and names the share of 429 by rule as the figure to watch.",
  },
};
