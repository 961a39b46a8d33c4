import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const videoStreaming: ProblemContent = {
  id: "video-streaming",
  title: "Design YouTube",
  summary: "Video upload, transcoding into many qualities, and streaming that adapts to the viewer's network.",
  topics: ["media", "cdn", "transcoding", "storage"],
  seniorities: ["mid", "senior", "staff"],
  prompt: [
    "Design a video service like YouTube or Netflix. People upload videos; others watch them on phones, televisions and laptops, on good networks and bad ones.",
    "Ask about lengths, numbers, how soon a video must be watchable, live or not, and what it may cost. Agree on a scope first.",
    "Please work towards numbers (bandwidth above all), the main calls and data, a picture of the whole, and a closer look at processing and delivery.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "Which features?",
        "Upload, process, watch, a page per video, view counts. Search and recommendations exist elsewhere. No live streams.",
      ],
      load: [
        "How much is uploaded and watched?",
        "500 hours of video uploaded each minute; 1 billion hours watched a day.",
      ],
      quality: [
        "Which qualities?",
        "From 240p to 1080p in five steps; on average a viewer needs 2.5 Mbit/s. Uploads come at 8 Mbit/s.",
      ],
      soon: [
        "How soon is an upload watchable?",
        "A short video within a few minutes in one quality, all of them within an hour.",
      ],
      start: ["What must be fast?", "Play starts within 2 s at p95; stalls in less than 1 % of the watched time."],
      popular: [
        "How is watching spread?",
        "10 % of the videos get 90 % of the views; most are never watched after the first month.",
      ],
      durable: ["May originals be lost?", "No. The qualities can be made again."],
      counts: [
        "How exact are view counts?",
        "Minutes late and roughly right; advertisers are billed from another system.",
      ],
      rights: ["Are there rights by country?", "Yes, a list of countries per video; checked when play starts."],
    }),
    requirements: {
      functional: [
        "Upload that survives interruptions.",
        "Several qualities, switched while playing.",
        "Watch on any device, go to any second.",
        "View counts.",
      ],
      nonFunctional: [
        "500 hours a minute in, 1 billion hours a day out.",
        "Start within 2 s at p95, hardly any stalls, all over the world.",
        "Originals are never lost.",
      ],
      outOfScope: ["Live streams, search, recommendations, advertisements."],
    },
    hints: hints(
      {
        unit: [
          "What is the unit?",
          "Two hours of film as one file, and the viewer jumps to minute 90 on a network that gets worse. What should be fetched, and in what size of piece?",
        ],
        chunks: [
          "One hour, one machine?",
          "Transcoding an hour takes a machine an hour. How does it become ten minutes?",
        ],
        bill: [
          "Find the bill",
          "Work out the bytes a second going out. From how many places, and who pays for the way?",
        ],
        tail: [
          "Most are never watched",
          "Does each video need all qualities and all places? What do you know about it on its first day?",
        ],
        adapt: ["Who chooses the quality?", "Server or player: who knows first that the train has entered a tunnel?"],
        queue: ["A worker dies at 80 %", "What is lost, and how does somebody notice? Does your job have pieces?"],
      },
      {
        unit: "design",
        chunks: "design",
        bill: "estimate",
        tail: "deep-dive",
        adapt: "deep-dive",
        queue: "bottlenecks",
      },
    ),
    followUps: followUps({
      celebrity: [
        "A channel with millions of followers publishes. What gets hot?",
        "The video's first segments: push them to the edges before it is announced.",
        "Notifications: hybrid fan-out, large channels over minutes and merged on read in subscriptions.",
        "View counter: one row for millions of adds; count in parts and add up.",
        "One fetch per region through a shield.",
      ],
      down: [
        "The metadata database loses its primary during prime time.",
        "Playing goes on: players hold the manifest, segments come from the CDN.",
        "Replicas in several zones answer reads at once; one is promoted.",
        "New uploads wait: the event is in the queue, which serves as a write-ahead log.",
        "Counts are added later.",
      ],
      consistency: [
        "What is strong, what eventual?",
        "Rights and deletion: a withdrawn video stops within a minute everywhere: short manifests' life, edges ask.",
        "State of the processing: one writer per video.",
        "Counts, comments, subscriptions: eventual.",
        "CAP: playing chooses availability; buying a film is a payment with a saga and compensation.",
      ],
      live: [
        "Product wants live streams. What changes?",
        "Processing in seconds instead of minutes, each segment as it comes.",
        "Everybody is at the same second: the edge sees a crowd for one new file each 2 s; collapse requests.",
        "Delay against stalls: shorter segments, smaller buffers.",
      ],
      cost: [
        "Traffic costs must fall by a third. Options?",
        "Better codec for what is watched most: 30 % fewer bytes, several times the computing.",
        "Own caches inside the networks of large providers.",
        "No top quality on small screens.",
        "Colder storage and fewer qualities for the tail.",
      ],
      know: [
        "How do you know that people suffer?",
        "Players report start time, stalls, switches of quality, by network and country.",
        "Hit rate and time to first byte per edge.",
        "Age of the processing queue.",
      ],
    }),
    deepDives: deepDives({
      processing: [
        "How a video is processed",
        {
          "One job per video": [
            ["Simple; the file stays in one place."],
            ["A long film takes hours; a crash starts again."],
          ],
          "Cut into segments, processed at once, put together": [
            [
              "Time bounded by the longest piece; a crash costs one piece.",
              "Pieces x qualities fill any number of machines.",
            ],
            ["A graph of tasks to control; cuts must lie on key frames."],
          ],
          "On demand at the first view": [
            ["The tail costs nothing."],
            ["The first viewer waits, and it happens at the worst moment."],
          ],
        },
      ],
      delivery: [
        "How segments reach viewers",
        {
          "A rented CDN": [["Everywhere from the first day."], ["At this volume the price decides the business."]],
          "Own edge caches inside access networks": [
            ["Cheapest bytes and the shortest way; filled at night with what will be watched."],
            ["Thousands of machines in other people's rooms."],
          ],
          "Hybrid by popularity": [
            ["Hot ones from own edges, the tail from regional caches or the origin."],
            ["A system that predicts and moves; two ways to steer."],
          ],
        },
      ],
      protocol: [
        "How playing adapts",
        {
          "One file by range requests": [
            ["Plain HTTP, works everywhere."],
            ["No change of quality; a bad network stalls."],
          ],
          "Segments with a manifest (HLS, DASH), the player chooses": [
            ["Adapts within seconds, plain files for caches.", "The player knows its buffer best."],
            ["Many small files: five qualities x 1 800 segments for two hours."],
          ],
          "A server that sends what it thinks fit": [["Central control of cost."], ["State per viewer, no caches."]],
        },
      ],
    }),
    estimates: estimates([
      ["uploaded", "Hours uploaded a day", "500 × 60 × 24", "720 000", "720 000 hours"],
      ["in", "Bandwidth in, 8 Mbit/s", "uploaded × 1 hour × (8 Mbit / 1 s) / 1 day", "240 Gbit/s", "240 Gbit/s"],
      ["originals", "Originals a day", "in × 1 day", "2.592 PB", "2.6 PB"],
      ["renditions", "All qualities together, 60 % of the original", "originals × 60 %", "1.555 PB", "1.6 PB"],
      [
        "yearly",
        "Stored in a year, one copy",
        "(originals + renditions) × 365",
        "1 513.7 PB",
        "1.5 EB: the tail must become cheaper",
      ],
      ["viewers", "Viewers at the same moment", "1 billion × 1 hour / 1 day", "41 666 667", "about 40 M on average"],
      ["out", "Bandwidth out, 2.5 Mbit/s each", "viewers × 2.5 Mbit / 1 s", "104.2 Tbit/s", "about 100 Tbit/s"],
      ["ratio", "Out : in", "out : in", "434 : 1", "delivery is everything"],
      ["origin", "From the origin at 98 % hits", "out × 2 %", "2.083 Tbit/s", "2 Tbit/s, spread over regions"],
      [
        "edges",
        "Edge machines at 40 Gbit/s each",
        "ceil(out / (40 Gbit / 1 s))",
        "2 605",
        "2 600, twice that for the evening",
      ],
      [
        "cores",
        "Cores for processing, 5 core hours an hour of video",
        "uploaded × 5 / 24",
        "150 000",
        "150 000 cores busy all day",
      ],
      [
        "segments",
        "Segments of 4 s uploaded a day, five qualities",
        "uploaded × 3 600 / 4 × 5",
        "3 240 000 000",
        "3 billion files a day: pack them",
      ],
    ]),
    entities: [
      "Video(id PK, channel_id FK, title, state: uploading | processing | ready | withdrawn, duration, countries, created_at)",
      "Upload(id PK, video_id FK, parts_done, expires_at)",
      "Task(video_id, segment, quality; PK all three, state, machine, lease_until)",
      "Rendition(video_id, quality; PK both, manifest_key, codec, bytes)",
      "ViewCount(video_id, part; PK both, count). Added up when read.",
      "Channel(id PK, owner_id FK, name, subscribers)",
    ],
    endpoints: [
      "POST /v1/videos {title, bytes} → 201 {videoId, uploadParts}; PUT each part to storage; POST /v1/videos/{id}/complete",
      "GET /v1/videos/{id} → metadata and state",
      "GET /v1/videos/{id}/playback → {manifestUrl, licence?}; 451 where the country is not allowed",
      "GET https://cdn/{video}/{quality}/{segment}, signed, cacheable for a year",
      "POST /v1/playback-events, a batch each 30 s: position, quality, stalls",
      "DELETE /v1/videos/{id} → 202",
    ],
    referenceDesign: [
      "Upload directly to object storage in parts by signed addresses; the API only keeps the state. A lost connection costs a part.",
      "“Uploaded” goes to the queue. The controller cuts the file at key frames into pieces of about a minute and makes a task per piece and quality, lowest quality first.",
      "Workers take tasks with a lease, write segments of 4 s, report. A lease that runs out is given to another. When all tasks of a quality are done its manifest is written: watchable from then on.",
      "Checks (copies of others' work, harmful content) run beside it and can hold the video back.",
      "Play: the API checks country and state, chooses the edge nearest to the viewer and answers with a manifest address. The player fetches segments, measures, and chooses the quality itself.",
      "Edge → regional cache → storage. Segments never change, so nothing has to be invalidated; withdrawal works by short-lived signatures.",
      "Prediction: large channels and rising videos are pushed to edges; the tail stays in the region.",
      "Players report each half minute; a stream counts views in parts and feeds the measurements.",
      "After 30 days without views only two qualities are kept; the others can be made again.",
    ],
    design: drawing(
      {
        uploader: ["client", "Uploader", 0, 0],
        viewer: ["client", "Viewer", 0, 3],
        api: ["gateway", "API servers", 1, 1, "behind a balancer"],
        meta: ["sql", "Metadata", 2, 1, "sharded, replicas"],
        raw: ["storage", "Originals", 2, 0, "2.6 PB a day"],
        queue: ["queue", "Queue: uploaded", 3, 0],
        control: ["service", "Task controller", 4, 0, "leases"],
        workers: ["worker", "Transcoders", 4, 1, "pieces × qualities"],
        segments: ["storage", "Segments", 4, 3, "never change"],
        regional: ["cache", "Regional cache", 3, 3],
        edge: ["cdn", "Edge caches", 2, 3, "98 % hits"],
        events: ["queue", "Playback events", 2, 2],
        stats: ["worker", "Counts, quality", 3, 2],
        monitoring: ["monitoring", "Monitoring", 3, 1, "starts, stalls"],
      },
      [
        "uploader > raw: parts, signed",
        "uploader > api: start, complete",
        "viewer > api: play?",
        "api > meta",
        "raw ~> queue",
        "queue ~> control: cut",
        "control ~> workers: tasks",
        "workers > segments: 4 s each",
        "viewer > edge: segments",
        "edge > regional: on a miss",
        "regional > segments",
        "viewer ~> events: each 30 s",
        "events ~> stats",
        "stats > monitoring",
      ],
    ),
    bottlenecks: [
      "Bandwidth: 100 Tbit/s only works from edges inside access networks; each per cent of hit rate is a Tbit/s.",
      "Evening peak: twice the average; push ahead at night, lower the top quality before stalling.",
      "Processing backlog: scale by age of the queue; lowest quality first.",
      "A hot video: collapse requests at edge and region; count views in parts.",
      "An edge or a region is lost: steering by DNS and by a list of hosts in the manifest; players try the next one.",
      "Originals: erasure coding over zones, a second region.",
      "Monitoring: start time p50, p95, p99, share of stalls, hit rate, error rates, age of tasks.",
    ],
    levelTwoAnswer:
      "Upload to S3, a queue, a worker with ffmpeg, a CDN: named in a minute, and then little follows. Bandwidth out is not reckoned, or bits and bytes are mixed up. One job per video; a crash at 80 % starts again. Quality is chosen by the user in a menu; segments and manifests come after hints. View counts are an update per view. The tail costs as much as the hits. The parts are known by name, not by their reasons.",
    levelFourAnswer:
      "Gets 240 Gbit/s in against 100 Tbit/s out within minutes and builds from the exit: segments that never change, edges, regions, a hit rate with a price. Cuts uploads into pieces with leases, lowest quality first, so that a film is watchable in minutes and a dead worker costs one piece. Lets the player choose and says why. Treats the tail differently in storage, qualities and places. Withdraws a video by short signatures instead of purges. Counts in parts. Follows one segment from a miss to a hit, names what viewers notice when an edge, a region or the database is lost, and measures stalls at the player.",
  },
};
