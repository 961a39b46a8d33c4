import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const rideHailing: ProblemContent = {
  id: "ride-hailing",
  title: "Design Uber",
  summary: "Finds a near driver within seconds, follows the ride live, and never gives one driver to two riders.",
  topics: ["geo", "real time", "matching", "state"],
  seniorities: ["mid", "senior", "staff"],
  prompt: [
    "Design a ride-hailing service like Uber. A rider asks for a ride, a near driver gets the offer, both see one another on the map, the ride ends and is paid.",
    "Ask about cities and numbers, how exact positions must be, how a driver is chosen, and what happens when phones lose their network.",
    "Please work towards numbers, calls and states, the data, a picture of the whole, and a closer look at finding near drivers and at matching.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "Which features?",
        "Request, match, live position, ride states, price before the ride. Payment and routes exist as services.",
      ],
      load: ["How many rides and drivers?", "20 million rides a day; 3 million drivers online at peak in 600 cities."],
      position: ["How often do drivers report?", "Every 4 seconds while online."],
      near: ["What is near?", "By time of arrival, not by metres: the best of about 20 candidates within 3 km."],
      match: [
        "How long may matching take?",
        "An offer within 3 s, an agreed driver within 30 s at p95; a driver has 15 s to answer.",
      ],
      double: ["What must never happen?", "One driver on two rides, one rider with two drivers, a ride that is lost."],
      offline: [
        "What if a phone loses its network?",
        "The ride goes on; positions are sent later; the price is right in the end.",
      ],
      surge: [
        "Are prices changed by demand?",
        "By areas of about a kilometre, each minute; shown before the request and kept for it.",
      ],
      city: ["Do rides cross regions?", "A ride belongs to the city where it starts."],
    }),
    requirements: {
      functional: [
        "Request a ride with a price shown before.",
        "Offer to the best near driver, then the next.",
        "Live position for both; states to the end.",
      ],
      nonFunctional: [
        "750 000 positions a second, 20 million rides a day.",
        "Offer within 3 s, agreed within 30 s at p95.",
        "A driver has one ride; no ride is lost.",
      ],
      outOfScope: ["Routes and payment, beyond their calls.", "Sharing a ride between strangers."],
    },
    hints: hints(
      {
        two: [
          "Two kinds of data",
          "A position is replaced after 4 s, a ride is kept for years. Should they live in the same place?",
        ],
        square: [
          "Within 3 km",
          "How do you find drivers in a circle without looking at all of them? What can you name the squares of a city?",
        ],
        edge: [
          "At the edge of a square",
          "The nearest driver stands ten metres away in the next square. Does your search find him?",
        ],
        states: [
          "Draw the ride",
          "Write down the states of a ride and of a driver. Which step may only happen once, and who decides it?",
        ],
        both: [
          "Two riders, one driver",
          "Two matchers choose the same driver in the same second. Which line of yours stops one of them?",
        ],
        city: ["What never meets?", "Does a driver in Lyon ever get an offer from Lima? What does this give you?"],
      },
      {
        two: "data-model",
        square: "design",
        edge: "deep-dive",
        states: "data-model",
        both: "deep-dive",
        city: "bottlenecks",
      },
    ),
    followUps: followUps({
      double: [
        "Two riders get offered the same driver. Show me why not.",
        "Driver's state changes by one conditional write: “free → offered to R” with a version.",
        "The loser takes its next candidate.",
        "The offer has an end; an answer after it is refused.",
        "One owner per area in memory makes it rare; the write makes it impossible.",
      ],
      celebrity: [
        "A star with millions of followers ends a concert; 60 000 people ask for a ride at one place. What happens?",
        "One area, one index cell: smaller cells, requests in a queue.",
        "Match in batches each second: better for all than first come.",
        "Prices rise, and drivers come; tell the waiting time.",
        "Their posts are fanned out by a hybrid elsewhere; your hot spot is a place.",
      ],
      down: [
        "The city's ride database goes down.",
        "Running rides live on in phones: states are sent again with ids.",
        "Replica in another zone, promoted; reads at once.",
        "Requests wait in the durable queue, a write-ahead log, for some seconds.",
        "Positions are rebuilt within 4 s: nothing to restore.",
      ],
      consistency: [
        "Strong where, eventual where?",
        "Strong: driver's state, ride's state, the price agreed.",
        "Eventual: positions, arrival times, heat maps.",
        "End of ride and payment: saga; a failed payment is a debt, the ride stays ended.",
        "CAP: in a partition a city's side with the majority goes on; positions always.",
      ],
      lost: [
        "The driver's phone is silent during the ride.",
        "After 30 s “last seen”; the ride stays.",
        "The phone keeps points and sends them in a batch; the price is worked out again within bounds.",
        "After some minutes the rider's phone tells; support is told.",
      ],
      fake: [
        "Drivers send wrong positions to get better rides. How do you notice?",
        "Speed and jumps that cannot be; comparison with the rider's phone.",
        "Signed app, sensors; a score, not a verdict.",
        "Offer rules that gain nothing from standing at a spot.",
      ],
    }),
    deepDives: deepDives({
      index: [
        "How near drivers are found",
        {
          "Geohash prefix in a key-value store": [
            ["Simple text prefixes, works in any store."],
            ["Squares of uneven size; neighbours need nine look-ups; edges."],
          ],
          "Grid of hexagons (H3) in memory": [
            ["Even distances, neighbours by ring; a move is one set to another."],
            ["Fixed size: busy squares are full, empty ones far."],
          ],
          "Quadtree that splits when full": [
            ["Fits busy and empty places."],
            ["Rebuilding while 750 000 positions a second move; hard to spread over machines."],
          ],
        },
      ],
      match: [
        "How a driver is chosen",
        {
          "The nearest at once": [
            ["Fast, easy to explain."],
            ["Takes a driver who would have been better for the next rider."],
          ],
          "Batches: all requests of a second against all drivers": [
            ["Less waiting in total."],
            ["A second more; fairness is harder to explain."],
          ],
          "Offer to several, first to accept wins": [
            ["Quick answer."],
            ["Drivers learn that offers vanish; races by design."],
          ],
        },
      ],
      state: [
        "Where the ride's truth lives",
        {
          "A row with a version in the city's database": [
            ["Durable, conditional writes decide."],
            ["A write for each step; failover takes seconds."],
          ],
          "An actor per ride in memory with a log": [
            ["Quick and sequential by nature."],
            ["Finding and moving actors when machines change; the log is the database after all."],
          ],
          "In the phones, merged afterwards": [["Works without a network."], ["Two truths; money depends on it."]],
        },
      ],
    }),
    estimates: estimates([
      ["drivers", "Drivers online at peak", "3 million", "3 000 000", "3 M"],
      ["positions", "Positions a second, each 4 s", "drivers / 4 s", "750 000/s", "750 000/s"],
      ["in", "Bandwidth in, 100 B each", "positions × 100 B", "75 MB/s (600 Mbit/s)", "75 MB/s"],
      ["index", "Current positions in memory, 200 B each", "drivers × 200 B", "600 MB", "600 MB: small"],
      ["rides", "Rides a day", "20 million", "20 000 000", "20 M"],
      ["ride_rate", "Rides a second", "rides / 86 400 s", "231.5/s", "about 230/s"],
      ["peak", "At peak, factor 4", "ride_rate × 4", "925.9/s", "about 1 000/s"],
      [
        "ratio",
        "Positions for each ride request at peak",
        "positions / peak",
        "810",
        "positions are the load, rides the worth",
      ],
      ["arrival", "Arrival times asked, 20 candidates a ride", "peak × 20", "18 519/s", "about 18 500/s"],
      ["ride_year", "Rides a year, 2 kB each", "rides × 365 × 2 kB", "14.6 TB", "15 TB"],
      ["points", "Points of rides a day, 15 min at 4 s, 20 B", "rides × 15 × 60 / 4 × 20 B", "90 GB", "90 GB a day"],
      [
        "city",
        "Positions a second in the largest city, 5 %",
        "positions × 5 %",
        "37 500/s",
        "one machine holds a city",
      ],
    ]),
    entities: [
      "Driver(id PK, city_id, state: offline | free | offered | on ride, ride_id?, version)",
      "Position(driver_id, lat, lon, cell, at). In memory only; expires after 15 s.",
      "Ride(id PK, city_id, rider_id, driver_id?, state: requested | offered | accepted | arrived | started | ended | cancelled, price, version, times)",
      "Offer(ride_id, driver_id; PK both, sent_at, ends_at, answer?)",
      "RidePoint(ride_id, at; PK both, lat, lon). Append-only.",
      "AreaPrice(cell, minute; PK both, factor)",
    ],
    endpoints: [
      "POST /v1/quotes {from, to} → {price, arrival, quoteId}, good for 2 minutes",
      "POST /v1/rides {quoteId} with Idempotency-Key → 201 {rideId, state}",
      "WebSocket driver: position {lat, lon, at}, each 4 s; event offer {rideId, endsAt}; accept, decline",
      "WebSocket rider: events state, position, arrival",
      "POST /v1/rides/{id}/arrived | start | end {version}; a repeated one changes nothing",
      "POST /v1/rides/{id}/cancel",
    ],
    referenceDesign: [
      "Phones keep a connection to a gateway of their city's region. Cities are separate: each has its owner machines and its database shard.",
      "Positions: gateway → location service, which holds the city's hexagons in memory (cell → drivers), with a standby that gets the same stream. Nothing is written to disk but points of running rides, by a queue.",
      "Request: ride service stores the ride “requested” (idempotency key), and hands it to the city's matcher.",
      "Matcher: free drivers in the cell and its rings until there are 20; arrival times from the routes service; choose each second for all waiting requests together.",
      "Take: conditional write “free → offered” with a version. Lost: next candidate. Won: offer by push through the gateway, 15 s.",
      "Accept: conditional write of ride and driver in one transaction. Decline or silence: free again, next one.",
      "During the ride: positions of this driver also go to the rider's gateway; points to the queue.",
      "End: state, price from points and quote, event to payment (saga). Lost networks: the phone sends events with ids later.",
      "Prices: a stream counts requests and free drivers by cell each minute.",
    ],
    design: drawing(
      {
        rider: ["client", "Rider's phone", 0, 0],
        driver: ["client", "Driver's phone", 0, 2],
        gateway: ["gateway", "City gateways", 1, 1, "WebSocket"],
        rides: ["service", "Ride service", 2, 0, "states"],
        location: ["service", "Location service", 2, 2, "with standby"],
        grid: ["cache", "Hexagon grid", 3, 2, "600 MB in all"],
        matcher: ["service", "Matcher", 3, 1, "each second"],
        routes: ["external", "Routes, arrival", 4, 1],
        db: ["sql", "City database", 3, 0, "conditional writes"],
        queue: ["queue", "Queue: ride events", 4, 0],
        payment: ["external", "Payment", 5, 0],
        points: ["queue", "Queue: positions", 2, 3],
        pricing: ["worker", "Area prices", 3, 3],
        history: ["nosql", "Ride points", 1, 3],
        monitoring: ["monitoring", "Monitoring", 5, 1, "time to driver"],
      },
      [
        "rider > gateway: request",
        "driver > gateway: position, 4 s",
        "gateway > rides",
        "gateway > location",
        "location > grid: move",
        "rides > db",
        "rides > matcher: waiting",
        "matcher > grid: 20 near",
        "matcher > routes: arrival",
        "matcher > db: take if free",
        "db ~> queue",
        "queue ~> payment",
        "location ~> points",
        "points ~> pricing",
        "points ~> history",
        "queue ~> monitoring",
      ],
    ),
    bottlenecks: [
      "Positions: 810 for each request; memory only, by city, latest wins.",
      "Hot places: smaller cells, batches, a queue with an honest waiting time.",
      "Location machine lost: standby with the same stream; full again within 4 s.",
      "City database: synchronous copy, promotion; gateways hold events with ids.",
      "Routes service slow: straight-line distance as fallback behind a breaker.",
      "Monitoring: time to offer and to driver p50, p95, p99 by city, lost takes, age of positions, error rates, rides without an end.",
    ],
    levelTwoAnswer:
      "Stores positions in the main database and finds drivers by distance in a query over all. Geohash is known by name; the edge of a square comes by hint. Positions a second are not reckoned, so the write load is a surprise. Matching takes the nearest and marks him afterwards; two riders get him. States are strings that any call may change. A lost network ends the ride. The map works for one town.",
    levelFourAnswer:
      "Splits data by how long it lives: 750 000 positions a second in memory, 1 000 rides in a database. Splits the world by city. Finds drivers by hexagons and rings, then ranks 20 by time of arrival. Gives a driver by one conditional write and says what the loser does. Compares nearest-first with batches and what each does to waiting. Draws both state machines, makes each event repeatable, so that a silent phone is harmless. Has an answer for 60 000 people at one place. Knows that lost positions heal in 4 s and lost rides do not.",
  },
};
