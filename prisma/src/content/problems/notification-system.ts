import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const notifications: ProblemContent = {
  id: "notification-system",
  title: "Design a notification system",
  summary: "One service that brings messages to phones, mailboxes and SMS, also when the device is offline.",
  topics: ["messaging", "queues", "reliability", "third parties"],
  seniorities: ["entry", "mid", "senior"],
  prompt: [
    "Design the notification system of a large company. Its products hand over events, such as “your parcel has left” or “somebody answered you”; people get them as push messages, e-mail or SMS.",
    "Devices are often offline, providers are slow or fail, and nobody likes to be told twice. Ask what is promised, how quickly, and who decides what a person wants to hear.",
    "Please work towards numbers, the calls for products, the stored data, a picture of the whole, and a closer look at delivery and failures.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      channels: [
        "Which channels?",
        "Push to phones (APNs, FCM), e-mail, SMS. An inbox in the app shows the same things.",
      ],
      load: [
        "How much?",
        "200 million users, 5 notifications each on average a day: 1 billion. 70 % push, 28 % e-mail, 2 % SMS.",
      ],
      urgent: [
        "How quickly?",
        "Sign-in codes within 5 seconds at p95. Transactional within a minute. Marketing within hours.",
      ],
      offline: [
        "What happens for a device that is offline?",
        "The push provider keeps a message for some time; the inbox keeps it for 30 days. Stale ones should not arrive: a code after 5 minutes is useless.",
      ],
      twice: [
        "May something arrive twice?",
        "Rarely, and better than never for parcels; never for an SMS that costs money, as far as possible.",
      ],
      prefs: [
        "What can people choose?",
        "Channel by kind, quiet hours in their time zone, unsubscribe. Codes and security cannot be switched off.",
      ],
      content: ["Who writes the texts?", "Templates in 20 languages, changed by product teams without a deployment."],
      campaigns: [
        "Are there campaigns to everybody?",
        "Yes, one to 200 million people, over two hours. It must not delay codes.",
      ],
      limit: ["Is there a limit per person?", "Three marketing messages a day; repeated events are put together."],
    }),
    requirements: {
      functional: [
        "Take an event with a person and a template, deliver by the chosen channels.",
        "Preferences, quiet hours, unsubscribe.",
        "An inbox of 30 days on every device.",
        "Campaigns to everybody.",
      ],
      nonFunctional: [
        "1 billion a day; codes within 5 s at p95 even during a campaign.",
        "Accepted means delivered at least once or known to have failed.",
        "A failing provider does not delay other channels.",
      ],
      outOfScope: ["The editor for campaigns.", "Calls by voice."],
    },
    hints: hints(
      {
        accept: [
          "What does “accepted” promise?",
          "A product calls you and gets 202. What must be on disk by then, and what may happen later?",
        ],
        lanes: [
          "A code behind a campaign",
          "200 million marketing messages stand in a queue. Where does the sign-in code stand?",
        ],
        provider: ["The SMS provider takes 30 seconds", "Follow that delay through your design. Who else waits?"],
        retry: [
          "The answer got lost",
          "You called the provider, the connection broke. Sent or not? What do you do for a parcel, what for an SMS that costs 5 cents?",
        ],
        token: ["The phone was sold", "Push tokens change and die. Where do you hear of it, and what do you do then?"],
        offline: [
          "Offline for two weeks",
          "What should a person see on return: twenty banners, or an inbox? Which messages should have died?",
        ],
      },
      {
        accept: "api",
        lanes: "design",
        provider: "deep-dive",
        retry: "deep-dive",
        token: "deep-dive",
        offline: "deep-dive",
      },
    ),
    followUps: followUps({
      celebrity: [
        "An account with millions of followers posts; each follower wants a notification. Then?",
        "Fan-out in steps: one event, expanded by workers in pages of followers, in the low lane.",
        "Hybrid: very large accounts notify only followers who were active lately; the others see it when they open the app.",
        "Put together: “Ana and 5 others posted”.",
        "Spread over minutes, or the app's own servers get the crowd that taps at once.",
      ],
      down: [
        "The database goes down while events arrive.",
        "Events are accepted into the durable queue, which is the write-ahead log.",
        "Preferences come from a cache; without it only security messages go out.",
        "Replicas in several zones take reads at once, one is promoted.",
        "De-duplication state lost: prefer late over twice for SMS.",
      ],
      consistency: [
        "Where must this be strongly consistent?",
        "Unsubscribe: from the next message on, also those in the queue: check just before sending.",
        "One code, one SMS: an insert “if absent” on the event's id decides.",
        "Counts and read marks: eventual.",
        "CAP: in a partition codes choose availability, marketing waits.",
        "Charging customers per SMS: count by events and settle; a saga with compensation, not a distributed transaction per message.",
      ],
      dead: [
        "APNs is down for an hour. What happens?",
        "A circuit breaker stops calls; the push queue grows: at 8 100 a second that is 29 million.",
        "Messages carry an end date: codes die, parcels wait.",
        "Other channels go on; urgent kinds fall over to SMS by rule.",
        "On return, drain at a bounded rate, newest urgent first.",
      ],
      storm: [
        "A bug sends 50 million wrong messages. How do you stop it?",
        "A switch per product and template, looked at just before sending.",
        "Limits per product and per person catch it early.",
        "Everything in the queue has the template's id: it can be dropped.",
        "Who may press the switch, and is it recorded?",
      ],
      know: [
        "How do you know that codes arrive?",
        "Time from accepted to provider's receipt by channel, country and provider, p95 and p99.",
        "Test phones that receive real codes each minute.",
        "Share of codes entered: the only proof that somebody read them.",
      ],
    }),
    deepDives: deepDives({
      lanes: [
        "How urgent ones get past the crowd",
        {
          "One queue with priorities": [
            ["One thing to run."],
            [
              "Many brokers know no priorities, or only within a partition; workers busy with slow calls block all the same.",
            ],
          ],
          "A queue per channel and urgency, workers of their own": [
            ["A campaign or a slow provider delays its own lane only.", "Each lane scales by its own age."],
            ["Nine lanes to run; idle workers are kept for codes."],
          ],
          "A separate path for codes": [
            ["The fewest parts between product and provider."],
            ["Twice the code; preferences and limits may drift apart."],
          ],
        },
      ],
      once: [
        "At least once, at most once",
        {
          "Retry until acknowledged": [["Nothing is lost."], ["Doubles after every lost answer."]],
          "Record the id before sending, never retry an unknown outcome": [
            ["No doubles, right for what costs money."],
            ["A crash between record and call loses the message."],
          ],
          "Idempotency key to the provider": [
            ["Safe retries where the provider supports it."],
            ["Few do, and each for another length of time; others need the record."],
          ],
        },
      ],
      offline: [
        "What a device that was offline gets",
        {
          "Leave it to APNs and FCM": [
            ["Nothing to build; they know when a device is back."],
            ["They keep one or few per app and drop the rest; no inbox on the web."],
          ],
          "Inbox in our store, push is only a signal": [
            ["Complete and the same on every device; read marks.", "A lost push loses nothing."],
            ["A store of 30 billion rows and a sync call at each start of the app."],
          ],
          "Fall over to another channel after a while": [
            ["Important things arrive."],
            ["Costs money, and twice when the first was only late."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["a_day", "Notifications a day", "200 million × 5", "1 000 000 000", "1 billion"],
      ["rate", "On average", "a_day / 86 400 s", "11 574/s", "about 12 000/s"],
      ["push", "Push, 70 %", "rate × 70 %", "8 102/s", "about 8 000/s"],
      ["mail", "E-mail, 28 %", "rate × 28 %", "3 241/s", "about 3 000/s"],
      ["sms", "SMS, 2 %", "rate × 2 %", "231.5/s", "about 230/s"],
      [
        "campaign",
        "A campaign to 200 M in two hours",
        "200 million / 2 hours",
        "27 778/s",
        "28 000/s on top: twice the normal load",
      ],
      [
        "workers",
        "Push calls at once, 100 ms each, campaign included",
        "(push + campaign) × 100 ms",
        "3 588",
        "about 3 600 open calls",
      ],
      ["inbox_day", "Inbox a day, 500 B each", "a_day × 500 B", "500 GB", "500 GB"],
      ["inbox", "Inbox of 30 days", "inbox_day × 30", "15 TB", "15 TB, three copies 45"],
      [
        "sms_cost",
        "SMS a day at 5 cents, in dollars",
        "a_day × 2 % × 0.05",
        "1 000 000",
        "a million dollars a day: use it sparingly",
      ],
      ["outage", "Waiting after an hour without push", "push × 1 hour", "29 166 667", "29 million to drain"],
    ]),
    entities: [
      "Event(id PK from the product, product, kind, user_id, data, expires_at, accepted_at)",
      "Template(id PK, kind, channel, language, version, body, state)",
      "Preference(user_id, kind; PK both, channels, quiet_from, quiet_to, time_zone)",
      "Device(id PK, user_id FK, platform, push_token unique, last_seen_at, dead_at?)",
      "Delivery(event_id, channel, device_id; PK all three, state, tries, provider_id, at). Says whether it was sent.",
      "InboxItem(user_id, time-ordered id; PK both, title, body, read_at?; expires after 30 days)",
    ],
    endpoints: [
      "POST /v1/events {id, kind, userId, data, expiresAt} → 202. The id is the product's: a repeated call changes nothing.",
      "POST /v1/campaigns {kind, audience, startAt, overMinutes}",
      "PUT /v1/users/{id}/preferences; GET and POST /v1/unsubscribe/{token}",
      "PUT /v1/devices/{id} {platform, pushToken}",
      "GET /v1/inbox?after=&limit=50; PUT /v1/inbox/{id}/read",
      "POST /v1/receipts/{provider}, called by providers: delivered, bounced, token dead",
    ],
    referenceDesign: [
      "Products → event API: checks, writes the event to the durable log and answers 202. That is the promise.",
      "The router reads events, drops what it has seen (by id), looks up preferences, quiet hours and limits, chooses channels, and renders the template in the person's language.",
      "It writes the inbox item and puts one message per channel and device into the lane for its urgency: codes, transactional, marketing, each for push, mail and SMS.",
      "Senders per lane: check the end date, the switch and unsubscribe once more, record the try, call the provider with a time limit, record the outcome.",
      "Failures: known ones are retried with growing pauses; a dead token removes the device; after the last try the message goes to a dead-letter queue and, by rule, to another channel.",
      "A circuit breaker per provider; two SMS and two mail providers, chosen by country and health.",
      "Receipts come back through an API of their own and update deliveries.",
      "Offline device: the provider holds the push until its end date; on its next start the app asks the inbox for what came after its last item.",
      "Campaigns are expanded by workers in pages, at a set rate, into the marketing lanes alone.",
    ],
    design: drawing(
      {
        products: ["external", "Products", 0, 1],
        campaigns: ["worker", "Campaign expander", 0, 2, "at a set rate"],
        api: ["gateway", "Event API", 1, 1, "202 when stored"],
        log: ["queue", "Event log", 2, 1, "durable"],
        router: ["service", "Router", 3, 1, "who, how, which text"],
        prefs: ["sql", "Preferences", 3, 0, "cached"],
        inbox: ["nosql", "Inbox", 3, 2, "30 days"],
        codes: ["queue", "Lane: codes", 4, 0],
        normal: ["queue", "Lane: transactional", 4, 1],
        marketing: ["queue", "Lane: marketing", 4, 2],
        senders: ["worker", "Senders", 5, 1, "per channel, breakers"],
        push: ["notification", "APNs, FCM", 6, 0],
        mail: ["external", "Mail, SMS providers", 6, 2, "two of each"],
        app: ["client", "App", 3, 3],
        monitoring: ["monitoring", "Monitoring", 5, 2, "accepted to receipt"],
      },
      [
        "products > api: event",
        "campaigns > api",
        "api > log: store",
        "log ~> router",
        "router > prefs",
        "router > inbox: always",
        "router ~> codes",
        "router ~> normal",
        "router ~> marketing",
        "codes ~> senders",
        "normal ~> senders",
        "marketing ~> senders",
        "senders > push",
        "senders > mail",
        "app > inbox: what came after",
        "senders ~> monitoring: receipts",
      ],
    ),
    bottlenecks: [
      "Providers are the slowest part: time limits, breakers, a second provider, lanes of their own.",
      "Preferences are read for each event: cache with invalidation, replicas; unsubscribe is checked at the end.",
      "A campaign doubles the load: a set rate, and lanes that codes never share.",
      "The event log is the one thing that must not fail: three copies over zones, acknowledged by two.",
      "Inbox: partition by user; expiry by the store.",
      "Monitoring: accepted to receipt p50, p95, p99 by lane, age of each lane, error rates by provider, dead tokens; a test phone per country.",
    ],
    levelTwoAnswer:
      "A service with a method send(user, text) that calls the provider, soon with a queue in front “to be asynchronous”. One queue for everything; the code behind a campaign is found only by asking. Retries three times, without a word on doubles or end dates. Offline means “the provider handles it”. Preferences are a table that is read when the event arrives and not again. Works out a billion a day but not calls open at once. A fair start for one product; the promise to the products is not stated.",
    levelFourAnswer:
      "States what “accepted” means and builds backwards from it: durable log, then everything else. Separates lanes by urgency and channel because of one sentence about a code behind a campaign, and shows with 28 000 a second that it matters. Discusses lost answers per channel: retry for push, record first for SMS with its cost. Gives messages an end date, makes the inbox the truth and push a signal, so offline devices need no special case. Adds breakers, a second provider, a switch per template. Says what is checked again just before sending. Measures accepted to receipt and the share of codes entered.",
  },
};
