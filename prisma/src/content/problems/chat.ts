import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const chat: ProblemContent = {
  id: "chat",
  title: "Design a chat system",
  summary: "One-to-one and group messages that arrive at once, wait for phones that are off, and keep their order.",
  topics: ["messaging", "real time", "presence", "ordering"],
  seniorities: ["mid", "senior", "staff"],
  prompt: [
    "Design a chat system for phones and the web, in the manner of WhatsApp or Messenger. People write to one another, alone or in groups, see who is online, and find their conversations again on every device.",
    "Some things are open: how large groups get, what happens to a message for somebody who is offline, what the ticks beside a message promise. Ask, and agree on a scope first.",
    "Please work towards numbers, the calls and events between client and server, the stored data, a picture of the whole, and a closer look at two or three parts. Follow one message from a thumb to a screen.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "What is in scope?",
        "One-to-one and group messages, online status, history on all devices, push when the app is closed. Text first; photos by reference.",
      ],
      load: [
        "How many people, and how much do they write?",
        "100 million daily users, 40 messages sent by each, and at peak 30 million connected at the same moment.",
      ],
      groups: [
        "How large is a group?",
        "Up to 500 members; most have fewer than 10. Take five recipients for an average message.",
      ],
      delivery: [
        "What do we promise about delivery?",
        "An acknowledged message is never lost and shows once. Sent, delivered and read are three different ticks.",
      ],
      order: [
        "In which order do messages appear?",
        "The same for everybody within a conversation. Between conversations there is no order.",
      ],
      offline: [
        "What about people who are offline?",
        "They get a push notification, and everything they missed when they return, for at least 30 days.",
      ],
      presence: ["How exact is the online status?", "Within about 30 seconds. Last seen may be off by a minute."],
      latency: [
        "How fast?",
        "Between two people online on one continent 300 ms at p95. Available 99.95 % of the time.",
      ],
      encryption: [
        "Is it end-to-end encrypted?",
        "Not in this interview; say what would change: the server could not search or preview messages, and keys are exchanged per device.",
      ],
      history: ["For how long is history kept?", "For ever. Reckon 200 bytes for a message with everything around it."],
    }),
    requirements: {
      functional: [
        "Send and receive text in one-to-one and group conversations.",
        "Sent, delivered and read marks.",
        "Online status and last seen.",
        "History on every device; push when offline.",
      ],
      nonFunctional: [
        "100 million daily users, 4 billion messages a day, 30 million open connections.",
        "300 ms at p95 between people online; 99.95 % available.",
        "No acknowledged message is lost or shown twice; one order per conversation.",
      ],
      outOfScope: ["Calls, stories, payments.", "End-to-end encryption, beyond its consequences."],
    },
    hints: hints(
      {
        pull: [
          "Who speaks first?",
          "With plain HTTP the server can only answer. How does a phone learn of a message within 300 ms, without asking every 300 ms?",
        ],
        where: [
          "Where is Ben connected?",
          "Ana's message arrives at one server. Ben's connection is open on another. How does the first find the second?",
        ],
        sort: [
          "Whose clock orders them?",
          "Two people write at the same moment on phones whose clocks differ. Who decides which message is first, and where is that number kept?",
        ],
        retry: [
          "The answer that got lost",
          "The server stored the message, its acknowledgement never came back, the phone sends again. What keeps the message from showing twice?",
        ],
        offline: [
          "A phone in a tunnel",
          "Compare: the server keeps a queue for each device, or the device says what it saw last and asks for the rest. What does each cost after a month away?",
        ],
        presence: [
          "A change of status has an audience",
          "If each change goes to all contacts, multiply 100 million people by a few changes a day and 200 contacts. Who really needs to know?",
        ],
        partition: [
          "Read pattern first",
          "Nearly every read is “the newest messages of this conversation”. Choose partition key and sort key so that this is one place and one range.",
        ],
      },
      {
        pull: "design",
        where: "design",
        sort: "deep-dive",
        retry: "deep-dive",
        offline: "deep-dive",
        presence: "deep-dive",
        partition: "data-model",
      },
    ),
    followUps: followUps({
      celebrity: [
        "An account with millions of followers opens a channel and posts. What changes?",
        "A group of 500 is pushed to each member; a channel of millions is not: store once, let connected readers fetch or get a light signal.",
        "Hybrid fan-out by size: on write up to some hundred members, on read above, merged when the conversation is opened.",
        "The hot conversation is one partition: cache its newest page on several nodes.",
        "Push notifications for millions are sent over minutes, not at once.",
      ],
      down: [
        "The message store loses a node, then a whole zone. What do users notice?",
        "Three replicas in three zones, writes acknowledged by two: a node or zone down is not noticed.",
        "Where a primary is used, a replica is promoted; reads go to replicas at once.",
        "A durable queue in front is a write-ahead log: the message is accepted and applied later, the tick says “sent”.",
        "Two zones gone: refuse writes rather than lose acknowledged ones; phones keep them and try again.",
      ],
      consistency: [
        "Where is strong consistency needed, and where is eventual enough?",
        "Order and uniqueness within a conversation: one sequencer per conversation.",
        "Membership of a group: whoever was removed must not get the next message.",
        "Read marks, presence, unread counts: eventual, and repaired on the next sync.",
        "CAP: in a partition the cut-off side keeps messages on the phone with “not sent”, which is availability for the user and consistency for the record.",
        "Money in chat would need a saga or a distributed transaction of its own.",
      ],
      deploy: [
        "You deploy a new version to connection servers with 30 million open sockets. How?",
        "Drain: stop new connections, ask clients to reconnect elsewhere at random times over minutes.",
        "A reconnect costs a handshake and a sync; 30 million within one minute are 500 000 a second.",
        "Clients wait with random back-off; the balancer admits a bounded rate.",
      ],
      devices: [
        "One person has a phone, a tablet and two browsers. What is delivered where?",
        "A connection per device, the registry maps a person to several.",
        "Each device keeps its own position per conversation and asks for what came after it.",
        "Read on one device is read on all: the mark travels like a message.",
      ],
      know: [
        "Which figure tells you first that messages are late?",
        "Time from accepted to delivered for those online, p50, p95, p99, from test accounts in each region.",
        "Age of the oldest undelivered message per queue partition.",
        "Connections per server, reconnects a second, share of sends answered by a retry.",
      ],
    }),
    deepDives: deepDives({
      transport: [
        "How messages reach an open app",
        {
          Polling: [
            ["Works everywhere, servers stay stateless."],
            [
              "Late by half the interval on average; nearly all answers are empty: 30 million clients each 2 s are 15 million requests a second.",
            ],
          ],
          "Long polling": [
            ["Nearly immediate and plain HTTP, a good fallback behind strict proxies."],
            [
              "A request per message and direction; sending still needs a second connection; order across both is ours to keep.",
            ],
          ],
          WebSocket: [
            ["One connection for both directions, few bytes, messages in order within it."],
            [
              "Servers hold state: routing, draining and reconnect storms have to be built.",
              "Idle connections need heartbeats to be noticed as dead.",
            ],
          ],
        },
      ],
      routing: [
        "How a message finds the recipient's connection",
        {
          "A registry: person → connection servers": [
            ["One lookup, then one direct hop.", "Also answers who is online."],
            [
              "Changed at each connect and disconnect; an entry may be out of date, so a miss must fall back to the store and push.",
            ],
          ],
          "Publish to a topic per person": [
            ["Senders need to know nothing; a server subscribes for whoever is connected to it."],
            ["Tens of millions of topics that come and go; the broker becomes the core that must never fail."],
          ],
          "Consistent hashing of people to servers": [
            ["No registry at all: the place is computed."],
            ["A server's loss moves all its people at once; a balancer in front must follow the same hash."],
          ],
        },
      ],
      store: [
        "Where messages live",
        {
          "Wide-column store, partition by conversation, sorted by sequence": [
            [
              "The newest page is one range in one partition.",
              "Writes scale with nodes; replication across zones is built in (Cassandra and its kin).",
            ],
            [
              "A very busy conversation is a large partition: split it by month.",
              "No transactions across conversations, no search.",
            ],
          ],
          "Relational, sharded by conversation": [
            ["Transactions and unique keys within a conversation: simple de-duplication."],
            ["Re-sharding and failover of each shard are ours; 46 000 writes a second need many of them."],
          ],
          "A queue per device, deleted when delivered": [
            ["Little to store, fits phones that keep history themselves."],
            ["No history for a new device; a month away is a long queue for each of them."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["daily_users", "Daily users", "100 million", "100 000 000", "100 M"],
      ["messages", "Messages a day, 40 from each", "daily_users × 40", "4 000 000 000", "4 billion"],
      ["send_rate", "Messages a second", "messages / 86 400 s", "46 296/s", "about 46 000/s"],
      ["peak_sends", "At peak, factor 3", "send_rate × 3", "138 889/s", "about 140 000/s"],
      ["deliveries", "Deliveries a second, 5 recipients each", "send_rate × 5", "231 481/s", "about 230 000/s"],
      ["storage_day", "Storage a day, 200 B each", "messages × 200 B", "800 GB", "800 GB"],
      ["storage_year", "Storage a year", "storage_day × 365", "292 TB", "about 300 TB"],
      ["replicated", "Three copies of a year", "storage_year × 3", "876 TB", "not quite 1 PB"],
      ["connections", "Open connections at peak", "30 million", "30 000 000", "30 M"],
      [
        "servers",
        "Connection servers at 100 000 each",
        "ceil(connections / 100 000)",
        "300",
        "300, and a third more to lose a zone",
      ],
      [
        "memory",
        "Memory for connections at 10 kB each",
        "connections × 10 kB",
        "300 GB",
        "1 GB a server: sockets are cheap",
      ],
      [
        "heartbeats",
        "Heartbeats a second, one each 30 s",
        "connections / 30 s",
        "1 000 000/s",
        "a million a second: the largest figure of all",
      ],
    ]),
    entities: [
      "User(id PK, phone unique, name, created_at, last_seen_at)",
      "Conversation(id PK, kind, title?, created_at, last_sequence)",
      "Member(conversation_id FK, user_id FK, joined_at, role, last_read_sequence; PK both). Also kept by user for the list of conversations.",
      "Message(conversation_id, sequence; PK both, sender_id FK, client_id unique within the sender, body, sent_at). client_id makes a retry harmless.",
      "Device(id PK, user_id FK, push_token, last_sync_at)",
      "Connection(user_id, device_id, server; in memory, expires without heartbeats)",
    ],
    endpoints: [
      "WebSocket send {clientId, conversationId, body} → ack {sequence, at}",
      "WebSocket event message {conversationId, sequence, sender, body}; the client answers delivered {conversationId, sequence}",
      "WebSocket read {conversationId, sequence}; event read to the others",
      "GET /v1/conversations?cursor= → newest first, each with the last message and the unread count",
      "GET /v1/conversations/{id}/messages?after=sequence&limit=50 → what was missed; before= for history",
      "POST /v1/conversations {members, title?} → 201; POST and DELETE /v1/conversations/{id}/members",
      "PUT /v1/devices/{id} {pushToken} → 204",
    ],
    referenceDesign: [
      "Phones and browsers keep one WebSocket to a connection server, through a balancer that works on the level of connections. HTTP serves lists, history and uploads.",
      "Connection servers know nothing of conversations: they authenticate, pass frames on, send heartbeats, and write person → server into the registry with an expiry of a minute.",
      "Send: the chat service checks membership, takes the conversation's next sequence number, stores the message with the client's id as a unique key, and only then acknowledges. A repeated send finds its own row and gets the same answer.",
      "Deliver: after storing, the message goes to a queue partitioned by conversation, so that order is kept. Delivery workers look up each member in the registry and hand the message to the server that holds the connection.",
      "Not connected, or no “delivered” within seconds: the worker asks the push gateway (APNs, FCM) for a notification. The message itself waits in the store.",
      "Return: the device sends the last sequence it has for each conversation that changed and reads the rest as a range. No queue per device is needed.",
      "Presence: a heartbeat every 30 s renews the registry entry; online is “has an entry”. Only people who look at a conversation subscribe to the status of those in it.",
      "Photos: signed address, upload to object storage, delivered by CDN; the message holds the reference.",
      "Groups up to 500 are delivered one by one. Above that, members get a signal and read from the store.",
    ],
    design: drawing(
      {
        client: ["client", "Phone, browser", 0, 2],
        balancer: ["balancer", "Connection balancer", 1, 2, "two zones or more"],
        sockets: ["gateway", "Connection servers", 2, 2, "100 000 sockets each"],
        registry: ["cache", "Registry, presence", 3, 3, "expires in a minute"],
        chat: ["service", "Chat service", 3, 1, "sequence, membership"],
        store: ["nosql", "Message store", 4, 0, "by conversation, 3 copies"],
        queue: ["queue", "Queue", 4, 1, "by conversation"],
        workers: ["worker", "Delivery workers", 4, 2],
        push: ["notification", "Push gateway", 5, 2, "APNs, FCM"],
        http: ["service", "History service", 2, 0, "lists, sync"],
        media: ["storage", "Media store", 1, 4, "behind a CDN"],
        monitoring: ["monitoring", "Monitoring", 5, 4, "time to delivery"],
      },
      [
        "client > balancer: WebSocket",
        "balancer > sockets",
        "client > http: HTTPS, sync",
        "http > store: ranges",
        "sockets > chat: send",
        "sockets > registry: heartbeat",
        "chat > store: store, then ack",
        "chat ~> queue",
        "queue ~> workers",
        "workers > registry: where?",
        "workers > sockets: deliver",
        "workers ~> push: not online",
        "client > media: signed upload",
        "workers ~> monitoring: delays",
      ],
    ),
    bottlenecks: [
      "Connection servers: stateful, so they are added and drained slowly; keep a third in reserve and admit reconnects at a bounded rate.",
      "The registry is asked for each delivery: keep it in memory, split by user, with a replica; losing it means a minute of pushes instead of direct delivery, no lost messages.",
      "A conversation's sequence number is one hot row: batch it in the memory of the partition's owner, stored with the message.",
      "Large, lively groups: members x messages. Bound the size that is pushed, fan out on read above it.",
      "Store: replicas in three zones; partitions of very old conversations split by month.",
      "Push providers are slow or down: a queue with a time limit, a circuit breaker, and collapse ten notifications into one.",
      "Monitoring: time to delivery p50, p95, p99, error rates, store query times, registry hit rate, reconnects; alerts on undelivered age.",
    ],
    levelTwoAnswer:
      "Draws client, server, database, and lets clients ask every second for new messages; WebSockets come after a prompt, without saying what happens when two people are on different servers. Messages get a time stamp from the phone and are sorted by it. One table, “messages”, with an index; no figure says whether it fits. Offline means push, with no word on what is fetched afterwards. Retries, doubles and the three ticks are mixed up. Presence goes to all contacts. Each piece works in a demonstration; delivery, order and scale have to be asked for one by one.",
    levelFourAnswer:
      "Separates three promises at once: stored, delivered, read. Finds 46 000 messages and 230 000 deliveries a second and, unprompted, that a million heartbeats a second are more than either. Chooses WebSockets with reasons, then asks where Ben is connected, compares a registry with topics, and lets a stale entry fall back to push and sync. Orders by a sequence number per conversation, makes retries harmless by the client's id, and acknowledges after storing. Partitions by conversation because reads are ranges of one. Replaces queues per device by “what came after my last sequence”. Walks one message to an online, an offline and a group recipient, says what a lost zone, a lost registry and a deployment look like to users, and which figure warns first.",
  },
};
