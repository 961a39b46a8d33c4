import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const fileSync: ProblemContent = {
  id: "file-sync",
  title: "Design Dropbox",
  summary: "Keeps folders the same on all devices: changed pieces only, offline work, and conflicts that lose nothing.",
  topics: ["storage", "synchronisation", "deduplication", "conflicts"],
  seniorities: ["mid", "senior"],
  prompt: [
    "Design a file synchronisation service like Dropbox. A folder on one's computer is the same on every device; files can be shared, and earlier versions brought back.",
    "Ask about sizes and numbers, offline work, what happens when two people change one file, and how quickly a change must arrive.",
    "Please work towards numbers, the calls and data, a picture of the whole, and a closer look at how a change travels and how conflicts end.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "Which features?",
        "Synchronise folders over devices, share folders, 30 days of versions. Editing together inside a file is out.",
      ],
      load: [
        "How many users and files?",
        "100 million daily users with 3 devices each; 10 changed files a day each, 1 MB on average, up to 50 GB.",
      ],
      change: ["How much of a file changes?", "Often a little of a large one: on average 20 % of the blocks are new."],
      fast: [
        "How quickly must it arrive?",
        "Within 10 s on a device that is online. An upload must survive lost networks and restarts.",
      ],
      offline: ["Is there work offline?", "Yes, for weeks. Nothing anybody wrote may be lost."],
      conflict: [
        "Two change one file offline. Then?",
        "Both stay: one under the name, the other as “conflicted copy”. We do not look into files.",
      ],
      same: ["Do people have the same files?", "Within a company often: 30 % of blocks are known already."],
      private: ["Encryption?", "On the way and at rest by us. Say what keys of the user's own would cost."],
      durable: ["How durable?", "Acknowledged blocks are never lost: eleven nines, as people say."],
    }),
    requirements: {
      functional: [
        "Changes travel to all devices and to those who share the folder.",
        "Only changed pieces travel; interrupted ones go on.",
        "Versions of 30 days; conflicts keep both.",
      ],
      nonFunctional: [
        "1 billion changed files a day, 300 million devices.",
        "10 s to a device online; weeks offline are normal.",
        "Nothing acknowledged is lost; a folder is never half changed.",
      ],
      outOfScope: ["Editing together inside a file.", "Search in contents, previews."],
    },
    hints: hints(
      {
        piece: ["A line in 2 GB", "Somebody changes one line of a 2 GB file. What travels in your design?"],
        shift: [
          "A letter at the start",
          "You cut the file each 4 MB. One letter is put in at the start. How many pieces changed?",
        ],
        name: [
          "A name made of content",
          "If a piece is called by the hash of its content, what follows for sending twice, for storing twice, for changing?",
        ],
        order: [
          "Pieces first, or the list first?",
          "A device tells the others of a file whose pieces are still on the way. Which order avoids this?",
        ],
        know: [
          "Who has changed?",
          "300 million devices ask each 10 s whether something is new. How many requests is that, and what else could they do?",
        ],
        both: [
          "Ana and Ben, both on a train",
          "Both have version 7 and save. What does the server see when each comes back, and how does it know?",
        ],
      },
      { piece: "design", shift: "deep-dive", name: "deep-dive", order: "deep-dive", know: "design", both: "deep-dive" },
    ),
    followUps: followUps({
      conflict: [
        "Ana renames a folder while Ben, offline, adds a file in it. What is right?",
        "Names are entries that point to ids: the file's parent is the folder's id, not its path.",
        "Ben's commit has an older parent version, but touches something else: it can be applied.",
        "Delete against change: the change wins, the folder comes back.",
        "Two of one name: one gets “conflicted copy”.",
      ],
      celebrity: [
        "A person with millions of followers posts the link to a shared 1 GB file. What happens?",
        "Reading is a download problem: blocks through a CDN, addresses by hash, cacheable for ever.",
        "One hot metadata row: cached, counted in parts.",
        "A limit of traffic per link, with a clear page.",
        "The post is fanned out by a hybrid elsewhere; a link does not synchronise to followers.",
      ],
      down: [
        "The metadata database of a shard goes down.",
        "Devices go on working: offline is the normal case.",
        "Blocks can still be uploaded; commits wait in the device's journal, a write-ahead log at the edge.",
        "Replicas in zones, promotion; reads of lists at once.",
        "Never acknowledge a commit that one copy alone has.",
      ],
      consistency: [
        "Which operations are strong?",
        "A commit to a folder: one order per namespace, compare-and-set on its version.",
        "Counts of used space: eventual, checked at upload with a margin.",
        "Block exists: asked before upload; a wrong “yes” loses data, so it is checked against the store.",
        "CAP: devices choose availability and meet conflicts later. Paying for space goes by saga.",
      ],
      ransom: [
        "Malware encrypts a person's files on their computer. What does your service do?",
        "It synchronises faithfully: versions of 30 days are the rescue.",
        "Notice: thousands of changes in minutes, contents that no longer compress. Pause and ask.",
        "Bring a whole folder back to a time: the log of commits has it.",
      ],
      keys: [
        "A company wants keys of its own. What do you lose?",
        "No equal blocks over companies; previews and search on the server.",
        "A lost key is lost data.",
        "Sharing outside needs keys to be wrapped for others.",
      ],
    }),
    deepDives: deepDives({
      chunk: [
        "How files are cut",
        {
          "Whole files": [["Nothing to build."], ["A line in 2 GB is 2 GB, for each device."]],
          "Fixed blocks of 4 MB": [
            ["Easy; parallel and resumable; equal blocks found."],
            ["Something put in at the start shifts all blocks."],
          ],
          "Blocks cut by content (rolling hash)": [
            ["An insert changes one or two blocks.", "Finds more that is equal."],
            ["Costs computing on the device; blocks of uneven size."],
          ],
        },
      ],
      notify: [
        "How devices learn of changes",
        {
          "Ask each 10 s": [["No state."], ["30 million requests a second, nearly all empty."]],
          "Long poll or socket that only says “something is new”": [
            ["Seconds, small; the device then asks with its cursor.", "A lost signal costs nothing: the cursor tells."],
            ["300 million open connections at the most."],
          ],
          "Send the change itself": [
            ["One trip less."],
            ["Order and loss must be handled in the channel; large shared folders multiply it."],
          ],
        },
      ],
      conflict: [
        "How two changes meet",
        {
          "Last one wins": [["Simple, no second file."], ["Somebody's work is gone, silently."]],
          "Compare-and-set on the version, loser becomes a copy": [
            ["Nothing is lost, rule of one sentence."],
            ["People have to put two files together."],
          ],
          "Merge the content": [
            ["Looks like magic for text."],
            ["Needs to know the format; wrong merges are worse than two files."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["files", "Changed files a day", "100 million × 10", "1 000 000 000", "1 billion"],
      ["commits", "Commits a second", "files / 86 400 s", "11 574/s", "about 12 000/s"],
      ["peak", "At peak, factor 3", "commits × 3", "34 722/s", "about 35 000/s"],
      ["whole", "If whole files travelled, 1 MB each", "files × 1 MB", "1 PB", "1 PB a day"],
      ["new", "New blocks, 20 %", "whole × 20 %", "200 TB", "200 TB"],
      ["stored", "Not known already, 70 % of these", "new × 70 %", "140 TB", "140 TB a day"],
      ["in", "Bandwidth in", "stored / 1 day", "1.62 GB/s (13 Gbit/s)", "13 Gbit/s instead of 93"],
      ["out", "Out to 2 other devices, new blocks", "new × 2 / 1 day", "4.63 GB/s", "37 Gbit/s"],
      ["yearly", "Stored a year with erasure coding, factor 1.5", "stored × 365 × 1.5", "76.65 PB", "about 77 PB"],
      ["polling", "Requests if 300 M devices ask each 10 s", "300 million / 10 s", "30 000 000/s", "30 M/s: no"],
      ["blocks", "Blocks of a 50 GB file at 4 MB", "50 GB / 4 MB", "12 500", "12 500"],
      [
        "entries",
        "Metadata a year, 3 kB a change",
        "files × 365 × 3 kB",
        "1 095 TB",
        "about 1.1 PB before old versions go",
      ],
    ]),
    entities: [
      "Namespace(id PK, owner_id, head_version). A root or a shared folder: the unit of order and of sharding.",
      "Entry(namespace_id, id; PK both, parent_id, name, kind, file_version, deleted_at?). Unique parent and name among those not deleted.",
      "FileVersion(id PK, entry_id FK, block_hashes, bytes, device_id, at)",
      "Commit(namespace_id, version; PK both, changes, device_id, at). The log that devices follow.",
      "Block(hash PK, bytes, storage_key, references)",
      "Access(namespace_id, user_id; PK both, role); Device(id PK, user_id, cursors)",
    ],
    endpoints: [
      "POST /v1/blocks/missing {hashes} → those the server lacks",
      "PUT /v1/blocks/{hash}, checked against the hash; in parallel, repeatable",
      "POST /v1/namespaces/{id}/commits {baseVersion, changes, commitId} → 200 {version} | 409 {changes since}",
      "GET /v1/namespaces/{id}/commits?after=version → what is new",
      "GET /v1/changes/wait?cursors= → answers when something is new, or after a minute",
      "GET /v1/blocks/{hash} by signed address; POST /v1/namespaces/{id}/restore {at}",
    ],
    referenceDesign: [
      "The client watches the folder, cuts changed files by content, names blocks by SHA-256, and keeps a journal of what it has still to do.",
      "Blocks first: asks which are missing, uploads those to the block service, several at once. A restart goes on with what is missing.",
      "Then the commit: changes with the base version. The metadata service, in one transaction on the namespace's shard, compares with the head, checks that all blocks are there, writes entries, log and new head. A folder is never half changed.",
      "409: the client gets the changes since, applies them, puts its own on top; where both changed one file it makes a conflicted copy, and commits again.",
      "Signal: the commit goes to a queue; the notify service wakes devices that wait on this namespace. They ask for commits after their cursor and fetch missing blocks.",
      "Shared folder: a namespace of its own, mounted in several roots: one log for all.",
      "Block store: object storage with erasure coding over zones; hot blocks through a CDN for links.",
      "Equal blocks are found within a company alone, so that nobody learns what others have.",
      "Cleaning: versions older than 30 days go, blocks without references after a further week, checked twice.",
    ],
    design: drawing(
      {
        a: ["client", "Device A", 0, 1, "cuts, journal"],
        b: ["client", "Device B", 0, 3, "cursor"],
        blocks: ["service", "Block service", 2, 0, "checks hashes"],
        store: ["storage", "Block store", 3, 0, "erasure coding"],
        balancer: ["balancer", "Load balancer", 1, 1],
        meta: ["service", "Metadata service", 2, 1, "compare-and-set"],
        db: ["sql", "Namespaces", 3, 1, "sharded, sync copy"],
        cache: ["cache", "Heads, rights", 2, 2],
        queue: ["queue", "Queue: commits", 4, 1],
        notify: ["gateway", "Notify service", 1, 3, "wakes waiting devices"],
        fan: ["worker", "Who waits?", 3, 3],
        cdn: ["cdn", "CDN for links", 1, 0],
        cleaner: ["worker", "Cleaner", 4, 0, "30 days"],
        monitoring: ["monitoring", "Monitoring", 4, 2, "save to seen"],
      },
      [
        "a > balancer: HTTPS",
        "balancer > blocks: missing blocks",
        "balancer > meta: then commit",
        "blocks > store",
        "meta > db: one transaction",
        "meta > cache",
        "db ~> queue",
        "queue ~> fan",
        "fan > notify",
        "notify > b: something is new",
        "cdn > blocks: on a miss",
        "a > cdn: open a link",
        "cleaner > store: unreferenced",
        "queue ~> monitoring",
      ],
    ),
    bottlenecks: [
      "Namespaces that thousands share: one order per namespace limits commits; batch, and advise to split.",
      "Metadata: shards by namespace, synchronous copy, promotion; devices wait offline.",
      "Connections that wait: many cheap ones; random times when they come back after a failure.",
      "Block store: erasure coding over three zones, checks of hashes at rest, a second region.",
      "Cleaner: the one part that deletes; marks first, waits, checks twice.",
      "Monitoring: save to seen p50, p95, p99, share of 409, upload failures, age of the queue, error rates, blocks that fail their hash (zero).",
    ],
    levelTwoAnswer:
      "Uploads whole files to S3 with a table of paths, devices ask each minute. Blocks come after a hint, of fixed size. A rename is a new upload, because the path is the key. Conflicts: last one wins, “with a time stamp” from the device. The list is written before the file has arrived. Bandwidth is reckoned for whole files and accepted. Versions mean copies. It would back up a folder; synchronising is another thing.",
    levelFourAnswer:
      "Treats offline as the normal case and builds on it: journal, cursors, repeatable steps. Cuts by content, names by hash, and turns 93 Gbit/s into 13 by number. Blocks first, then one atomic commit on the namespace's version, so that no folder is half changed. Ends conflicts by compare-and-set and a copy, and goes through rename against add, delete against change. Wakes devices by a signal that may be lost, because the cursor tells. Limits equal blocks to a company and says why. Is careful with the one part that deletes. Watches save to seen, and hash failures that must be zero.",
  },
};
