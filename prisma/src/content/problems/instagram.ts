import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const instagram: ProblemContent = {
  id: "instagram",
  title: "Design Instagram",
  summary: "Photo sharing: uploads from phones, many sizes, and delivery to feeds all over the world.",
  topics: ["media", "cdn", "feeds", "storage"],
  seniorities: ["mid", "senior"],
  prompt: [
    "Design a photo-sharing service like Instagram. People upload photos with a caption, follow one another, and scroll through a feed of what the accounts they follow have posted.",
    "The heart of this one is images: how they get in, in which forms they are kept, and how they reach a phone on the other side of the world quickly and at a bearable cost. Ask what is in scope before you draw.",
    "Please work towards numbers, the main calls and data, a picture of the whole, and a closer look at upload and delivery. Think aloud about what you trade.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "Which features?",
        "Upload a photo with a caption, follow, feed, like. Comments second. No stories, no messages, no search.",
      ],
      load: [
        "How many users and photos?",
        "400 million daily users, 100 million photos a day, each user sees 80 photos a day.",
      ],
      size: [
        "How large is a photo?",
        "3 MB as it comes from the phone. We keep the original and four sizes, together 800 kB; a feed shows one of 150 kB.",
      ],
      video: ["Videos?", "Not now; say what would change."],
      latency: [
        "What must be fast?",
        "First photos of the feed on the screen within a second on a mobile network; an upload may take some seconds but must survive a lost connection.",
      ],
      fresh: ["How fresh is the feed?", "A minute is fine for followers; authors see their photo at once."],
      durable: ["May we lose photos?", "Never an acknowledged original. The sizes can be made again."],
      private: [
        "Are there private accounts?",
        "Yes: photos of private accounts are seen by approved followers alone, also by somebody who knows the address.",
      ],
      delete: [
        "What does deletion mean?",
        "Gone from feeds within a minute, from caches within an hour, from storage within 30 days.",
      ],
    }),
    requirements: {
      functional: [
        "Upload a photo with a caption; follow and like.",
        "A feed of followed accounts, newest first.",
        "A profile with one's own photos.",
      ],
      nonFunctional: [
        "100 million photos and 32 billion photo views a day.",
        "First photos within a second; uploads survive interruptions.",
        "Acknowledged originals are never lost; feeds are eventually consistent.",
      ],
      outOfScope: ["Stories, messages, search, advertisements.", "Video, beyond its consequences."],
    },
    hints: hints(
      {
        bytes: [
          "Split bytes from facts",
          "For one photo view, how many bytes are the picture and how many are everything else? Should both take the same road?",
        ],
        road: [
          "Count the crossings",
          "A 3 MB upload through your API servers: how often do the bytes cross your network? Who else could receive them?",
        ],
        sizes: [
          "One photo, many screens",
          "A phone shows 1 080 pixels, a list 150. When is each size made: at upload, at the first view, or both?",
        ],
        edge: [
          "Who asks for a photo twice?",
          "Most views are of photos less than two days old. What does this say about a cache near the reader, and about where old originals may lie?",
        ],
        names: [
          "Names that never change",
          "If the address of a picture changes whenever its content does, what may every cache on the way do?",
        ],
        private: [
          "The address leaks",
          "Somebody posts the address of a private photo in a forum. How does the CDN know who may have it?",
        ],
      },
      {
        bytes: "data-model",
        road: "design",
        sizes: "design",
        edge: "design",
        names: "deep-dive",
        private: "deep-dive",
      },
    ),
    followUps: followUps({
      celebrity: [
        "An account with millions of followers posts. What gets hot?",
        "Not one fan-out of ids alone: the same picture for millions within minutes.",
        "Hybrid for the feed: ordinary accounts on write, above about 10 000 followers merged on read.",
        "The CDN serves the bytes; a shield in front of the storage lets one request per region through.",
        "Make and push the sizes before the post is announced.",
      ],
      down: [
        "The metadata database goes down. What still works?",
        "Pictures already known to phones come from the CDN.",
        "Replicas in several zones take reads at once; one is promoted for writes.",
        "Uploads continue into object storage; the “posted” event waits in the queue as a write-ahead log.",
        "Likes may be lost or late; a photo may not.",
      ],
      consistency: [
        "Where do you need strong consistency?",
        "Private and blocked: a removed follower must not see the next photo.",
        "The author's own profile: read your own writes.",
        "Like counts and feeds: eventual.",
        "CAP: feeds choose availability; a change of privacy waits for agreement.",
        "If photos were sold: payment and licence as a saga with compensation.",
      ],
      cost: [
        "Storage costs grow every month. What do you do?",
        "Originals to a colder class after 30 days; erasure coding instead of three copies.",
        "Better formats: 30 % less for the same picture.",
        "Drop sizes that nobody asked for in a year; make them on demand.",
        "Do not store identical files twice: compare hashes at upload.",
      ],
      video: [
        "Product wants videos of up to a minute. What changes?",
        "Upload in parts, transcoding jobs of minutes, several bit rates, segments by CDN.",
        "Bandwidth: a minute at 3 Mbit/s is about 22 MB, 150 times a photo.",
        "The feed and the data model hardly change: a kind and a manifest.",
      ],
      know: [
        "How do you learn that photos are slow in Brazil?",
        "Measurements by the app: time to first photo by country and network.",
        "CDN hit rate and origin time by region.",
        "Test clients in each region; alert on p95.",
      ],
    }),
    deepDives: deepDives({
      upload: [
        "How a photo gets in",
        {
          "Through the API servers": [
            ["One place for checks, nothing for the client to know."],
            ["Slow phones hold connections for a minute; bytes cross the network twice."],
          ],
          "Directly to object storage by a signed address, in parts": [
            ["API servers never see the bytes; a lost connection costs one part.", "Storage scales by itself."],
            ["Three steps for the client; leftovers must be cleaned up.", "Checks run after the upload."],
          ],
          "To an upload service near the user, then inwards": [
            ["Short way on bad networks; checks before storage."],
            ["A fleet of stateful servers in many places to run."],
          ],
        },
      ],
      sizes: [
        "When the sizes are made",
        {
          "All at upload": [
            ["The first viewer waits for nothing; simple to cache."],
            ["Work and space for sizes that nobody asks for; a new size means going through billions of photos."],
          ],
          "At the first request": [
            ["Only what is needed; a new size is a parameter."],
            ["The first viewer waits; a stampede on a hot photo; the resizer is on the reading path."],
          ],
          "Common ones at upload, others on demand": [
            ["Feed and list are ready, rare ones cost little."],
            ["Two paths to keep alike."],
          ],
        },
      ],
      store: [
        "How billions of files are kept",
        {
          "Managed object storage": [
            ["Durability and growth are bought; lifecycle rules move old files to colder classes."],
            ["A price per request and per byte out; the CDN must keep most reads away."],
          ],
          "Own blob store with large volumes (many photos in one file, index in memory)": [
            ["One disk access a photo; cheap at this size."],
            ["Repair, balancing and compaction after deletions are ours."],
          ],
          "Files on servers' disks": [
            ["Simple for a start."],
            [
              "A directory entry per photo means several disk accesses; a lost server is lost photos without a copy scheme.",
            ],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["photos", "Photos a day", "100 million", "100 000 000", "100 M"],
      ["uploads", "Uploads a second", "photos / 86 400 s", "1 157/s", "about 1 200/s"],
      ["views", "Photo views a day, 80 for each of 400 M", "400 million × 80", "32 000 000 000", "32 billion"],
      ["view_rate", "Views a second", "views / 86 400 s", "370 370/s", "about 370 000/s"],
      ["ratio", "Views : uploads", "views : photos", "320 : 1", "delivery is the problem"],
      ["original", "Originals a day, 3 MB each", "photos × 3 MB", "300 TB", "300 TB a day"],
      ["sizes", "Four sizes a day, 800 kB together", "photos × 800 kB", "80 TB", "80 TB"],
      ["yearly", "Stored in a year, one copy", "(original + sizes) × 365", "138.7 PB", "about 140 PB"],
      ["in", "Bandwidth in", "uploads × 3 MB", "3.47 GB/s", "about 28 Gbit/s"],
      ["out", "Bandwidth out, 150 kB a view", "view_rate × 150 kB", "444 Gbit/s", "about 450 Gbit/s on average"],
      ["origin", "Past a CDN with 95 % hits", "out × 5 %", "22.2 Gbit/s", "22 Gbit/s from the origin"],
      ["facts", "Metadata a year, 500 B a photo", "photos × 365 × 500 B", "18.25 TB", "18 TB: small beside the bytes"],
      ["resizing", "Resizing, 0.5 s of a core a photo", "uploads × 0.5 s", "579", "some 600 cores, at peak twice that"],
    ]),
    entities: [
      "User(id PK, name unique, private, created_at)",
      "Photo(id PK with the time inside, author_id FK, caption, state: uploading | ready | deleted, created_at)",
      "Rendition(photo_id FK, size; PK both, storage_key, bytes, format). The key holds a hash of the content.",
      "Follow(follower_id, followee_id; PK both, approved_at?)",
      "Like(photo_id, user_id; PK both, at). Counted by workers.",
      "Feed(user_id, photo ids, newest first, at most 500; in memory, can be rebuilt)",
    ],
    endpoints: [
      "POST /v1/photos {caption, bytes, hash} → 201 {photoId, uploadParts}. Signed addresses, valid for an hour.",
      "POST /v1/photos/{id}/complete → 202; the photo appears when its sizes are ready",
      "GET /v1/feed?cursor=&limit=20 → {photos with addresses for the CDN, nextCursor}",
      "GET /v1/users/{id}/photos?cursor=",
      "PUT and DELETE /v1/users/{id}/follow; PUT and DELETE /v1/photos/{id}/like",
      "DELETE /v1/photos/{id} → 204",
    ],
    referenceDesign: [
      "Two roads: facts go client → balancer → API; bytes go client → object storage and CDN → client. The API servers never carry a picture.",
      "Upload: the API makes a photo row in state “uploading” and signed addresses for parts. The phone uploads, repeats what failed, then says “complete”.",
      "The storage's event goes to a queue; workers check the file, strip location data, make the four sizes under names that hold a hash, and set “ready”.",
      "“Ready” is published: fan-out workers add the id to followers' feeds (ordinary accounts), the author's list gets it always.",
      "Feed: one page of ids from the feed cache, large accounts merged in, metadata from its cache, addresses built for the CDN. The app fetches pictures in the size it needs, and the next page in advance.",
      "CDN: files never change under a name, so they may be cached for a year. A shield region in front of the storage turns a thousand misses into one.",
      "Private accounts: addresses are signed for some minutes and for the viewer's region; the edge checks the signature.",
      "Deletion: state “deleted” hides it at once, an event purges the CDN, a job removes the files within 30 days.",
      "Originals older than 30 days move to a colder class; sizes stay.",
    ],
    design: drawing(
      {
        client: ["client", "Phones", 0, 2],
        cdn: ["cdn", "CDN", 1, 0, "95 % hits, a year"],
        shield: ["cache", "Origin shield", 2, 0],
        blobs: ["storage", "Photo store", 3, 0, "originals, sizes"],
        api: ["gateway", "API servers", 1, 2, "behind a balancer"],
        photos: ["service", "Photo service", 2, 2],
        feeds: ["service", "Feed service", 2, 3],
        db: ["sql", "Photo metadata", 3, 2, "sharded, replicas"],
        queue: ["queue", "Queue: uploaded", 4, 0],
        resize: ["worker", "Resizers", 4, 1, "600 cores"],
        fanout: ["worker", "Fan-out workers", 4, 3],
        lists: ["cache", "Feed cache", 3, 3, "500 ids a user"],
        monitoring: ["monitoring", "Monitoring", 1, 4, "time to first photo"],
      },
      [
        "client > cdn: pictures",
        "cdn > shield: on a miss",
        "shield > blobs",
        "client > blobs: signed upload",
        "client > api: facts",
        "api > photos: start, complete",
        "api > feeds: a page",
        "photos > db",
        "blobs ~> queue: uploaded",
        "queue ~> resize",
        "resize > db: ready",
        "resize ~> fanout: published",
        "fanout > lists: push id",
        "feeds > lists",
        "feeds > db: metadata",
        "api ~> monitoring",
      ],
    ),
    bottlenecks: [
      "Bandwidth out is the bill: hit rate of the CDN, formats, the right size for the screen.",
      "A hot photo before the edge has it: shield, one fetch for many, pushed ahead for large accounts.",
      "Resizing falls behind: the queue grows, photos appear later; scale by age of the queue.",
      "Metadata: shard by photo id with lists per author; replicas for reads; promotion when a primary is lost.",
      "Photo store: copies or erasure coding over three zones; a second region for originals.",
      "A region is lost: CDN moves to the other one, feeds are rebuilt there from metadata.",
      "Monitoring: time to first photo p50, p95, p99 by country, hit rate, upload failures, age of the queue, error rates.",
    ],
    levelTwoAnswer:
      "Lists upload, feed and likes, computes photos a day but not bytes a second. Sends uploads through the API servers into “S3”, and mentions a CDN without saying what it may cache and for how long. Stores one size, or resizes in the request. The feed is a join over follows and photos. Deletion and private photos behind a CDN are not thought of. Asked for the largest cost, names the database. The boxes are right; the bytes are not followed through them.",
    levelFourAnswer:
      "Separates bytes from facts in the first minutes and reckons both: 450 Gbit/s out against 18 TB of metadata a year. Uploads directly and in parts, says what happens after a lost connection and to leftovers. Makes common sizes at upload and rare ones on demand, with names by content so that caches never ask again. Explains the shield with a number. Signs addresses for private photos and says how long a leaked one lives. Uses the hybrid for feeds in two sentences and spends the time on delivery. Moves old originals to colder storage, and names the time to first photo by country as the figure that counts.",
  },
};
