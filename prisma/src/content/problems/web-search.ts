import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const webSearch: ProblemContent = {
  id: "web-search",
  title: "Design a web search engine",
  summary:
    "Answers a query over tens of billions of pages within a fraction of a second, from a sharded inverted index.",
  topics: ["search", "sharding", "ranking", "caching"],
  seniorities: ["senior", "staff"],
  prompt: [
    "Design the serving side of a web search engine: somebody types a few words and gets the ten best pages out of tens of billions.",
    "Pages are delivered by a crawler that exists. You build the index and answer queries. Ask about size, freshness, what “best” means here, and how fast it has to be.",
    "Please work towards numbers, the structure of the index, a picture of the whole, and a closer look at how an index is split and how a query finds its way through it.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "What is in scope?",
        "Building the index, answering queries, ranking in two steps, snippets. Crawling exists. No pictures, maps, advertisements.",
      ],
      size: ["How many pages?", "20 billion, 10 kB of text each after cleaning; 500 different words a page."],
      load: [
        "How many queries?",
        "4 billion a day, four times the average at peak is too much: take a peak factor of 2.5.",
      ],
      latency: [
        "How fast?",
        "300 ms at p95, 99.95 % available. A slightly incomplete answer is better than a late one.",
      ],
      fresh: ["How fresh?", "News within minutes, the rest within days."],
      ranking: [
        "What is “best”?",
        "Given: a cheap score per word and page, a page score from links, and a costly model for some hundred candidates.",
      ],
      repeat: [
        "How many queries are repeated?",
        "About 40 % were asked by somebody in the last hour; 15 % have never been asked before.",
      ],
      language: ["Languages?", "Many; treat the splitting into words as given."],
      remove: ["Must pages disappear?", "On legal request within an hour."],
    }),
    requirements: {
      functional: [
        "Answer word queries with ten results, title and snippet.",
        "Further pages of results.",
        "New pages within minutes (news) or days; removal within an hour.",
      ],
      nonFunctional: [
        "20 billion pages, 4 billion queries a day.",
        "300 ms at p95; degraded rather than late.",
        "Losing machines is normal and not noticed.",
      ],
      outOfScope: ["Crawling, the ranking model's training, advertisements, pictures."],
    },
    hints: hints(
      {
        invert: [
          "Turn the table around",
          "You have pages with words. The query has words and wants pages. What would you like to have ready?",
        ],
        fit: [
          "Does it fit one machine?",
          "Work out the index's size. How many machines is that, and how many have to work on one query?",
        ],
        split: [
          "Two ways to cut",
          "All words of some pages, or all pages of some words. For a query of three words: how many machines, how many bytes between them?",
        ],
        slowest: [
          "The slowest decides",
          "1 000 machines answer in 50 ms, each is late in 1 % of cases. How often is the whole answer late?",
        ],
        stages: [
          "Not all with the best tool",
          "The good model takes 1 ms for a page. For how many pages can you afford it?",
        ],
        cache: [
          "Asked before",
          "40 % of queries were asked within the hour. What may you keep, and what makes it wrong?",
        ],
      },
      {
        invert: "design",
        fit: "estimate",
        split: "deep-dive",
        slowest: "bottlenecks",
        stages: "deep-dive",
        cache: "deep-dive",
      },
    ),
    followUps: followUps({
      tail: [
        "One in a hundred answers of a machine is slow. With a thousand machines nearly every query is. What do you do?",
        "Ask a second replica after the p95 time and take the first answer.",
        "Answer without the missing shards after 200 ms and say so in the record.",
        "Keep background work (merging, loading) off busy replicas.",
        "Small shards, several on a machine, to move load.",
      ],
      celebrity: [
        "An account with millions of followers posts a strange word; a million people search for it within a minute.",
        "The result cache: one computation, short life, all wait for the first.",
        "On the social network the post is fanned out by the hybrid; to us it is one hot key.",
        "The fresh index must have the news within minutes, or the answer is wrong for all of them.",
        "Cache nodes: copy hot entries to all.",
      ],
      down: [
        "A whole data centre is lost, and with it the index builder's database.",
        "Queries move to other regions: each has a full copy of the index; capacity for one loss is kept.",
        "Index files are immutable and in object storage: serving needs no database.",
        "The builder's state: replicas, promotion, and the crawler's stream as a write-ahead log to be read again.",
        "Freshness suffers for hours, answers do not.",
      ],
      consistency: [
        "Two people ask the same and get different answers. Is this a fault?",
        "Replicas hold different generations for minutes: eventual, and accepted.",
        "Stay with one generation for further pages: carry it in the cursor.",
        "Legal removal is the strong part: a list checked at the root, everywhere within an hour.",
        "CAP: serving chooses availability. Money, as in advertisements, would choose otherwise, with a saga behind it.",
      ],
      phrase: [
        "How do you answer a phrase in quotation marks?",
        "Positions in the lists: words next to each other.",
        "Three times the size: keep positions apart and read them for candidates alone.",
        "Common pairs as words of their own.",
      ],
      fresh: [
        "An earthquake happened five minutes ago. Why does your engine know?",
        "A small fresh index in memory, fed by a stream, searched beside the large one.",
        "Merged into the large one at night.",
        "Ranking takes age into account when a query's volume jumps.",
      ],
    }),
    deepDives: deepDives({
      sharding: [
        "How the index is cut",
        {
          "By document": [
            [
              "Each shard answers for its pages alone: simple, adding pages adds shards.",
              "A lost shard costs some results.",
            ],
            ["Every query goes to all shards; the slowest decides."],
          ],
          "By term": [
            ["A query touches only its words' machines."],
            [
              "Long lists travel between machines to be intersected; common words make hot machines; a lost one loses a word.",
            ],
          ],
          "By document, in tiers by worth": [
            ["Most queries end in the small best tier."],
            ["When to go on to the next tier is a guess; tiers have to be rebuilt."],
          ],
        },
      ],
      ranking: [
        "How ten out of billions are found",
        {
          "One score for all matches": [
            ["One pass, easy to explain."],
            ["A good score is too dear for a million matches, a cheap one is not good."],
          ],
          "Two steps: cheap for all, costly for the best": [
            ["Cost bounded: some thousand at the shards, some hundred at the root."],
            ["What the first step drops is lost."],
          ],
          "Ordered lists with early end": [
            ["Reads only the start of lists sorted by worth."],
            ["Works badly for rare words together; updates disturb the order."],
          ],
        },
      ],
      freshness: [
        "How new pages get in",
        {
          "Rebuild the whole index": [["Clean and compact; easy to go back."], ["Days old."]],
          "Update in place": [["Seconds old."], ["Random writes in compressed lists; readers need locks."]],
          "Immutable segments, merged (as Lucene does), with a fresh one in memory": [
            ["Minutes old, readers never wait.", "Deletion by a mark."],
            ["Merging costs disk and time; more segments make queries slower."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["queries", "Queries a day", "4 billion", "4 000 000 000", "4 billion"],
      ["rate", "On average", "queries / 86 400 s", "46 296/s", "about 46 000/s"],
      ["peak", "At peak, factor 2.5", "rate × 2.5", "115 741/s", "about 115 000/s"],
      ["missed", "Past the result cache, 40 % hits", "peak × 60 %", "69 444/s", "about 70 000/s"],
      ["text", "Text of all pages, 10 kB each", "20 billion × 10 kB", "200 TB", "200 TB"],
      ["postings", "Entries: 500 words a page", "20 billion × 500", "1.00e13", "ten trillion"],
      ["index", "Index at 4 B an entry", "postings × 4 B", "40 TB", "40 TB"],
      ["shards", "Shards of 40 GB, to be held in memory", "index / 40 GB", "1 000", "1 000 shards"],
      ["shard_rate", "Queries a second for each shard", "missed", "69 444/s", "each of them sees all queries"],
      [
        "replicas",
        "Replicas of a shard at 1 000 queries/s each",
        "ceil(shard_rate / (1 000/s))",
        "70",
        "70: hence tiers",
      ],
      [
        "tiered",
        "Shards busy on average, 1 tenth in the first tier, 20 % go on",
        "shards × (10 % + 20 % × 90 %)",
        "280",
        "280 instead of 1 000 for each query",
      ],
      [
        "late",
        "Share of queries with no late shard, 1 % late each",
        "99 % ^ 1 000",
        "0.0043 %",
        "practically none: hedge",
      ],
    ]),
    entities: [
      "Page(id PK, url unique, content_hash, title, text_key, page_score, language, crawled_at)",
      "Posting list: term → [(page id, frequency, positions?)], sorted by page id, delta-compressed, with skips",
      "Segment(shard, generation; PK both, files, pages, built_at). Immutable.",
      "Tombstone(page_id PK, reason, at). Checked when results leave.",
      "ResultCache(query normalised, language, generation → ids and snippets; minutes)",
      "ShardMap(shard → replicas, generation, zone)",
    ],
    endpoints: [
      "GET /v1/search?q=&lang=&cursor= → {results: title, url, snippet; total (rough), cursor}. The cursor carries the generation.",
      "searchShard(terms, k, deadline) → top k ids with scores, inside",
      "fetchSnippets(ids, terms) → title and text around the words, inside",
      "POST /v1/removals {url, reason} for operators; within an hour everywhere",
      "publishSegment(shard, generation, files), by the builder",
    ],
    referenceDesign: [
      "Build: the crawler's stream → parser (words, language, links) → builder that sorts entries by word, per shard of pages, and writes immutable segments to object storage. Page scores come from a separate job over links.",
      "Cut by document: a hash of the page id decides the shard, worth decides the tier. First tier: the best tenth of pages.",
      "Serving machines load segments into memory or fast disks, announce the generation, and are replaced one by one.",
      "Query: balancer → front end: normalise, correct spelling, ask the result cache.",
      "Root: send to all shards of the first tier with a deadline; to the second when results are too few or too weak.",
      "Shard: read the words' lists, shortest first, intersect with skips, cheap score, keep the best 100.",
      "Root: merge, costly model on the best few hundred, drop removed pages, fetch snippets for ten from the document store, cache for minutes.",
      "Slow replica: after the p95 time ask another; after 200 ms answer without. The answer is marked and not cached.",
      "Fresh pages: a small index in memory, fed in seconds, asked beside the first tier and merged at night.",
    ],
    design: drawing(
      {
        user: ["client", "Browser", 0, 1],
        balancer: ["balancer", "Load balancer", 1, 1, "nearest region"],
        front: ["service", "Query front end", 2, 1, "spelling, words"],
        cache: ["cache", "Result cache", 2, 0, "40 % hits"],
        root: ["service", "Root, ranking", 3, 1, "deadline 200 ms"],
        fresh: ["search", "Fresh index", 4, 0, "minutes old"],
        tier1: ["search", "Tier 1 shards", 4, 1, "best tenth"],
        tier2: ["search", "Tier 2 shards", 4, 2, "if needed"],
        docs: ["nosql", "Document store", 3, 2, "snippets"],
        crawler: ["external", "Crawler", 0, 3],
        stream: ["queue", "Page stream", 1, 3],
        builder: ["worker", "Index builder", 2, 3, "sorts, splits"],
        segments: ["storage", "Segments", 3, 3, "immutable"],
        monitoring: ["monitoring", "Monitoring", 5, 1, "share without shards"],
      },
      [
        "user > balancer: q",
        "balancer > front",
        "front > cache",
        "front > root: miss",
        "root > fresh",
        "root > tier1: top 100",
        "root > tier2: if too few",
        "root > docs: ten texts",
        "crawler ~> stream",
        "stream ~> builder",
        "builder > segments",
        "builder > docs: texts",
        "segments ~> tier2: load",
        "tier1 ~> monitoring",
      ],
    ),
    bottlenecks: [
      "Tail latency over hundreds of shards: second requests, deadlines, small shards.",
      "Cost of each query on all shards: tiers, result cache, early end.",
      "Hot words and hot queries: cache, copies of entries on all nodes.",
      "Builder's loss: stream kept for days, segments rebuilt; serving goes on.",
      "A region's loss: full copy in each, spare capacity for one.",
      "Monitoring: p50, p95, p99 at root and shard, share of answers with missing shards, cache hit rate, age of the fresh index, clicks on the first result.",
    ],
    levelTwoAnswer:
      "A table of pages with a full-text index, then Elasticsearch “with shards”. Can draw an inverted index with help, does not say how two lists are intersected or how large they are. Cuts by the first letter of the word, or does not say how. Ranking is “by relevance”. A cache is named, its wrong answers are not. That the slowest of a thousand decides is new. Freshness is a nightly job. Right words, little mechanism.",
    levelFourAnswer:
      "Reckons 40 TB of index and 1 000 shards that would all see 70 000 queries a second, and answers with tiers and a cache. Compares both cuts by what travels between machines, chooses by document, and meets the tail with second requests and deadlines, with the probability worked out. Ranks in two steps with a bound for each. Explains immutable segments and the small fresh index. Treats removal as the one thing that must be certain. Keeps the generation in the cursor. Says what a lost shard, region and builder each cost the user, and watches the share of incomplete answers.",
  },
};
