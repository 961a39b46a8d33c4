import { drawing, estimates } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

/** The second reference case for estimates; months count as 30 days, years as 12 such months. */
export const urlShortener: ProblemContent = {
  id: "url-shortener",
  title: "Design a URL shortener",
  summary: "Short links that redirect to long ones: making codes, redirecting fast, counting clicks.",
  topics: ["key-value", "caching", "ids", "analytics"],
  seniorities: ["entry", "mid", "senior"],
  prompt: [
    "Design a service that shortens web addresses. Somebody hands in a long address and gets a short link back; whoever opens the short link lands on the long address.",
    "It sounds small, and part of the task is to find out where it is not. Ask about who uses it, how much, for how long links must work, and what else is expected of them. Agree on the scope before you draw.",
    "Please work towards rough numbers, the calls and the stored data, a picture of the whole, and a closer look at two or three parts, above all at how a short code comes into being. There is no single right answer. Say what you compare and why you decide as you do.",
  ].join("\n\n"),
  guide: {
    questions: [
      {
        id: "q-core",
        question: "What are the core operations?",
        answer: "Two: make a short link from a long address, and redirect from the short link to the long one.",
      },
      {
        id: "q-custom",
        question: "May users choose their own code?",
        answer:
          "Optional. If there is time: signed-in users may ask for a code of their own, between 4 and 30 characters, and are told when it is taken.",
      },
      {
        id: "q-analytics",
        question: "Do we count clicks?",
        answer:
          "Optional as well. Clicks per link by day and country; minutes of delay are fine, a few lost or doubled clicks too. It must never slow a redirect down.",
      },
      {
        id: "q-load",
        question: "How many links are made?",
        answer: "100 million new ones a month, spread evenly enough over the month.",
      },
      {
        id: "q-ratio",
        question: "How often are links opened?",
        answer:
          "Ten redirects for each new link on average, so 10 : 1 or one billion a month. A few links get most of it, and a link can get hot within a minute. For peaks take five times the average.",
      },
      {
        id: "q-length",
        question: "How short is short, and which characters are allowed?",
        answer: "7 characters out of a-z, A-Z and 0-9, that is base 62. Upper and lower case differ.",
      },
      {
        id: "q-lifetime",
        question: "How long does a link live, and how large is it?",
        answer:
          "For ever, unless its owner sets a date or deletes it. Plan storage for five years. Reckon 500 bytes for a link with everything stored about it.",
      },
      {
        id: "q-same-url",
        question: "Does the same long address always get the same code?",
        answer:
          "No need. Two people who shorten the same address may get two codes; they will want separate statistics anyway.",
      },
      {
        id: "q-redirect-kind",
        question: "Should the redirect be permanent (301) or temporary (302)?",
        answer:
          "302. Browsers may keep a 301 and never come back, so clicks would be missing and a changed or blocked target would not take effect. If they propose 301 to save load, discuss it.",
      },
      {
        id: "q-targets",
        question: "What are the targets for latency and availability?",
        answer:
          "A redirect within 50 ms at p95 on our side, 99.99 % available: a dead short link breaks other people's pages. Making links may be slower, and unavailable now and then (99.9 %).",
      },
      {
        id: "q-consistency",
        question: "Must a new link work everywhere at once?",
        answer:
          "For its maker at once: they will try it straight away. In other regions within some seconds. A code must never point to two addresses.",
      },
      {
        id: "q-abuse",
        question: "Who may use it, and what about abuse?",
        answer:
          "Anybody, also without an account, within a rate limit. Links to known harmful pages are refused or switched off. Codes are no secret, yet walking through all of them by counting up should not be possible.",
      },
    ],
    requirements: {
      functional: [
        "Make a short link from a long address; 7 characters of base 62.",
        "Redirect (302) from the short link to the long address.",
        "Optional: a custom code, an end date, deletion by the owner.",
        "Optional: clicks by day and country, minutes late.",
      ],
      nonFunctional: [
        "100 million new links a month, ten redirects for each; peaks of five times the average.",
        "A redirect within 50 ms at p95 and 99.99 % available; making links 99.9 %.",
        "A code never points to two addresses; a new link works for its maker at once.",
        "Links live for ever unless told otherwise; codes cannot be counted through.",
      ],
      outOfScope: ["Pages around a link, such as previews.", "Billing and team accounts."],
    },
    hints: [
      {
        id: "h-which-path",
        part: "requirements",
        title: "Two paths, two promises",
        text: "Making a link and opening one have different traffic and different promises. Which of them may be slow, which may fail for a minute, and which never?",
      },
      {
        id: "h-keyspace",
        part: "estimate",
        title: "Count the codes",
        text: "With 62 characters and 7 places, how many codes are there? How many years of new links is that? The answer tells you how much waste you can afford.",
      },
      {
        id: "h-unique",
        part: "deep-dive",
        title: "Where does uniqueness come from?",
        text: "Two servers make a code in the same millisecond. What in your design keeps them from making the same one: a check afterwards, or something agreed beforehand?",
      },
      {
        id: "h-access",
        part: "data-model",
        title: "Look at how the data is read",
        text: "Write down the query behind a redirect. How many tables, how many keys, any range or sort? What is the simplest kind of store that answers it?",
      },
      {
        id: "h-hot",
        part: "bottlenecks",
        title: "A few links get most of the clicks",
        text: "Work out how much memory a fifth of a day's redirects would take. Does it fit one machine? What does that mean for the database on an ordinary day?",
      },
      {
        id: "h-click",
        part: "deep-dive",
        title: "The redirect should not wait",
        text: "A visitor needs the address and nothing else. Everything you want to know about the click can happen after the answer has left. What carries it, and what may be lost?",
      },
      {
        id: "h-ranges",
        part: "deep-dive",
        title: "Take numbers by the block",
        text: "Let each server lease a block of, say, a million numbers from one small counter, then count on its own and write each number in base 62. A server that dies loses the rest of its block, which this key space can bear. To keep codes from being counted through, scramble the number with a reversible function before writing it.",
      },
    ],
    followUps: [
      {
        id: "f-celebrity",
        question: "An account with millions of followers posts one of your links. What happens here?",
        talkingPoints: [
          "On the social network this is a fan-out problem, solved there with a hybrid: ordinary accounts are delivered on write, very large ones merged in on read. Here nothing is fanned out; it is one key read by millions.",
          "Cache-aside takes it off the database, but all requests meet on the one cache node that owns the key: keep hot codes in each server's memory for some seconds, or on several nodes.",
          "The first seconds hit an empty cache together: let one request fetch while the others wait for it.",
          "A redirect answered at the CDN's edge with a short lifetime scales furthest; clicks then have to be counted at the edge.",
          "The analytics queue sees the burst too: partition by more than the code, or one partition gets it all.",
        ],
      },
      {
        id: "f-database-down",
        question: "The database that holds the links goes down. Which promises can you keep?",
        talkingPoints: [
          "Redirects first: hot links come from the cache, the rest at once from replicas in other zones. Old data is harmless, since a mapping rarely changes.",
          "Promote a replica; until then new links fail with a clear message, or are accepted into a durable queue that serves as a write-ahead log.",
          "With a queue the code exists before it is readable: the maker's first click must not fail. Put it into the cache as well, or make the maker wait.",
          "Lost last writes would be links already printed somewhere: acknowledge only after a second copy has it.",
          "Do not remember “not found” for long while replicas are behind.",
        ],
      },
      {
        id: "f-consistency",
        question: "Two people in two regions claim the same custom code in the same second. Who gets it?",
        talkingPoints: [
          "This needs strong consistency: one place decides, by an insert that succeeds only if the key is absent. The other one is told that it is taken.",
          "Give each custom code one home region, or use a store with consensus across regions, and accept a slower answer.",
          "Click counts are eventual: regions count on their own and are added up.",
          "CAP: in a partition redirects choose availability, claims of custom codes choose consistency and are refused on the cut-off side.",
          "If custom codes cost money: charge and claim are two services. A distributed transaction, or a saga that returns the money when the claim fails.",
        ],
      },
      {
        id: "f-target-change",
        question: "A link is printed on a million posters and its target has to change. Does that work?",
        talkingPoints: [
          "With 302 yes, as soon as our caches have forgotten the old one: delete the cache entry on change, with the TTL as upper bound.",
          "With 301, browsers that were there before may never ask again.",
          "Race: a slow reader puts the old value back after the deletion. Version the entry or delete it twice.",
          "Keep a history of targets; changing a target is also what a thief of accounts would do.",
        ],
      },
      {
        id: "f-abuse",
        question: "Somebody uses the service to hide harmful pages. What do you do, and at what moment?",
        talkingPoints: [
          "When a link is made: check against lists of harmful pages, limit by user and IP with a token bucket, answer 429 when it is empty.",
          "Later as well: pages turn bad after they were shortened. Check again in the background, hot links first.",
          "Switching a link off has to reach caches and the edge in seconds: an event for each blocked code.",
          "Show a warning page instead of an error, and offer a way to object.",
        ],
      },
      {
        id: "f-walk",
        question: "A competitor wants to download all your links by trying code after code. Can they?",
        talkingPoints: [
          "With a plain counter: yes, each code gives away the next, and also how many links are made in a day.",
          "A reversible scramble of the number, or random codes, hides the order. After five years 6 billion of 3.5 trillion codes are in use: about one guess in 600 hits.",
          "Limit misses per IP: a visitor with hundreds of unknown codes is no visitor.",
          "Codes remain guessable in principle; whoever needs a secret needs a sign-in behind the link.",
        ],
      },
      {
        id: "f-expiry",
        question: "Links with an end date pile up. How do they go, and may their codes be used again?",
        talkingPoints: [
          "Check the date when redirecting and answer 410; remove the rows later in small batches, or let the store's own TTL do it.",
          "The cache entry must not outlive the link: its TTL is the smaller of both.",
          "Do not reuse codes: old links live on in mails and on paper and would lead to strangers. With 3.5 trillion codes there is no need.",
        ],
      },
      {
        id: "f-counter",
        question: "Your counter service is down. For how long can you still make links?",
        talkingPoints: [
          "As long as leased blocks last: 1 million numbers in each of three servers, at about 40 links a second in all, is roughly 21 hours.",
          "Lease the next block before the current one is used up, say at half.",
          "Run the counter on a small cluster with consensus, or derive the block number from a conditional write to the main store.",
          "As a last resort draw random codes from a part of the key space set aside for it, with a check on insert.",
        ],
      },
    ],
    deepDives: [
      {
        id: "d-codes",
        title: "How a short code comes into being",
        options: [
          {
            name: "Counter written in base 62, leased in blocks",
            pros: [
              "Unique by construction: no check, no retry, one write for each link.",
              "Servers work on their own between two leases.",
            ],
            cons: [
              "Needs a counter that is always right, even after a failover.",
              "Neighbouring links have neighbouring codes unless the number is scrambled first.",
              "A server that dies wastes the rest of its block.",
            ],
          },
          {
            name: "Random code with a check for collisions",
            pros: [
              "No coordination at all, and codes cannot be counted through.",
              "Collisions stay rare: with 6 billion links after five years, 0.17 % of draws hit a taken code.",
            ],
            cons: [
              "Each insert must be “only if absent” and may have to repeat; the store has to support that across replicas.",
              "The share of retries grows as the key space fills.",
            ],
          },
          {
            name: "First 7 characters of a hash of the address",
            pros: [
              "The same address gives the same code, which saves doubles if that is wanted.",
              "Any server comes to the same result without talking to others.",
            ],
            cons: [
              "Cut to 7 characters it collides like a random code, and repeating the same input collides again: it needs a salt, and the benefit is gone.",
              "Two owners of one address share a code, which does not fit separate statistics and deletion.",
            ],
          },
          {
            name: "Store of codes made in advance",
            pros: [
              "Making a link takes one ready code: fast and predictable, no check at that moment.",
              "Codes can be random and filtered for offensive words beforehand.",
            ],
            cons: [
              "A second store to fill, watch and keep available.",
              "Handing out a code exactly once is the same problem of coordination in another place.",
            ],
          },
        ],
      },
      {
        id: "d-store",
        title: "Where the mapping from code to address lives",
        options: [
          {
            name: "Key-value or wide-column store, split by code",
            pros: [
              "Fits the query exactly: one key, one small value, no joins. Grows by adding nodes.",
              "Codes spread evenly by hash, replication across zones is built in, expiry often too.",
            ],
            cons: [
              "“All links of one owner” needs a second table or an index that lags behind.",
              "Only-if-absent inserts for custom codes cost extra round trips.",
            ],
          },
          {
            name: "One relational database with read replicas",
            pros: [
              "About 40 writes a second and 3 TB in five years are within reach of one large machine: simple to run and to understand.",
              "Unique keys, transactions and lists by owner come for free.",
            ],
            cons: [
              "One primary in one region: makers of links elsewhere wait, and a failover stops new links.",
              "Ten times the growth means splitting it by hand, under load.",
            ],
          },
          {
            name: "Relational database, sharded by code",
            pros: [
              "Keeps transactions within a shard and well-known tools.",
              "A redirect still asks exactly one shard.",
            ],
            cons: [
              "Routing, re-sharding and failover of each shard are ours to build and run.",
              "Lists by owner touch all shards.",
            ],
          },
        ],
      },
      {
        id: "d-clicks",
        title: "How clicks are counted",
        options: [
          {
            name: "Add one to a counter during the redirect",
            pros: ["Nothing else to run; the count is exact at any moment."],
            cons: [
              "Each redirect becomes a write: the read path takes on the cost and the faults of the write path.",
              "A hot link turns into one row that everybody locks.",
            ],
          },
          {
            name: "Event to a queue, counted by workers",
            pros: [
              "The redirect hands the event over and answers; bursts wait in the queue.",
              "Raw events allow new questions later: by country, by hour, by device.",
            ],
            cons: [
              "Counts lag by seconds to minutes, and a message delivered twice counts twice unless it carries an id.",
              "A queue and workers to run; events still in memory are lost when a server dies.",
            ],
          },
          {
            name: "From the access logs of edge and servers",
            pros: [
              "No work at all in the redirect; counts also what the edge answered from its cache.",
              "Logs are stored anyway and can be read again after a fault in the counting.",
            ],
            cons: [
              "Delay of minutes to hours, depending on how logs arrive.",
              "Bound to the log's fields; bots and prefetching have to be filtered out afterwards.",
            ],
          },
        ],
      },
    ],
    estimates: estimates([
      ["links", "New links a month", "100 million", "100 000 000", "100 M"],
      ["link_rate", "New links a second", "links / (30 × 86 400 s)", "38.58/s", "about 40/s"],
      ["redirects", "Redirects a month", "links × 10", "1 000 000 000", "1 billion"],
      ["redirect_rate", "Redirects a second", "redirects / (30 × 86 400 s)", "385.8/s", "about 400/s"],
      ["ratio", "Read : write", "redirects : links", "10 : 1", "read-heavy, yet small in both"],
      ["peak_links", "Peak of new links, peak factor 5", "link_rate × 5", "192.9/s", "about 200/s"],
      ["peak_redirects", "Peak of redirects, peak factor 5", "redirect_rate × 5", "1 929/s", "about 2 000/s"],
      ["codes", "Codes of 7 characters in base 62", "62^7", "3.52e12 (3 521 614 606 208)", "3.5 trillion"],
      ["lasting", "Years until 7 characters are used up", "codes / (links × 12)", "2 935", "about 3 000 years"],
      ["lasting_6", "For comparison: years with 6 characters", "62^6 / (links × 12)", "47.3", "not quite 50 years"],
      ["links_5", "Links after 5 years", "links × 12 × 5", "6 000 000 000", "6 billion"],
      ["share", "Share of codes in use after 5 years", "links_5 / codes", "0.17 % (1 in 587)", "about 1 in 600"],
      ["storage_month", "Storage a month, 500 B a link", "links × 500 B", "50 GB", "50 GB"],
      ["storage_5", "Storage for 5 years", "storage_month × 12 × 5", "3 TB", "3 TB: one large disk"],
      ["replicated", "Replicated storage for 5 years, 3 copies", "storage_5 × 3", "9 TB", "about 10 TB"],
      ["in", "Bandwidth in", "link_rate × 500 B", "19.3 kB/s", "about 20 kB/s"],
      ["out", "Bandwidth out", "redirect_rate × 500 B", "192.9 kB/s", "about 200 kB/s: never a concern"],
      [
        "cache",
        "Cache for 20 % of daily reads",
        "20 % × redirects / 30 × 500 B",
        "3.33 GB",
        "3 to 4 GB: the memory of one machine",
      ],
      [
        "servers",
        "Servers at 1 000 requests/s each, at peak",
        "ceil((peak_redirects + peak_links) / (1 000/s))",
        "3",
        "three, and two more so that a zone may fail",
      ],
      [
        "clicks",
        "Click events a month, 100 B each",
        "redirects × 100 B",
        "100 GB",
        "100 GB, twice the links themselves",
      ],
    ]),
    entities: [
      "Link(code PK, long_url, owner_id FK User?, custom, created_at, expires_at?, disabled_at?). Read by code alone; hardly ever changed.",
      "User(id PK, email unique, created_at, plan). Only for people with an account.",
      "LinkByOwner(owner_id, created_at, code; PK all three). A second table for “my links”, newest first.",
      "CodeBlock(id PK, first_number, last_number, leased_to, leased_at). Who may hand out which numbers; the highest one is the counter.",
      "Click(id PK, code FK Link, at, country, referrer, device). Append-only, kept for a limited time.",
      "ClicksPerDay(code, day, country, count; PK the first three). What the statistics page reads.",
    ],
    endpoints: [
      "POST /v1/links {url, customCode?, expiresAt?} → 201 {code, shortUrl}; 409 if the code is taken, 422 if the address is refused, 429 above the rate limit. An Idempotency-Key makes a retry harmless.",
      "As a function: createLink(api_key, url, custom_code, expires_at) → short_url",
      "GET /{code} → 302 with Location; 404 unknown, 410 expired or switched off. Cache-Control: no-store, so that each click reaches us.",
      "GET /v1/links?cursor=&limit=50 → {links, nextCursor}, the caller's own",
      "PATCH /v1/links/{code} {url?, expiresAt?} → 200, by the owner only",
      "DELETE /v1/links/{code} → 204. The code is not given out again.",
      "GET /v1/links/{code}/clicks?from=&to=&by=day → {series}",
    ],
    referenceDesign: [
      "Client → CDN edge → load balancer → two groups of stateless servers: redirect servers for GET /{code}, link servers for the API. Split because their promises differ: 99.99 % and 99.9 %.",
      "Make a link, part one: the link server checks the address and the token bucket of user and IP (429 when it is empty), then takes the next number from its leased block.",
      "Make a link, part two: the number is scrambled by a reversible function over 0 to 62^7 - 1 and written in base 62 with 7 characters. No lookup, no collision.",
      "Custom codes go another way: an insert that succeeds only if the key is absent. Custom codes of exactly 7 characters are refused so that the two ways never meet; so are reserved words such as “api”.",
      "Store: key-value store split by code, three copies in three zones. A write is acknowledged when two copies have it. The new entry goes into the cache at once (write-through), so that the maker's first click works.",
      "Counter: a small cluster with consensus leases blocks of a million numbers. Each link server asks for its next block when half of the current one is used.",
      "Redirect: look in the server's own memory (hot codes, a few seconds), then in the cache, then in the store; fill the cache with a TTL. Answer 302. Unknown codes are remembered for some seconds only.",
      "Count: after the answer the redirect server puts a click event on the queue, in small batches. If the queue is away, events are dropped rather than visitors delayed.",
      "Analytics: workers read the queue, drop doubles by event id, add country, write raw clicks to cheap storage and sums to ClicksPerDay.",
      "Change, expiry, blocking: written to the store, then an event clears the entry from cache and servers. A background job checks targets again, hot ones first.",
      "Regions: redirects are served in each region from a local copy of the store; links are made in the maker's region, each region with its own blocks of numbers.",
    ],
    design: drawing(
      {
        visitor: ["client", "Visitor", 0, 1],
        maker: ["client", "Maker of links", 0, 3],
        edge: ["cdn", "CDN edge", 1, 1],
        balancer: ["balancer", "Load balancer", 1, 2, "in two zones"],
        redirect: ["service", "Redirect servers", 2, 1, "99.99 %"],
        links: ["service", "Link servers", 2, 3, "99.9 %, rate limits"],
        cache: ["cache", "Cache of hot links", 3, 2, "4 GB, TTL"],
        store: ["nosql", "Link store", 4, 2, "by code, 3 copies"],
        counter: ["service", "Counter", 3, 4, "blocks of a million"],
        queue: ["queue", "Queue: clicks", 3, 0],
        workers: ["worker", "Click workers", 4, 0],
        stats: ["sql", "Clicks per day", 5, 0],
        checks: ["worker", "Target checks", 5, 2, "harmful pages"],
        monitoring: ["monitoring", "Monitoring", 5, 4],
      },
      [
        "visitor > edge: GET /{code}",
        "edge > redirect: no-store",
        "maker > balancer: POST /links",
        "balancer > links",
        "redirect > cache: code",
        "redirect > store: on a miss",
        "redirect ~> queue: after the 302",
        "queue ~> workers: in batches",
        "workers > stats",
        "links > counter: lease a block",
        "links > store: if absent",
        "links > cache: write-through",
        "checks > store: switch off",
        "store ~> monitoring: lag, latency",
      ],
    ),
    bottlenecks: [
      "Scaling: load is modest, so availability decides the number of machines. Redirect servers in at least three zones behind a balancer that exists twice.",
      "Hot links: one key on one cache node. Short-lived local copies, one refill for many waiting requests, the edge as last resort.",
      "Reads past the cache: replicas of the store; one more zone adds capacity as well as safety. Shards when writes or size outgrow a node.",
      "Counter as a single point of failure: consensus cluster, leased blocks as a buffer of hours, next block fetched early.",
      "A zone is lost: two of three copies remain, reads and writes go on. A region is lost: redirects move to the next one, links of the last seconds may be missing there.",
      "The cache is lost: at peak 2 000 reads a second reach the store. Size the store to survive this, and warm the cache at a limited pace.",
      "Analytics falls behind: the queue absorbs it. A circuit breaker keeps a dead queue from holding up redirects.",
      "Abuse: floods of new links and of unknown codes. Limits per user, IP and API, kept as atomic counters with expiry in a shared store.",
      "Monitoring: redirect latency p50, p95, p99, share of 404 and 5xx, cache hit rate, store query times, replication lag, age of the queue, numbers left in leased blocks. Alerts, and a test link opened from outside every few seconds.",
    ],
    levelTwoAnswer:
      "Takes the task as a table with two columns and starts with the API. Asks about the number of links, not about lifetime, availability or who may use it. Divides a month into seconds with some help; 62^7 is not worked out, so there is no reason why it should be 7 characters. Makes the code by hashing the address and cutting it; asked about collisions, “then we try again”, without saying who notices. Puts a cache in front of the database because reads are more, but not how large it is or what happens when a target changes. Chooses 301 or 302 by habit. Clicks are counted with an update during the redirect. Replicas are named for reliability; the counter or the single primary as a point of failure only after a hint. The basic service would work; the cost of each choice is missing.",
    levelFourAnswer:
      "Separates at once the two paths and their promises: redirects must be fast and hardly ever fail, making links may wait. Asks about lifetime, custom codes, statistics and abuse, and fixes a scope. Gets about 40 new links and 400 redirects a second, 3 TB in five years and 3.5 trillion codes, and concludes aloud that load is small: uniqueness, availability and hot links are the real questions. Compares counter, random, hash and prepared codes on coordination, collisions and guessability, chooses leased blocks with a scramble, and names what would change the choice. Says that one relational database would carry this load and why a key-value store is still taken, or the reverse. Chooses 302 with its cost in mind, and sends clicks through a queue that may lose some before it delays anybody. Traces two claims of one custom code and the maker's first click. Says what works when store, cache, counter or queue is gone, and for how long.",
  },
};
