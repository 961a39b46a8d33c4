import { drawing, estimates } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

/** The reference case of the estimate worksheet: inputs and worked figures here must agree with it. */
export const twitter: ProblemContent = {
  id: "twitter",
  title: "Design Twitter",
  summary: "A microblog: short posts, follows, and a home timeline for a very large number of readers.",
  topics: ["feeds", "fan-out", "caching", "sharding", "social"],
  seniorities: ["mid", "senior", "staff"],
  prompt: [
    "Design a service like Twitter. People write short posts, follow one another, and open a home timeline that shows what the accounts they follow have posted lately.",
    "Treat this as the first meeting with the team that will build it. Some things are settled, many are not, and the person across from you can answer questions about users, features and load. Agree with them on what is in scope before you draw.",
    "In the time you have, please work towards rough numbers, the main calls and the data behind them, a picture of the whole, and a closer look at two or three of its parts. There is no single right answer. What counts is how you weigh one choice against another, so think aloud.",
  ].join("\n\n"),
  guide: {
    questions: [
      {
        id: "q-scope",
        question: "Which features should I concentrate on?",
        answer:
          "Posting, following and the home timeline. A list of one user's own posts and marking a post as a favourite belong to it, but come second. Leave the rest until these work.",
      },
      {
        id: "q-timeline",
        question: "What does the home timeline show, and in what order?",
        answer:
          "Recent posts of the accounts a user follows, newest first, loaded page by page. No ranking for now; the design should not make it impossible later.",
      },
      {
        id: "q-media",
        question: "Do posts carry photos and videos?",
        answer:
          "Yes, a post may carry either. Concentrate on text, but show where files are kept and how they reach readers. Only if asked for a figure: one post in ten has a photo of 200 kB.",
      },
      {
        id: "q-back-end",
        question: "Is this about the back end only, or about the apps as well?",
        answer: "The back end only. Web and mobile apps exist and will call whatever API you define.",
      },
      {
        id: "q-search-trends",
        question: "Are search and trending topics in scope?",
        answer:
          "Neither is, for now. If there is time at the end, say where search would take its data from; trends may stay out altogether.",
      },
      {
        id: "q-push",
        question: "Do we send push notifications?",
        answer:
          "Leave a place where a notification service could listen, for instance when somebody is mentioned. Do not design the delivery itself.",
      },
      {
        id: "q-users",
        question: "How many users are there, and how many come every day?",
        answer: "500 million a month. 40 % of them come on a given day, which makes 200 million daily active users.",
      },
      {
        id: "q-posts",
        question: "How much is posted, and how large is a post?",
        answer:
          "500 million posts a day, that is 2.5 per daily active user. Up to 280 characters; with metadata reckon 500 bytes a post.",
      },
      {
        id: "q-reads",
        question: "How much does a user read?",
        answer:
          "A daily active user sees 100 posts a day, so 20 billion reads a day. If asked how they arrive: in pages of 20.",
      },
      {
        id: "q-followers",
        question: "How many followers does an account have? Are there extremes?",
        answer:
          "Take 200 on average. The spread is what matters: most accounts have a handful, a few thousand accounts have more than a million, the largest about 100 million.",
      },
      {
        id: "q-latency",
        question: "What are the targets for latency and availability?",
        answer:
          "A page of the timeline within 200 ms at p95, measured at our edge, for users all over the world. Available 99.9 % of the time. Reading matters more than posting when one of them has to give.",
      },
      {
        id: "q-consistency",
        question: "How fresh does a timeline have to be? May two users see different things?",
        answer:
          "Eventual consistency is fine: a post may take about 5 seconds to reach followers, longer from very large accounts. Authors must see their own post at once, and an acknowledged post must never be lost.",
      },
    ],
    requirements: {
      functional: [
        "Write a post of up to 280 characters, with an optional photo or video.",
        "Follow and unfollow accounts.",
        "Read a home timeline of the followed accounts, newest first, page by page.",
        "Read one user's own posts; mark a post as a favourite.",
      ],
      nonFunctional: [
        "200 million daily users, 500 million posts and 20 billion reads a day: 40 reads for each write.",
        "A timeline page within 200 ms at p95, all over the world; 99.9 % available.",
        "Eventual consistency: a post reaches followers within about 5 seconds, its author at once.",
        "An acknowledged post is never lost.",
      ],
      outOfScope: [
        "Search and trending topics.",
        "Delivery of push notifications.",
        "The apps themselves; ranking of the timeline.",
      ],
    },
    hints: [
      {
        id: "h-read-write",
        part: "estimate",
        title: "Compare reads with writes",
        text: "You have both rates now. Put one beside the other: which side deserves the cheaper path?",
      },
      {
        id: "h-when-to-work",
        part: "design",
        title: "When is the work done?",
        text: "Somebody has to gather the posts for a timeline. It can happen when the post is written or when the timeline is opened. What would each of these cost?",
      },
      {
        id: "h-async",
        part: "design",
        title: "What must finish before the author gets an answer?",
        text: "Go through what happens after a post and sort it into two groups: what the author waits for, and what may happen a few seconds later. What carries the second group?",
      },
      {
        id: "h-timeline-content",
        part: "deep-dive",
        title: "What a stored timeline holds",
        text: "If you keep a timeline ready for every user, does it need whole posts in it? Think of what happens to its size, and of a post that is deleted later.",
      },
      {
        id: "h-skew",
        part: "deep-dive",
        title: "Not every account is average",
        text: "Take an account with 30 million followers and follow one post of it through your design. How many single writes does it cause, and how long do they take?",
      },
      {
        id: "h-shard-key",
        part: "deep-dive",
        title: "Choose by what the posts are split",
        text: "The posts no longer fit one database. Compare splitting them by author, by post id and by time. For each, ask how many shards a profile page touches, how many a timeline touches, and which shard gets hot.",
      },
      {
        id: "h-media",
        part: "bottlenecks",
        title: "Keep large files off the road",
        text: "A photo is several hundred times larger than a post. Try a design in which its bytes never pass through your API servers or your database: the client uploads to a file store, readers fetch from a CDN, and the post holds only a reference.",
      },
      {
        id: "h-hybrid",
        part: "deep-dive",
        title: "Two paths instead of one",
        text: "Write ordinary accounts' posts into their followers' timelines. Leave out accounts above about 10 000 followers; when a timeline is opened, fetch the recent posts of the few large accounts that this user follows and merge them in by time.",
      },
    ],
    followUps: [
      {
        id: "f-celebrity",
        question: "An account with 30 million followers posts. What happens in your system?",
        talkingPoints: [
          "Fan-out on write alone means 30 million inserts for one post. At the average delivery rate of about 1.2 million a second that is some 26 seconds of everybody's capacity.",
          "Hybrid: deliver on write for ordinary accounts; above about 10 000 followers keep the post with its author and merge it in when a timeline is read.",
          "Each reader follows few such accounts, so the merge is a handful of cached lists, the same for millions of readers.",
          "The hot list is one key: copy it to several cache nodes or hold it in the servers' memory for a second or two.",
          "The threshold is a setting, not a law of nature. What happens to an account that crosses it in either direction?",
        ],
      },
      {
        id: "f-database-down",
        question: "The primary of one database shard goes down. What do users notice?",
        talkingPoints: [
          "Replicas stand in several zones; reads go to them at once, so timelines keep working with slightly old data.",
          "One replica is promoted to primary. Until then, seconds to a minute, writes to this shard fail or wait; other shards are not affected.",
          "A durable queue in front serves as a write-ahead log for critical writes: accept the post, apply it after the promotion.",
          "With asynchronous replication the last writes can be lost. “An acknowledged post is never lost” asks for at least one synchronous copy.",
          "Guard against two primaries: a fencing token or an agreement service decides, and the old primary is refused when it comes back.",
        ],
      },
      {
        id: "f-consistency",
        question: "Where in this system do you need strong consistency, and where is eventual enough?",
        talkingPoints: [
          "Eventual: like counts, follower counts, timelines of others. A figure that is seconds old harms nobody.",
          "Read-your-own-writes for the author: read from the primary for a short while, or add the own post on the client.",
          "Strong: unique user names, blocking somebody, and anything with money such as paid subscriptions.",
          "Money across services: a distributed transaction, or a saga whose steps each have a compensation.",
          "CAP: when the network parts two sites, the timeline chooses availability, a payment chooses consistency. The choice is made per feature.",
        ],
      },
      {
        id: "f-delete",
        question: "An author deletes a post that already stands in a million timelines. How does it disappear?",
        talkingPoints: [
          "Timelines hold ids, not text: the post is dropped when ids are filled in with content, so nothing has to be hunted down.",
          "Mark it deleted at the source, then remove it from the post cache; set an upper bound on how long a stale copy may live.",
          "Pages get shorter by the missing posts: fetch a few more ids than asked for.",
          "Photos need their own deletion from the file store and a purge from the CDN; search and other listeners hear of it by an event.",
        ],
      },
      {
        id: "f-return",
        question: "A user comes back after a year. What do they see, and how fast?",
        talkingPoints: [
          "No ready timeline is kept for users who stay away; writing to them would be wasted work.",
          "On the first visit build it on read: recent posts of the followed accounts, merged by time, and store the result.",
          "It may be slower once. Show the first page early and complete the rest behind it.",
          "What counts as inactive, and who marks it? A last-login date, checked by the fan-out workers.",
        ],
      },
      {
        id: "f-final",
        question: "During a cup final traffic triples within a minute. What gives way first?",
        talkingPoints: [
          "Compare with the peak factor used: a plan for twice the average does not cover three times.",
          "The queue takes up the burst of posts: timelines get a few seconds older, nothing is lost. Watch the queue's age, not only its length.",
          "New servers take minutes to start; headroom and shedding load bridge the gap. Serve cached pages, switch off counts, slow down background jobs.",
          "Many cache entries expiring together send a crowd to the database: spread expiry times and let one request refill for all.",
        ],
      },
      {
        id: "f-search",
        question: "Product asks for search over posts, fresh within a few seconds. What do you add?",
        talkingPoints: [
          "Another consumer of the same “posted” events feeds a search index; the write path does not change.",
          "An inverted index, split by time so that recent posts, which are asked for most, stay in memory.",
          "Each query asks all recent parts and merges; limit how far back the first page reaches.",
          "Deletions and blocked users have to reach the index too.",
        ],
      },
      {
        id: "f-know",
        question: "How would you know that timelines are broken before users tell you?",
        talkingPoints: [
          "Delivery delay from post to timeline, measured with test accounts that post and read all the time.",
          "p50, p95 and p99 of a timeline page, error rate, cache hit rate, age of the oldest message in the queue.",
          "Alert on what users feel; keep causes such as CPU for the dashboard.",
          "An empty timeline is a fast and successful answer: count how many posts a page returns as well.",
        ],
      },
    ],
    deepDives: [
      {
        id: "d-fan-out",
        title: "How a post reaches its followers' timelines",
        options: [
          {
            name: "Fan-out on write",
            pros: [
              "Opening a timeline is one read of a ready list: fast and steady, on the side that has 40 times the traffic.",
              "The work runs behind a queue, so bursts of posts do not touch readers.",
            ],
            cons: [
              "About 200 inserts for an average post, 1.2 million a second in total; millions for one post of a very large account.",
              "Timelines of users who never come back are filled as well, unless they are skipped.",
              "A new follow or an unfollow makes the ready list wrong and needs a repair.",
            ],
          },
          {
            name: "Fan-out on read",
            pros: [
              "A post is one insert, no matter how many follow the author.",
              "Always up to date: follows, unfollows and deletions count at once. No memory for timelines nobody opens.",
            ],
            cons: [
              "Each page gathers and merges posts of all followed accounts, often hundreds of lookups across many shards.",
              "The slowest shard sets the response time, and this on the read-heavy side.",
            ],
          },
          {
            name: "Hybrid: ordinary accounts on write, large ones on read",
            pros: [
              "Bounds the work of a single post: nobody above about 10 000 followers is delivered on write.",
              "Reading stays one list plus a merge with the few large accounts a user follows, whose posts sit in the cache.",
            ],
            cons: [
              "Two paths to build, test and watch, and a threshold to tune.",
              "Accounts that cross the threshold and pages that end inside the merge need care, or posts show twice or not at all.",
            ],
          },
        ],
      },
      {
        id: "d-shard-key",
        title: "By what to split the posts",
        options: [
          {
            name: "By user id of the author",
            pros: [
              "A profile page and an author's recent posts come from one shard.",
              "Writes of one author are ordered on one machine.",
            ],
            cons: [
              "A timeline gathered on read touches nearly all shards.",
              "Very active or very popular authors heat up a single shard and cannot be split further.",
            ],
          },
          {
            name: "By post id",
            pros: [
              "Posts and load spread evenly; one hot author is spread as well.",
              "Suits ready timelines: they hold ids, and an id leads straight to its shard.",
            ],
            cons: [
              "The list of one author's posts touches all shards, unless a separate list per author is kept.",
              "Sorting by time needs ids that carry time, or a merge of all answers.",
            ],
          },
          {
            name: "By time",
            pros: [
              "The newest posts, which nearly all readers want, lie together and can be kept in memory.",
              "Old shards can move to cheaper storage as they are.",
            ],
            cons: [
              "All new writes and most reads hit the newest shard while the others idle.",
              "New shards must be cut and traffic moved again and again.",
            ],
          },
          {
            name: "By post id, with the time inside the id",
            pros: [
              "Spreads writes evenly by a hash of the id, and the id itself sorts by time: no second index for recency.",
              "Each server can make ids on its own from time, machine number and a counter.",
            ],
            cons: [
              "One author's list still needs its own index.",
              "Order is only as good as the servers' clocks; a clock that steps back must stop handing out ids.",
            ],
          },
        ],
      },
      {
        id: "d-media",
        title: "Where photos and videos go",
        options: [
          {
            name: "In the database, beside the post",
            pros: ["One store, one backup, one transaction for post and file."],
            cons: [
              "With the figure from the questions, files are 10 TB a day against 250 GB of text: they would push everything else out of memory.",
              "Every byte passes the API servers and the database twice, once in and once out.",
            ],
          },
          {
            name: "Through the API servers into a file store",
            pros: [
              "The database holds only references; the file store grows on its own.",
              "Checks such as size, type and owner happen at one place, before anything is stored.",
            ],
            cons: [
              "Slow uploads from phones hold connections of the API servers for minutes.",
              "API servers have to be sized for file traffic instead of for requests.",
            ],
          },
          {
            name: "Direct upload with a signed address, delivery by CDN",
            pros: [
              "File bytes bypass the API servers altogether; interrupted uploads can be resumed in parts.",
              "Readers all over the world fetch from a place nearby, and the origin sees only the first request.",
            ],
            cons: [
              "Several steps for the client: ask for an address, upload, then post. Files that were never posted have to be cleaned up.",
              "Checks and resizing run after the upload, so a post may show before its photo is ready.",
              "A deleted photo lives on in the CDN until it is purged or expires.",
            ],
          },
        ],
      },
    ],
    estimates: estimates([
      ["monthly_users", "Monthly active users", "500 million", "500 000 000", "500 M"],
      ["daily_users", "Daily active users", "monthly_users × 40 %", "200 000 000", "200 M"],
      ["posts", "Posts a day", "500 million", "500 000 000", "500 M"],
      ["posts_each", "Posts per daily active user", "posts / daily_users", "2.5", "two or three each"],
      ["reads", "Reads a day, 100 posts viewed by each", "daily_users × 100", "20 000 000 000", "20 billion"],
      ["write_rate", "Write rate", "posts / 86 400 s", "5 787/s", "about 6 000/s"],
      ["read_rate", "Read rate", "reads / 86 400 s", "231 481/s", "about 230 000/s"],
      ["ratio", "Read : write", "reads : posts", "40 : 1", "read-heavy, design for reads"],
      ["post_size", "Size of a post with metadata", "500 B", "500 B", "half a kilobyte"],
      ["storage_day", "Storage a day", "posts × post_size", "250 GB", "250 GB"],
      ["storage_year", "Storage a year", "storage_day × 365", "91.25 TB", "about 90 TB (text only; media is far more)"],
      ["peak_writes", "Peak write rate, peak factor 2", "write_rate × 2", "11 574/s", "about 12 000/s"],
      ["peak_reads", "Peak read rate, peak factor 2", "read_rate × 2", "462 963/s", "about 460 000/s"],
      [
        "in",
        "Bandwidth in, text",
        "write_rate × post_size",
        "2.89 MB/s (23.1 Mbit/s)",
        "about 3 MB/s: next to nothing",
      ],
      [
        "out",
        "Bandwidth out, text",
        "read_rate × post_size",
        "115.7 MB/s (0.926 Gbit/s)",
        "about 115 MB/s, roughly 1 Gbit/s",
      ],
      [
        "cache",
        "Cache for 20 % of daily reads",
        "20 % × reads × post_size",
        "2 TB",
        "2 TB at most: many of these reads are of the same posts",
      ],
      ["cache_servers", "Cache servers at 64 GB each", "ceil(cache / 64 GB)", "32", "about 30"],
      ["replicated", "Replicated storage a year, 3 copies", "storage_year × 3", "273.75 TB", "about 270 TB"],
      ["replicated_5", "Replicated storage for 5 years", "replicated × 5", "1 368.75 TB", "about 1.4 PB"],
      [
        "pages",
        "Timeline pages, 20 posts each",
        "reads / 20 / 86 400 s",
        "11 574/s",
        "about 12 000/s, at peak 23 000/s",
      ],
      [
        "api_servers",
        "API servers at 1 000 requests/s each, at peak",
        "ceil((pages × 2 + peak_writes) / (1 000/s))",
        "35",
        "about 35, with a third in reserve some 50",
      ],
      [
        "deliveries",
        "Timeline deliveries, 200 followers on average",
        "posts × 200 / 86 400 s",
        "1 157 407/s",
        "about 1.2 M/s",
      ],
      [
        "timelines",
        "Ready timelines, 800 ids of 8 B for each daily user",
        "daily_users × 800 × 8 B",
        "1.28 TB",
        "about 1.3 TB of memory, before copies",
      ],
      [
        "media",
        "Media a day, one post in ten with 200 kB",
        "posts × 10 % × 200 kB",
        "10 TB (40 times the text)",
        "10 TB",
      ],
    ]),
    entities: [
      "User(id PK, name unique, email unique, birth_date, created_at, last_login_at). Read by id; small, well cached.",
      "Tweet(id PK with the time inside, author_id FK User, content up to 280 characters, location?, likes, created_at, deleted_at?). Read by id, many at once.",
      "Follow(follower_id FK User, followee_id FK User, since; PK both). Kept twice: by follower for “whom do I follow”, by followee for “who follows me”.",
      "Favourite(user_id FK User, tweet_id FK Tweet, created_at; PK both). Tweet.likes is a count derived from it, seconds behind.",
      "Media(id PK, tweet_id FK Tweet?, owner_id FK User, kind, storage_key, state). The file itself lies in the object store.",
      "HomeTimeline(user_id, list of tweet ids, newest first, at most 800). In memory only, can be rebuilt at any time.",
      "AuthorTimeline(author_id, tweet ids, newest first). Serves profile pages, and the merge for large accounts.",
    ],
    endpoints: [
      "POST /v1/tweets {content, mediaIds?, location?} → 201 {id, createdAt}. Author from the sign-in; an Idempotency-Key makes a retry harmless. As a function: postTweet(user_id, tweet_data, location, timestamp).",
      "GET /v1/timeline?cursor=&limit=20 → {tweets, nextCursor}. The cursor is the last id seen, so new posts do not shift the pages.",
      "GET /v1/users/{id}/tweets?cursor=&limit=20 → {tweets, nextCursor}",
      "PUT /v1/users/{id}/follow → 204. Doing it twice is the same as once.",
      "DELETE /v1/users/{id}/follow → 204",
      "PUT and DELETE /v1/tweets/{id}/favourite → 204",
      "DELETE /v1/tweets/{id} → 204, by the author only",
      "POST /v1/media {kind, bytes} → 201 {mediaId, uploadUrl}. The client uploads to the file store directly.",
    ],
    referenceDesign: [
      "Clients (web, mobile) → CDN for static files, photos and videos; everything else → load balancer in the nearest region.",
      "Load balancer → API servers. They hold no state: check the sign-in, apply a token bucket per user and per IP, and pass the call to a service.",
      "Post, part one: API → tweet service. It makes an id with the time inside, stores the post in the tweet database (sharded by post id, a primary and two replicas in different zones), appends the id to the author's list, and answers the author.",
      "Post, part two: in the same transaction the post goes to an outbox, from there to the message queue as “posted”. From here on nobody waits.",
      "Fan-out: workers take “posted” from the queue. For an author of at most about 10 000 followers they read the followers from the graph service and push the id on to the timeline list of each follower who was here lately. Larger accounts are left out.",
      "Timeline cache: one list of at most 800 ids for each active user, in memory, spread over nodes by user id, each with a replica.",
      "Read: API → timeline service. Takes one page of ids from the user's list, merges the recent ids of the large accounts this user follows, then fetches the posts from the tweet cache in one go. On a miss it asks a read replica and fills the cache with a TTL (cache-aside).",
      "Cold start: if there is no list, the timeline service builds one from the author lists of the followed accounts and stores it.",
      "Follow and unfollow: graph service with both directions stored. It sends an event, and a worker adds or removes recent posts in the ready list.",
      "Favourites: stored at once, counted by workers from the queue in batches; the count in the cache is a few seconds behind.",
      "Media: the client gets a signed address, uploads to the object store, workers make the sizes needed, the CDN delivers.",
      "Other listeners on the queue, outside today's scope: search index, notification gateway (APNs/FCM), analytics. Monitoring covers every box, with delivery delay as the headline figure.",
    ],
    design: drawing(
      {
        client: ["client", "Web and mobile", 0, 2],
        cdn: ["cdn", "CDN", 1, 0],
        media: ["storage", "Media store", 3, 0, "photos, videos"],
        balancer: ["balancer", "Load balancer", 1, 2, "two of them"],
        api: ["gateway", "API servers", 2, 2, "stateless, rate limits"],
        monitoring: ["monitoring", "Monitoring", 2, 4, "delivery delay first"],
        tweets: ["service", "Tweet service", 3, 1],
        graph: ["service", "Graph service", 3, 2],
        timelines: ["service", "Timeline service", 3, 3],
        tweetdb: ["nosql", "Tweet database", 4, 0, "by post id, 3 copies"],
        queue: ["queue", "Queue: posted", 4, 1],
        graphdb: ["nosql", "Follow graph", 4, 2, "both directions"],
        workers: ["worker", "Fan-out workers", 5, 2, "up to 10 000 followers"],
        lists: ["cache", "Timeline cache", 4, 3, "800 ids a user"],
        cache: ["cache", "Tweet cache", 4, 4, "cache-aside"],
      },
      [
        "client > cdn: photos, videos",
        "cdn > media: on a miss",
        "client > balancer: HTTPS",
        "balancer > api",
        "api > tweets: post",
        "api > graph: follow",
        "api > timelines: read a page",
        "tweets > tweetdb: store",
        "tweets ~> queue: outbox",
        "queue ~> workers",
        "graph > graphdb",
        "workers > graphdb: followers",
        "workers > lists: push id",
        "timelines > lists: ids",
        "timelines > cache: posts by id",
        "api ~> monitoring: metrics",
      ],
    ),
    bottlenecks: [
      "Scaling the API: stateless servers behind a balancer, added by load; the balancer itself exists at least twice.",
      "Scaling reads: tweet cache and timeline cache first, read replicas behind them. Split read and write paths so that each can grow alone.",
      "Scaling writes: shards for posts; more partitions and workers for fan-out. Watch the age of the oldest message.",
      "Hot accounts: one key asked for by millions. Copies of hot keys on several nodes, a second or two in local memory.",
      "A cache node is lost: its users' timelines are gone at the same moment. Replica for each node, rebuild at a limited pace so that the database survives it.",
      "A primary is lost: promote a replica, reads continue at once, critical writes wait in the queue.",
      "A region is lost: at least two data centres, replication between them, traffic moved by DNS or the balancer; agree beforehand how many seconds of posts may be missing.",
      "A dependency gets slow: timeouts and circuit breakers, so that slow favourites do not stop timelines. Show the page without counts.",
      "Single points of failure to look for: id generator, queue cluster, graph service, configuration, the signing key for uploads. Enough copies of every service to lose one zone.",
      "Monitoring: latency p50, p95, p99, error rates, database query times, cache hit rate, replication lag, delay from post to timeline. Alerts on what users feel.",
    ],
    levelTwoAnswer:
      "Lists posting, following and a timeline, asks how many users there are but not about latency, freshness or the spread of followers. Computes the write rate after a prompt; the read rate comes out, yet the ratio is not used. Draws client, server, one database and a cache that is “for speed”. The timeline is one query that joins follows with posts and sorts by time; asked how this behaves at 230 000 reads a second, adds more cache. Knows the words fan-out and sharding but shows one option each, with advantages only. The account with millions of followers is news, and a fix comes after a hint. Names replicas for reliability without saying what happens to writes during the switch. The parts are mostly right; the reasons and the links between them have to be asked for.",
    levelFourAnswer:
      "Opens with a plan and minutes, asks about scope, load, freshness and the spread of followers, and says what each answer would change. Reaches about 6 000 writes and 230 000 reads a second, concludes 40 : 1, and uses it at once: timelines are prepared when a post is written. Multiplies by followers, sees 1.2 million deliveries a second, finds unprompted that very large accounts break this, and arrives at the hybrid with a threshold that can be tuned. Stores ids instead of posts in timelines and explains what this does for size and deletion. Compares sharding by user, post id and time on the same three questions and chooses with a reason. Walks one post and one page through the board, box by box. Says what the author waits for and what the queue takes over, what users see when a cache node or a primary is lost, and which figure would raise the first alert. Names the weak spots of the own design before being asked.",
  },
};
