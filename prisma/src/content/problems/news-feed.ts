import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const newsFeed: ProblemContent = {
  id: "news-feed",
  title: "Design the Facebook news feed",
  summary: "A ranked feed of friends' and pages' posts, assembled in a fraction of a second for a billion people.",
  topics: ["feeds", "ranking", "fan-out", "caching"],
  seniorities: ["mid", "senior", "staff"],
  prompt: [
    "Design the news feed of a social network like Facebook. People have friends, follow pages, belong to groups; the feed shows what matters most to them, not merely the newest.",
    "Ask where posts come from, how ranking works here, how fresh a feed must be, and what happens to likes and comments that arrive while somebody looks.",
    "Please work towards numbers, the calls and data, a picture of the whole, and a closer look at how candidates are gathered and ranked in time.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      sources: [
        "Where do posts come from?",
        "Friends (at most 5 000, 300 on average), pages (up to 100 million followers), groups (up to a million members).",
      ],
      load: ["How much?", "1 billion daily users open the feed 10 times a day; 500 million posts a day."],
      ranking: [
        "How is it ranked?",
        "A model gives a score for a person and a post from some hundred features: 0.05 ms each. Use it, do not design it.",
      ],
      candidates: ["How many posts are looked at?", "About 500 candidates for 25 that are shown."],
      fresh: ["How fresh?", "A friend's post within a minute. Likes and counts may lag by some seconds."],
      latency: ["How fast?", "The first page within 500 ms at p95."],
      seen: ["May a post come twice?", "Not again when it was seen, unless friends comment on it."],
      privacy: [
        "Who may see a post?",
        "Friends, friends of friends, a list, everybody; changed at any time. Nobody may see what is not for them.",
      ],
      media: ["Photos and videos?", "By reference; delivered by a CDN that exists."],
    }),
    requirements: {
      functional: [
        "Post to friends, a group or a page's followers.",
        "Open a ranked feed, page by page, without repeats.",
        "Like and comment; counts follow.",
      ],
      nonFunctional: [
        "10 billion feed loads and 500 million posts a day.",
        "First page within 500 ms at p95; a friend's post within a minute.",
        "A post is never shown to somebody it is not for.",
      ],
      outOfScope: ["The model's training, advertisements, notifications, media."],
    },
    hints: hints(
      {
        ratio: ["Reads against writes", "How many feeds are opened for each post? Who should do the work, and when?"],
        ranked: [
          "Sorted by what?",
          "A list prepared at the time of writing is sorted by time. The score depends on the reader and on now. What can be prepared all the same?",
        ],
        pull: [
          "300 friends, one page",
          "How would you fetch the recent posts of 300 friends in 50 ms? Where must they lie, and how many machines do you ask?",
        ],
        budget: ["Spend 500 ms", "Write down the steps of one load with a time for each. Which may run at once?"],
        page: ["One page, 100 million followers", "Follow one post of it through your design on write, then on read."],
        check: [
          "Checked when?",
          "A post is changed to “friends only” after it went out. Where do you check who may see it?",
        ],
      },
      {
        ratio: "estimate",
        ranked: "deep-dive",
        pull: "design",
        budget: "design",
        page: "deep-dive",
        check: "deep-dive",
      },
    ),
    followUps: followUps({
      celebrity: [
        "A page with 100 million followers posts. What happens?",
        "On write: 100 million inserts, minutes of everybody's capacity. On read: a cached list of the page's posts, asked for by each load.",
        "Hybrid: ordinary people on write, above about 10 000 followers on read, merged among the candidates.",
        "The post and its counts are hot keys: copies, counters in parts.",
        "With ranking, pulled lists cost no extra step: candidates are gathered anyway.",
      ],
      down: [
        "The post store loses a primary. What does the feed show?",
        "Replicas in several zones take reads at once; promotion within a minute.",
        "New posts are taken into the durable queue, a write-ahead log, and shown to their author.",
        "Feeds go on with what the caches hold.",
        "Ranking features missing: fall back to time order.",
      ],
      consistency: [
        "Which facts have to be exact at the moment of reading?",
        "Privacy, blocks, deletion: checked at the end of each load against a consistent source.",
        "One's own post and comment: read your own writes.",
        "Counts, friends' posts, order: eventual.",
        "CAP: the feed chooses availability, the privacy check refuses rather than guess.",
        "Bought promotion is money: a saga with compensation.",
      ],
      scroll: [
        "Somebody scrolls while new posts arrive. What do they see?",
        "A load makes a list of ids with an end time; pages are cut from it.",
        "“New posts” as a button rather than a jump.",
        "Seen ids are kept, so that the next load leaves them out.",
      ],
      model: [
        "The model's servers get three times slower. What gives way?",
        "Fewer candidates, or the cheap score alone: a deadline and a ladder of fallbacks.",
        "A circuit breaker after some time-outs.",
        "Feeds prepared ahead for people who come often.",
      ],
      comments: [
        "A post collects 50 000 comments an hour. How are they shown live?",
        "Those who look subscribe to the post; a gateway sends batches each second.",
        "A sample when there are too many to read.",
        "Counts in parts, added up each few seconds.",
      ],
    }),
    deepDives: deepDives({
      gather: [
        "How candidates are gathered",
        {
          "Push: each post into every follower's list": [
            ["A load reads one list."],
            [
              "150 billion inserts a day, most of them never looked at; ranking still has to run on read; pages break it.",
            ],
          ],
          "Pull: recent posts per author in memory, asked for on load": [
            ["A post is one insert; always up to date, no wasted work."],
            ["300 authors over many machines per load: the slowest decides; 116 000 loads a second."],
          ],
          "Hybrid: push for close friends, pull for pages and groups": [
            ["Work is bounded on both sides."],
            ["Two paths; who is close changes."],
          ],
        },
      ],
      rank: [
        "Where ranking runs",
        {
          "On write, stored score": [["Load is a read."], ["The score is old when it is read; no context."]],
          "On read, in two steps": [
            ["Fresh and personal; cheap score for 500, model for 150."],
            ["5 million model calls a second and more; a time budget for each load."],
          ],
          "Ahead of time for frequent visitors": [
            ["The first page is ready."],
            ["Old after minutes, wasted for those who do not come."],
          ],
        },
      ],
      store: [
        "How recent posts are kept for pulling",
        {
          "In-memory index by author, last days": [
            ["A lookup is microseconds; 300 authors in parallel over shards."],
            ["Memory with replicas; rebuilt from the log after a loss."],
          ],
          "Wide-column store by author and time": [
            ["Durable, large, one range per author."],
            ["300 range reads from disk per load are too slow without a cache."],
          ],
          "One list per reader": [["One read."], ["Everything that push costs."]],
        },
      ],
    }),
    estimates: estimates([
      ["loads", "Feed loads a day", "1 billion × 10", "10 000 000 000", "10 billion"],
      ["load_rate", "Loads a second", "loads / 86 400 s", "115 741/s", "about 116 000/s"],
      ["posts", "Posts a day", "500 million", "500 000 000", "500 M"],
      ["post_rate", "Posts a second", "posts / 86 400 s", "5 787/s", "about 6 000/s"],
      ["ratio", "Loads : posts", "loads : posts", "20 : 1", "each load gathers from 300 sources"],
      [
        "pushed",
        "Inserts a second if all is pushed to 300",
        "post_rate × 300",
        "1 736 111/s",
        "1.7 M/s, without pages",
      ],
      [
        "asked",
        "Author lookups a second if all is pulled",
        "load_rate × 300",
        "34 722 222/s",
        "35 M/s: in memory, in batches by shard",
      ],
      ["scored", "Model scores a second, 150 a load", "load_rate × 150", "17 361 111/s", "17 M/s"],
      ["cores", "Cores for it at 0.05 ms each", "scored × 0.05 ms", "868", "about 900 cores, twice that at peak"],
      ["recent", "Recent posts in memory, 3 days of 1 kB", "posts × 3 × 1 kB", "1.5 TB", "1.5 TB, three copies 4.5"],
      ["machines", "Machines with 128 GB for it, 3 copies", "ceil(recent × 3 / 128 GB)", "36", "about 40"],
      [
        "storage_year",
        "Posts stored a year, 1 kB each",
        "posts × 365 × 1 kB",
        "182.5 TB",
        "about 180 TB without media",
      ],
    ]),
    entities: [
      "User(id PK, name, created_at)",
      "Edge(from_id, to_id, kind: friend | follows | member; PK all three, closeness, since). Both directions.",
      "Post(id PK with the time inside, author_id FK, target, audience, body, media, created_at, deleted_at?)",
      "Counter(post_id, kind, part; PK all three, count)",
      "Seen(user_id, post_id, at; expires after two weeks)",
      "FeedPage(load_id PK, user_id, ids, made_at; in memory for an hour). What further pages are cut from.",
    ],
    endpoints: [
      "POST /v1/posts {target, audience, body, media} → 201",
      "GET /v1/feed → {loadId, posts, cursor}; GET /v1/feed?cursor= for the next page of the same load",
      "PUT and DELETE /v1/posts/{id}/like; POST /v1/posts/{id}/comments",
      "PATCH /v1/posts/{id} {audience}; DELETE /v1/posts/{id}",
      "POST /v1/feed/seen, a batch of ids from the app",
    ],
    referenceDesign: [
      "Post: API → post service: store (sharded by post id), outbox, queue “posted”. The author's app shows it at once.",
      "Indexers keep the last three days of posts per author, page and group in memory (“leaves”), sharded by author, three copies.",
      "For close friends a worker also pushes ids into the reader's own short list, so that they are never missed.",
      "Load: the aggregator reads friends, pages and groups from the graph's cache, asks the leaves in one batch per shard, with a deadline of 80 ms, adds the pushed list.",
      "Filter: seen, blocked, deleted. About 500 candidates are left.",
      "Rank: cheap score for 500, the model for the best 150 with features from a feature store; deadline 150 ms, fallback is the cheap score. Mix kinds so that no source fills the page.",
      "Check: the audience of each of the 25 against the graph, just before they leave.",
      "Fill in texts and counts from caches; keep the ordered ids for further pages.",
      "Likes go to the queue and into counters in parts; the cache of counts is some seconds old.",
    ],
    design: drawing(
      {
        client: ["client", "Web, app", 0, 1],
        api: ["gateway", "API servers", 1, 1, "behind a balancer"],
        posts: ["service", "Post service", 2, 0],
        db: ["sql", "Posts", 3, 0, "by post id, replicas"],
        queue: ["queue", "Queue: posted", 4, 0],
        indexers: ["worker", "Indexers", 5, 0],
        agg: ["service", "Feed aggregator", 2, 2, "500 candidates"],
        leaves: ["cache", "Leaves: recent posts", 5, 1, "by author, 3 days"],
        graph: ["service", "Social graph", 3, 1, "friends, audience"],
        rank: ["service", "Ranking", 3, 3, "150 with the model"],
        features: ["nosql", "Feature store", 4, 3],
        content: ["cache", "Texts, counts", 2, 3],
        pages: ["cache", "Load's ids", 1, 3, "an hour"],
        close: ["cache", "Close friends' lists", 4, 2],
        monitoring: ["monitoring", "Monitoring", 0, 3],
      },
      [
        "client > api",
        "api > posts: post",
        "api > agg: load",
        "posts > db: store, outbox",
        "db ~> queue",
        "queue ~> indexers",
        "indexers > leaves",
        "indexers > close: close friends",
        "agg > leaves: by shard, 80 ms",
        "agg > close",
        "agg > graph: who, may they?",
        "agg > rank: 500",
        "rank > features",
        "agg > content",
        "agg > pages",
        "api ~> monitoring",
      ],
    ),
    bottlenecks: [
      "Fan-in of a load: batches by shard, deadlines, answers without the slowest.",
      "Ranking cost: fewer candidates under load, fallback to the cheap score.",
      "Hot posts and pages: copies, counters in parts, a second in local memory.",
      "Leaves are lost: three copies, rebuilt from the queue's log of three days.",
      "Graph: cached, strongly read for the last check; replicas and promotion.",
      "Monitoring: p50, p95, p99 per step of a load, share of fallbacks, age of newest friend's post, cache hit rates, error rates.",
    ],
    levelTwoAnswer:
      "Describes a timeline by time with fan-out on write, as for a microblog, and adds “then we rank”. That a stored order does not survive ranking is found with help. Inserts a second are worked out, lookups are not. The page with 100 million followers comes by hint, answered with “then on read”. Privacy is checked when the post is written. No time budget for a load. Components are sound, ranking and privacy stand beside them.",
    levelFourAnswer:
      "Notices that ranking changes the question: candidates have to be gathered on read anyway, so pull from memory is worth its 35 million lookups a second, and says how batches tame it. Splits 500 ms over steps with deadlines and fallbacks. Uses push only for close friends, pull for pages, and gets the hybrid from the numbers. Ranks in two steps and reckons the cores. Checks the audience last, against a consistent source, and refuses rather than guess. Keeps a load's ids so that scrolling has no doubles. Names what is lost with each cache and the figure that shows it.",
  },
};
