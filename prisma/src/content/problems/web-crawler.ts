import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const webCrawler: ProblemContent = {
  id: "web-crawler",
  title: "Design a web crawler",
  summary: "Fetches billions of pages politely, never the same one twice, and comes back when they change.",
  topics: ["crawling", "queues", "deduplication", "storage"],
  seniorities: ["mid", "senior"],
  prompt: [
    "Design a web crawler that collects pages for a search engine. It starts from a list of addresses, fetches pages, finds links in them, and goes on.",
    "The web is large, partly broken and partly hostile, and its servers belong to others. Ask what is collected, how often, and what politeness means here.",
    "Please work towards numbers, the stored data, a picture of the whole, and a closer look at how the crawler avoids fetching a page twice and how it decides what comes next.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      purpose: [
        "What are the pages for?",
        "A search index is built from them by somebody else. We deliver raw HTML with its address and time.",
      ],
      size: ["How many pages?", "1 billion a month. 100 kB for a page on average, compressed 20 kB."],
      kinds: ["Only HTML?", "HTML now; the design should take other kinds later. No scripts are run."],
      twice: [
        "What does “never twice” mean?",
        "The same address not twice in one round; the same content under several addresses stored once.",
      ],
      polite: [
        "What is politeness?",
        "robots.txt is obeyed, at most one request at a time and one a second to a host.",
      ],
      fresh: ["How often do we come back?", "News sites within hours, the rest within a month."],
      traps: [
        "Are there traps?",
        "Calendars without end, session ids in addresses, pages of 2 GB. The crawler must survive them.",
      ],
      stop: [
        "What if a crawler machine dies?",
        "Work goes on within a minute; a page fetched twice then is no disaster, a lost host is.",
      ],
      seeds: ["Where do we start?", "A list of a million known hosts."],
    }),
    requirements: {
      functional: [
        "Fetch pages from seeds, extract links, go on.",
        "Obey robots.txt and a rate per host.",
        "Store content once; come back by how often pages change.",
      ],
      nonFunctional: [
        "1 billion pages a month.",
        "No address twice in a round; machines may die.",
        "Survives traps, slow hosts and hostile pages.",
      ],
      outOfScope: ["Indexing and ranking.", "Pages behind a sign-in; running scripts."],
    },
    hints: hints(
      {
        loop: [
          "Draw the loop",
          "Fetch, read, find links, and then? Which step grows without bound, and what keeps it in check?",
        ],
        same: [
          "Same page, other spelling",
          "Capital letters, a slash at the end, a fragment, parameters in another order. When are two addresses the same?",
        ],
        memory: [
          "Has it been seen?",
          "10 billion addresses at 100 bytes. Does a set of them fit in memory, and does the answer have to be exact?",
        ],
        host: [
          "One host, a million links",
          "Your queue now holds a million addresses of one shop. What do your 100 machines do next?",
        ],
        bloom: [
          "A small filter in front",
          "A Bloom filter answers “surely new” or “probably seen”. What does each answer cost you when it is wrong?",
        ],
        dns: [
          "The quiet bottleneck",
          "Before each fetch a name is looked up, 50 ms. At 400 pages a second, what is that?",
        ],
      },
      {
        loop: "design",
        same: "deep-dive",
        memory: "deep-dive",
        host: "deep-dive",
        bloom: "deep-dive",
        dns: "bottlenecks",
      },
    ),
    followUps: followUps({
      trap: [
        "A calendar has a “next month” link for ever. How do you notice, and when do you stop?",
        "A bound per host and per depth; the budget follows the host's worth.",
        "Patterns: many addresses of one shape with content that hardly differs.",
        "Fingerprints of similar content; then that shape is paused.",
        "A person's list for what is left.",
      ],
      down: [
        "The database of seen addresses goes down.",
        "Fetchers go on with what they have in their queues; new links are kept in the durable queue, a write-ahead log.",
        "Replicas in several zones: reads at once, promotion for writes.",
        "Losing the last seconds means some pages twice: that is bearable here.",
        "Never answer “new” by default: stop taking links instead.",
      ],
      consistency: [
        "How consistent must “seen” be?",
        "Partition by host: one owner per host, so no agreement across machines is needed.",
        "Within the owner an insert “if absent” is the decision.",
        "Eventual would mean some doubles: a cost, not an error. Compare with money, which needs a transaction or a saga.",
        "CAP: in a partition each side goes on with its own hosts.",
      ],
      celebrity: [
        "An account with millions of followers posts a link; millions of pages link to one small site within an hour. What does your crawler do?",
        "For the small site nothing: one address, one request a second at most.",
        "The many linking pages all yield the same link: the filter takes them.",
        "It is a sign that the page matters: raise its priority.",
        "The social site itself needs a hybrid fan-out for such posts; we only see its pages.",
      ],
      js: [
        "Half of the pages are empty without JavaScript. What now?",
        "A second class of fetchers with a browser, 50 times the cost.",
        "Decide by host: compare both forms for some pages.",
        "Bound time and memory for each page, in a sandbox.",
      ],
      block: [
        "A host answers 429 and then blocks you. What do you do?",
        "Slow down by host, by their Retry-After.",
        "Tell who you are in the user agent with an address to write to.",
        "Never go around a block: it is their server.",
      ],
    }),
    deepDives: deepDives({
      seen: [
        "How it is known that a page was fetched",
        {
          "A database with a unique key on the address's hash": [
            ["Exact, durable, one insert decides."],
            ["A disk access for each link found: 4 000 a second and more, most of them known."],
          ],
          "A Bloom filter in memory in front of it": [
            ["10 billion addresses with 1 % error in 12 GB; nearly all known links never reach the disk."],
            ["Cannot forget; a false “seen” loses a new page for good unless checked; must be rebuilt per round."],
          ],
          "Sets partitioned by host on the machines": [
            ["Local and exact; the host's owner decides alone."],
            ["A large host does not fit; a dead machine's sets must be read from somewhere."],
          ],
        },
      ],
      frontier: [
        "How the next address is chosen",
        {
          "One queue, first come first served": [
            ["Simple, breadth first."],
            ["Fills up with one host; politeness makes all machines wait."],
          ],
          "Front queues by priority, back queues by host": [
            [
              "Importance and politeness are two separate decisions.",
              "A back queue is owned by one machine: one request at a time is free.",
            ],
            ["Two levels and a heap of times to maintain; millions of small queues on disk."],
          ],
          "A database with “next at” per address": [
            ["Coming back is a query; everything survives a crash."],
            ["Hot index, many updates; a scan per machine and second."],
          ],
        },
      ],
      content: [
        "How equal content is found",
        {
          "Hash of the whole page": [["Cheap and exact; a key in the store."], ["One changed date makes it new."]],
          "Fingerprint of similar content (SimHash, 64 bits)": [
            ["Finds near copies: mirrors, print versions, session pages."],
            ["Comparing within a few bits needs several indexes; wrong matches happen."],
          ],
          "Canonical address as the page declares it": [
            ["No computing; authors know best."],
            ["Often missing or wrong; a hostile page can point anywhere."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["pages", "Pages a month", "1 billion", "1 000 000 000", "1 billion"],
      ["rate", "Pages a second", "pages / 30 days", "385.8/s", "about 400/s"],
      ["peak", "At peak, factor 2", "rate × 2", "771.6/s", "about 800/s"],
      ["in", "Bandwidth in, 100 kB a page", "rate × 100 kB", "38.6 MB/s (309 Mbit/s)", "about 300 Mbit/s"],
      ["stored", "Stored a month, compressed to 20 kB", "pages × 20 kB", "20 TB", "20 TB"],
      ["yearly", "A year of it", "stored × 12", "240 TB", "240 TB, three copies 720"],
      ["open", "Open fetches, 2 s each, at peak", "peak × 2 s", "1 543", "1 500: a handful of machines"],
      ["links", "Links found a second, 50 a page", "rate × 50", "19 290/s", "about 20 000/s: the real load"],
      ["seen", "Seen addresses, 10 billion of 100 B", "10 billion × 100 B", "1 TB", "1 TB: not in one memory"],
      ["bloom", "Bloom filter, 9.6 bits each for 1 % error", "10 billion × 9.6 bit", "12 GB", "12 GB: fits"],
      [
        "hosts",
        "Different hosts needed at one page a second each",
        "rate × 1 s",
        "385.8",
        "at least 400 at any moment",
      ],
      [
        "dns",
        "Waiting for names, 50 ms each without a cache",
        "rate × 50 ms",
        "19.3",
        "20 look-ups open at all times: cache them",
      ],
    ]),
    entities: [
      "Url(hash PK, url, host, state, priority, found_at, fetched_at?, next_at, change_rate)",
      "Host(name PK, robots, robots_at, delay, budget, owner_machine, blocked_until?)",
      "Page(content_hash PK, storage_key, bytes, first_seen_at). The file lies in object storage.",
      "Fetch(url_hash, at; PK both, status, content_hash?, milliseconds). Append-only.",
      "Fingerprint(simhash, url_hash), partitioned by parts of the bits",
    ],
    endpoints: [
      "next(machine, count) → addresses whose host belongs to this machine and is due",
      "report(url, status, contentHash, links) → accepted; the links go to the filter",
      "POST /v1/seeds {urls, priority} for operators",
      "PUT /v1/hosts/{name} {delay, budget, blocked}",
      "GET /v1/pages?since=&cursor= → what the indexer reads, as a stream",
    ],
    referenceDesign: [
      "The loop: frontier → fetchers → store and parser → filter → frontier. Each step has a queue before it and can be scaled alone.",
      "Frontier: front queues by priority (worth and age), back queues one per host. A heap knows which host may be asked next; a machine owns its hosts by consistent hashing.",
      "Fetcher: robots.txt from a cache of a day, name from a cache, a time limit of 10 s, at most 5 MB, at most 5 redirects. One request at a time to a host, pauses as the host asks.",
      "Page: a hash of the content; known, then only the fetch is noted; new, then it is compressed and written to object storage.",
      "Parser: makes links absolute and canonical: lower-case host, no fragment, sorted parameters, known session ids removed.",
      "Filter: first the Bloom filter in memory; “surely new” goes on; “probably seen” stops here, and a sample is checked in the database. Then an insert if absent: that is the decision.",
      "New addresses get a priority and go to the frontier of the machine that owns the host.",
      "Coming back: each page has a rate of change, learnt from its fetches; next_at follows from it.",
      "A machine dies: its lease ends after a minute, another one takes its hosts and reads their queues from the store.",
    ],
    design: drawing(
      {
        seeds: ["client", "Seeds", 0, 0],
        frontier: ["queue", "Frontier", 0, 1, "by worth, by host"],
        fetchers: ["worker", "Fetchers", 1, 1, "own hosts, 1/s each"],
        dns: ["cache", "Names, robots.txt", 2, 2, "a day"],
        web: ["external", "The web", 1, 0],
        pages: ["storage", "Page store", 3, 0, "each content once"],
        parsed: ["queue", "Fetched pages", 2, 1],
        parser: ["worker", "Parsers", 3, 1, "canonical links"],
        bloom: ["cache", "Bloom filter", 4, 1, "12 GB, 1 % error"],
        urls: ["nosql", "Seen addresses", 4, 2, "by host, 3 copies"],
        scheduler: ["service", "Scheduler", 2, 3, "when to come back"],
        index: ["external", "Indexer", 4, 0],
        monitoring: ["monitoring", "Monitoring", 4, 3],
      },
      [
        "seeds > frontier",
        "frontier > fetchers: due",
        "fetchers > web: GET, politely",
        "fetchers > dns",
        "fetchers ~> parsed",
        "parsed ~> parser",
        "parser > pages: if new",
        "pages ~> index: stream",
        "parser > bloom: links",
        "bloom > urls: insert if absent",
        "urls ~> scheduler: new, due again",
        "scheduler ~> frontier",
        "urls ~> monitoring",
      ],
    ),
    bottlenecks: [
      "Politeness, not machines, sets the pace: many hosts at once, none twice.",
      "The seen check is 50 times as frequent as the fetch: filter in memory, batches to the database.",
      "Name look-ups: own cache, several resolvers.",
      "Slow and hostile hosts: limits on time, size, redirects and depth; a breaker per host.",
      "A machine's loss: leases on hosts, queues on durable storage, replicas in other zones.",
      "Monitoring: pages a second, share by status, age of the frontier by priority, filter's error, store query times p95, bytes in; alert when a host takes more than its share.",
    ],
    levelTwoAnswer:
      "Draws a queue, a worker and a database, and writes breadth-first search. “Seen” is a set in memory; 10 billion are not worked out. One queue for all, so a shop with a million links stops everything; politeness is a sleep in the worker, which several machines break. Addresses are compared as text. Traps, sizes and time limits come after hints. Knows robots.txt by name. It would crawl a small site.",
    levelFourAnswer:
      "Sees two loads: 400 pages and 20 000 links a second, and designs for the second. Makes addresses canonical, puts a Bloom filter before an exact insert, and says what each wrong answer costs. Separates worth from politeness in the frontier and gives each host one owner, so that one request at a time needs no lock. Finds equal content by hash and near copies by fingerprint. Bounds time, size, depth and budget, and names three traps. Lets leases run out when a machine dies and accepts a few doubles. Learns how often pages change. Behaves towards others' servers as one would wish for one's own.",
  },
};
