import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const teamChat: ProblemContent = {
  id: "team-chat",
  title: "Design Slack",
  summary: "Chat for companies: channels, threads, search over everything, and strict walls between workspaces.",
  topics: ["messaging", "real time", "search", "tenancy"],
  seniorities: ["mid", "senior"],
  prompt: [
    "Design a team chat like Slack. Companies have workspaces with channels, people read and write all day on several devices, and everything ever said can be searched.",
    "It is chat, with different weights: large channels, threads, unread marks, search, and walls between companies. Ask which of these matter here.",
    "Please work towards numbers, the calls and events, the data, a picture of the whole, and a closer look at two or three parts.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "Which features?",
        "Channels (open and private), direct messages, threads, unread marks, mentions, search, files by reference. No calls.",
      ],
      size: [
        "How large are workspaces?",
        "1 million workspaces; most below 50 people, the largest 200 000. Channels up to the whole company.",
      ],
      load: ["How much is written?", "20 million daily users, 50 messages each; 12 million connected at peak."],
      read: [
        "How is it read?",
        "People have 50 channels, look at 5, and want to see at once which have something new.",
      ],
      search: [
        "What must search do?",
        "All messages one may see, within 1 s, new ones within 10 s. Never one that one may not see.",
      ],
      keep: ["How long is it kept?", "By the company's rule: for ever, or deleted after some days, exactly."],
      latency: ["How fast?", "200 ms at p95 within a workspace; start of the app within 2 s."],
      walls: [
        "How strict are the walls?",
        "A message of one company must never reach another. Some want their data in one country, or with their own keys.",
      ],
      shared: ["Channels between companies?", "Later; say what would change."],
    }),
    requirements: {
      functional: [
        "Channels, direct messages, threads, mentions.",
        "Unread marks, the same on all devices.",
        "Search over what one may see.",
      ],
      nonFunctional: [
        "1 billion messages a day, 12 million connections.",
        "200 ms at p95; app ready within 2 s.",
        "No word crosses from one workspace to another; rules of keeping are exact.",
      ],
      outOfScope: ["Calls, apps by others, channels between companies."],
    },
    hints: hints(
      {
        tenant: [
          "What never meets?",
          "Two companies share nothing. What does this offer you for splitting data and load?",
        ],
        big: [
          "200 000 in one channel",
          "The director writes in the channel of the whole company. How many events, how many push messages, how many changes of unread marks?",
        ],
        unread: [
          "The cheapest unread mark",
          "Is “unread” stored per message and person, or can it be worked out from two numbers?",
        ],
        start: [
          "Monday, nine o'clock",
          "A company opens 50 000 apps within minutes, each asking for 50 channels. What is the smallest answer that lets people begin?",
        ],
        rights: [
          "May I find it?",
          "Membership changes each day. Is it checked when indexing, when searching, or twice?",
        ],
        order: ["Threads", "An answer appears in a thread, and sometimes in the channel. Is it one message or two?"],
      },
      {
        tenant: "design",
        big: "deep-dive",
        unread: "data-model",
        start: "bottlenecks",
        rights: "deep-dive",
        order: "deep-dive",
      },
    ),
    followUps: followUps({
      celebrity: [
        "In a public community with millions of members, the star with millions of followers posts. Does your design hold?",
        "Not by one event per member: only those who look at the channel are subscribed.",
        "Hybrid: small channels by push to each, large ones by a signal and reading on demand.",
        "Unread is a number per channel, not a row per member.",
        "Push messages only for mentions, spread over minutes.",
      ],
      down: [
        "The database shard of a large company goes down. What do its people see?",
        "Others notice nothing: the wall is also one against failures.",
        "Replica in another zone promoted within a minute; reads at once.",
        "Messages are taken into the durable queue (write-ahead log) and shown as “sending”.",
        "Open apps keep what they have.",
      ],
      consistency: [
        "What must be exact?",
        "Order within a channel: one sequence.",
        "Leaving a private channel: from then on no event, no search result.",
        "Deletion by rule: also in index, caches, copies; proof kept.",
        "Unread, presence, typing: eventual.",
        "CAP: a cut-off side keeps messages unsent. Billing by seats goes by saga.",
      ],
      monday: [
        "Everybody reconnects at once after a failure. What saves you?",
        "Random back-off, admission at a bounded rate.",
        "A start answer from the edge's cache: channels, names, unread numbers.",
        "Messages only for the open channel, by “since sequence”.",
      ],
      search: [
        "Search for a frequent word in the largest company takes 10 s. Why, and what now?",
        "One shard holds the company; rights are filtered after the match.",
        "Split its index by time, newest first; rights as a filter inside.",
        "Stop at 20 good ones.",
      ],
      shared: [
        "Two companies want a channel together.",
        "Who owns the messages, by which rule are they kept? Home workspace plus a mirror.",
        "Events cross the wall by an explicit bridge with a check of its own.",
        "Search in each company over its own copy.",
      ],
    }),
    deepDives: deepDives({
      shard: [
        "How data is split",
        {
          "By workspace": [
            ["Joins, search and rules stay on one shard; the wall is physical."],
            ["A company of 200 000 is one hot shard; moving it is work."],
          ],
          "By channel": [
            ["Even; large companies spread."],
            ["A person's list of channels touches many shards; rules by company must visit all."],
          ],
          "By workspace, large ones again by channel": [
            ["Small ones simple, large ones spread."],
            ["Two ways to find things; a move when a company grows."],
          ],
        },
      ],
      events: [
        "How events reach open apps",
        {
          "To each member's connection": [
            ["The app needs no thought."],
            ["200 000 events for one message; most are not looking."],
          ],
          "By subscription: the open channel in full, others as a number": [
            ["Work follows attention."],
            ["Switching channels needs a quick read; subscriptions must be kept exact."],
          ],
          "By polling every few seconds": [
            ["No state."],
            ["12 million apps each 5 s are 2.4 million requests a second, late all the same."],
          ],
        },
      ],
      search: [
        "How search respects rights",
        {
          "Index per workspace, filter by the person's channels in the query": [
            ["Always today's rights; leaving a channel works at once."],
            ["A filter of hundreds of channels in each query."],
          ],
          "Rights stored with each message": [
            ["Quick filter."],
            ["A change of membership rewrites millions of entries; late means leaks."],
          ],
          "Search all, drop what is not allowed": [
            ["Simple."],
            ["Counts and times tell about what one may not see; slow for narrow rights."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["messages", "Messages a day", "20 million × 50", "1 000 000 000", "1 billion"],
      ["rate", "On average", "messages / 86 400 s", "11 574/s", "about 12 000/s"],
      ["peak", "At peak, factor 4: office hours", "rate × 4", "46 296/s", "about 46 000/s"],
      ["events", "Events at peak, 20 apps looking", "peak × 20", "925 926/s", "about 900 000/s"],
      ["connections", "Connections", "12 million", "12 000 000", "12 M"],
      ["gateways", "Gateways with 100 000 each", "ceil(connections / 100 000)", "120", "120, and a third more"],
      ["storage_day", "Stored a day, 1 kB with index", "messages × 1 kB", "1 TB", "1 TB"],
      ["storage_year", "Stored a year, 3 copies", "storage_day × 365 × 3", "1 095 TB", "about 1.1 PB"],
      [
        "naive",
        "Unread rows a day if one for each of 40 readers",
        "messages × 40",
        "40 000 000 000",
        "40 billion rows: never",
      ],
      [
        "marks",
        "Instead: one number per person and channel",
        "20 million × 50 × 16 B",
        "16 GB",
        "16 GB: fits in memory",
      ],
      [
        "start",
        "App starts at nine, 20 M over half an hour",
        "20 million / 30 min",
        "11 111/s",
        "11 000 starts a second",
      ],
    ]),
    entities: [
      "Workspace(id PK, name, region, shard, keep_days?, key_id)",
      "Channel(id PK, workspace_id FK, kind, name, last_sequence)",
      "Membership(channel_id, user_id; PK both, joined_at, left_at?, last_read_sequence). Also by user.",
      "Message(channel_id, sequence; PK both, author_id, body, thread_of?, client_id, sent_at, deleted_at?)",
      "User(id PK, workspace_id FK, name, email unique within the workspace)",
      "SearchDocument(workspace_id, message_id, channel_id, words); an index per workspace",
    ],
    endpoints: [
      "GET /v1/start → channels, members needed, unread numbers, address of the gateway",
      "WebSocket subscribe {channelId, since}; events message, edited, deleted, typing, unread {channelId, sequence}",
      "POST /v1/channels/{id}/messages {clientId, body, threadOf?} → 201 {sequence}",
      "GET /v1/channels/{id}/messages?before=&limit=50",
      "PUT /v1/channels/{id}/read {sequence}",
      "GET /v1/search?q=&in=&from=&cursor=",
    ],
    referenceDesign: [
      "Each request carries the workspace of the sign-in; a router finds its shard. Nothing in a request can name another.",
      "Start: one answer from a cache near the gateway: channels, names, unread numbers. No messages but those of the open channel.",
      "Write: API → message service on the workspace's shard: membership, next sequence, store (client's id unique), outbox. Then 201.",
      "Events: outbox → queue by channel → fan-out, which knows the gateways where somebody has subscribed to this channel. To others of the channel goes “new sequence”, bundled each second.",
      "Unread: last_sequence minus last_read_sequence; mentions are counted apart.",
      "Push: only for mentions and direct messages, only when no device is active.",
      "Search: an indexer reads the queue, an index per workspace; the query's filter is the person's channels at this moment.",
      "Keeping: a job per workspace deletes by rule in store and index, and records what it did; the company's key can be destroyed.",
    ],
    design: drawing(
      {
        client: ["client", "Apps", 0, 1],
        gateway: ["gateway", "Socket gateways", 1, 0, "100 000 each"],
        api: ["gateway", "API, workspace router", 1, 1, "behind a balancer"],
        start: ["cache", "Start cache", 1, 2, "channels, unread"],
        messages: ["service", "Message service", 2, 1, "rights, sequence"],
        search: ["service", "Search service", 2, 2],
        db: ["sql", "Workspace shards", 3, 1, "replicas in zones"],
        queue: ["queue", "Queue by channel", 4, 1],
        fanout: ["worker", "Fan-out", 3, 0, "by subscription"],
        indexer: ["worker", "Indexer", 4, 2],
        index: ["search", "Index per workspace", 3, 2],
        push: ["notification", "APNs, FCM", 4, 0, "mentions"],
        keeper: ["worker", "Keeping rules", 3, 3],
        monitoring: ["monitoring", "Monitoring", 1, 3],
      },
      [
        "client > gateway: WebSocket",
        "client > api: HTTPS",
        "api > messages: write, read",
        "api > search: q",
        "api > start",
        "start ~> monitoring",
        "messages > db: store, outbox",
        "db ~> queue",
        "queue ~> fanout",
        "fanout > gateway: who looks",
        "fanout ~> push",
        "queue ~> indexer",
        "indexer > index",
        "search > index: own channels",
        "keeper > index: delete",
      ],
    ),
    bottlenecks: [
      "The largest companies: split by channel, index by time, shards of their own.",
      "Whole-company channels: signals instead of copies, push for mentions alone.",
      "Monday morning: start cache, admission, random back-off.",
      "Shard loss: replica promoted, queue as write-ahead log; others unaffected.",
      "Search falls behind: age of the indexer's queue; newest first.",
      "Monitoring: write to seen p50, p95, p99, starts, error rates and store times per workspace, a test that tries to cross the wall.",
    ],
    levelTwoAnswer:
      "Designs a chat with WebSockets and a messages table, and treats workspaces as a column. Unread is a row per person and message. Sends each message to all members of a channel, whatever its size. Search is “Elasticsearch” and rights are checked on the results. Rules of keeping are a nightly delete in one table. What is special about companies comes up only by asking. As plain chat it holds.",
    levelFourAnswer:
      "Starts from the wall: splitting, search, failures and law follow from the workspace, and the largest company is the exception to plan for. Replaces 40 billion unread rows by two numbers. Sends events by attention and reckons 900 000 a second. Makes Monday morning small with one start answer. Puts today's rights into the search query and says what leaks otherwise. Deletes exactly, in every copy. Knows what changes for shared channels. Names write-to-seen and the age of the index as the figures to watch.",
  },
};
