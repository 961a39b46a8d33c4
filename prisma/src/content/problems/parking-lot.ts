import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const parkingLot: ProblemContent = {
  id: "parking-lot",
  title: "Design a parking lot",
  summary: "Tickets, spots and payment for a large car park with several entries and exits at once.",
  topics: ["concurrency", "transactions", "hardware", "state"],
  seniorities: ["entry", "mid"],
  prompt: [
    "Design the system that runs a large parking lot: it lets cars in, knows which spots are free, takes payment and lets cars out.",
    "Several cars arrive and leave at the same time, at several gates. Ask about kinds of spots, prices, what the gates can do on their own, and whether it is one lot or many.",
    "Please work towards the components, the states of a spot and of a ticket, the calls between gates and server, and a closer look at what happens when two cars want the last spot. Say what you trade for what.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      size: [
        "How large is it?",
        "2 000 spots on 5 levels, 4 entries and 4 exits. Design for one lot; the operator has 200 of them.",
      ],
      kinds: [
        "Which kinds of vehicles and spots?",
        "Motorcycle, car, van; compact, regular, large, and spots with a charger. A vehicle may take a larger spot, never a smaller one.",
      ],
      assign: [
        "Is a spot assigned at the entry?",
        "The ticket names a kind and a level. A sensor in each spot says what is really taken.",
      ],
      peak: [
        "What is the peak?",
        "Before a concert 1 000 cars in 30 minutes over the 4 entries. A gate should open within 2 seconds.",
      ],
      price: [
        "How is the price worked out?",
        "By started hour, a maximum per day, by kind. Prices change; a stay is paid by the prices at its entry.",
      ],
      pay: ["How do people pay?", "At a machine, in an app, or at the exit by card. 15 minutes to leave after paying."],
      plates: [
        "Are number plates read?",
        "Yes, by a camera at each gate; it fails for about 2 % of cars. Then a paper ticket is used.",
      ],
      offline: [
        "What if the network to a gate is down?",
        "Cars must still get out. Letting somebody out unpaid is better than a queue.",
      ],
      reserve: ["Are reservations needed?", "Later. The design should not make them impossible."],
    }),
    requirements: {
      functional: [
        "Let a car in with a ticket if a spot of its kind is free.",
        "Show free spots by level and kind.",
        "Work out the price, take payment, let the car out.",
        "Keep a record of each stay for the operator.",
      ],
      nonFunctional: [
        "1 000 cars in 30 minutes at 4 entries; a gate opens within 2 s.",
        "The last spot is given once, whatever the gates do at the same moment.",
        "Gates keep working for an hour without the network; nobody is locked in.",
      ],
      outOfScope: ["Reservations and subscriptions, beyond a place for them.", "The camera's image recognition."],
    },
    hints: hints(
      {
        states: [
          "Draw the states",
          "Write down the states of a ticket and of a spot, and which event leads from one to the next. Which events can arrive twice?",
        ],
        last: [
          "Two gates, one spot",
          "Both entries read “1 free” in the same instant. What in your design makes one of them say no?",
        ],
        count: [
          "Is the count the truth?",
          "A ticket says a car came in, a sensor says a spot is taken. When do they differ, and which of them may close the gate?",
        ],
        money: [
          "Paid, and then the answer is lost",
          "The card was charged and the machine never heard of it. What happens when the person tries again?",
        ],
        cut: [
          "The cable is cut",
          "Which decisions can a gate take with what it knows itself? Which does it need the server for?",
        ],
        small: [
          "How much load is it really?",
          "Work out requests a second for the concert. Then say which parts of a large web system you do not need.",
        ],
      },
      {
        states: "data-model",
        last: "deep-dive",
        count: "data-model",
        money: "deep-dive",
        cut: "bottlenecks",
        small: "estimate",
      },
    ),
    followUps: followUps({
      race: [
        "Two cars take the last spot at two entries in the same second. Walk me through it.",
        "One statement decides: “take one if there is one”, on the row of level and kind; the database serialises the two.",
        "The second gets “full” or the next larger kind, by rule.",
        "A lock around read and write works as well, and is slower; an optimistic version number makes the loser try again.",
        "In one lot a single database is enough: no distributed lock.",
      ],
      many: [
        "The operator opens 200 lots with one app. What changes?",
        "Each lot keeps deciding alone, on its own server; the centre gets events.",
        "Free spots in the app are seconds old: eventual is fine.",
        "Sharding by lot is natural: no query needs two lots, but reports do, and they read the copy.",
      ],
      down: [
        "The lot's database goes down during the concert.",
        "A replica on a second machine is promoted; the gates retry with the same ticket id.",
        "Until then gates issue tickets from a local range and open: a queue of events is the write-ahead log.",
        "Afterwards the counts are put right from tickets and sensors.",
        "Which is worse: a few cars too many, or a closed gate? Ask the operator.",
      ],
      consistency: [
        "What has to be strongly consistent, what may lag?",
        "Strong: the count at the gate, and the payment of a ticket.",
        "Payment and opening are two systems: a saga; money is returned if the exit refuses.",
        "Eventual: signs, app, reports.",
        "CAP: when the centre is cut off, the lot stays available and settles later.",
      ],
      celebrity: [
        "A star with millions of followers posts that parking is free tonight. What happens to your system?",
        "The gates cannot get more than their mechanical rate; the load is on the app and the website.",
        "Serve free-spot counts from a cache with a life of seconds, one entry per lot.",
        "In a social network the post itself is fanned out on read for such accounts; here only the reading matters.",
        "Rate-limit by device; the gates' network is separate and does not notice.",
      ],
      lost: [
        "A car has no ticket and its plate was not read. How does it leave?",
        "Look for stays by camera picture and time; staff decide.",
        "A price for a lost ticket, and an intercom.",
        "Each such case is recorded as an event, so that fraud shows.",
      ],
    }),
    deepDives: deepDives({
      last: [
        "How the last spot is given once",
        {
          "One atomic update per level and kind": [
            [
              "“Take one where free > 0” is a single statement; no lock is held while a gate moves.",
              "Easy to reason about and to test.",
            ],
            ["All cars of one kind and level meet on one row; fine for a lot, not for a million a second."],
          ],
          "Assign a named spot with a row lock": [
            ["The driver knows where to go; sensors can check it."],
            [
              "People park elsewhere anyway: the assignment is wrong from the first minute.",
              "Needs “skip locked” or cars wait for each other.",
            ],
          ],
          "Count sensors alone": [
            ["The truth about what is taken, without any ticket."],
            ["Between the gate and the spot lie minutes: 40 cars are on their way and not yet counted."],
          ],
        },
      ],
      offline: [
        "What a gate may decide on its own",
        {
          "Nothing: the server decides all": [
            ["One truth, no settling afterwards."],
            ["A cut cable closes the lot; people are locked in."],
          ],
          "Gate controller with a local copy": [
            [
              "Entries use a local range of ticket numbers and a share of the free spots; exits open for paid tickets they know of.",
              "Works for an hour without the network.",
            ],
            ["Counts can be off by the shares; events have to be merged later."],
          ],
          "Always open when in doubt": [
            ["Nobody waits."],
            ["Lost income, and it is noticed quickly by those who look for it."],
          ],
        },
      ],
      payment: [
        "How a payment and an open exit belong together",
        {
          "Charge and open in one request": [
            ["Simple to follow."],
            ["A lost answer leaves a charged card and a closed gate; a retry charges twice."],
          ],
          "Payment with an idempotency key, then the exit looks at the ticket": [
            ["A retry finds the first payment.", "The exit needs only “paid until”."],
            ["Two steps, and a time limit between them that must be explained."],
          ],
          "Open and charge afterwards by plate": [
            ["No waiting at the exit."],
            ["Unpaid stays and disputes; needs contracts with known customers."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["spots", "Spots", "2 000", "2 000", "2 000"],
      ["stays", "Stays a day, each spot used 3 times", "spots × 3", "6 000", "6 000"],
      ["average", "Arrivals on average", "stays / 86 400 s", "0.069/s", "one every 15 seconds"],
      ["concert", "Arrivals before a concert", "1 000 / 30 min", "0.556/s", "one every two seconds"],
      ["gate", "Per entry, 4 of them", "concert / 4", "0.139/s", "one car every 7 seconds: what a gate can do"],
      [
        "sensors",
        "Sensor messages, each spot every 60 s",
        "spots / 60 s",
        "33.3/s",
        "the largest stream, and still small",
      ],
      ["stay_size", "Stored a stay", "500 B", "500 B", "half a kilobyte"],
      ["storage", "Stays of a year", "stays × 365 × stay_size", "1.095 GB", "about 1 GB"],
      [
        "pictures",
        "Camera pictures a year, 2 of 100 kB each",
        "stays × 365 × 2 × 100 kB",
        "438 GB",
        "about 440 GB: pictures, not stays, need space",
      ],
      [
        "chain",
        "Stays a year in 200 lots",
        "stays × 365 × 200",
        "438 000 000",
        "440 million rows: one database still holds them",
      ],
    ]),
    entities: [
      "Lot(id PK, name, address, time_zone)",
      "Zone(lot_id, level, kind; PK all three, capacity, free). The row that decides at the gate; free is between 0 and capacity.",
      "Spot(id PK, lot_id FK, level, kind, sensor_state, changed_at)",
      "Stay(id PK = ticket number, lot_id FK, level, kind, plate?, entered_at, paid_until?, left_at?, tariff_id FK)",
      "Payment(id PK, stay_id FK, idempotency_key unique, amount, method, state, at)",
      "Tariff(id PK, lot_id FK, kind, per_hour, per_day, valid_from)",
      "GateEvent(gate_id, sequence; PK both, kind, stay_id?, at). Append-only; merged after a cut.",
    ],
    endpoints: [
      "POST /v1/lots/{id}/stays {gate, kind, plate?, ticketId} → 201 {level} or 409 full. ticketId is made by the gate, so a retry is harmless.",
      "GET /v1/stays/{ticket}/price → {amount, until}",
      "POST /v1/stays/{ticket}/payments {method, idempotencyKey} → 201 {paidUntil}",
      "POST /v1/stays/{ticket}/exit {gate} → 200 open | 402 pay first",
      "GET /v1/lots/{id}/free → by level and kind, seconds old",
      "POST /v1/gates/{id}/events, a batch with sequence numbers, after a cut",
    ],
    referenceDesign: [
      "Each lot has a small server of its own on site, with a standby beside it. Load is tiny; the reasons are the network and the seconds at the gate.",
      "Gate controllers (barrier, camera, printer) speak to it over the lot's own network. Each has a range of ticket numbers and keeps a log of events.",
      "Entry: the camera reads the plate, the controller makes a ticket number and asks for a stay. The service runs “take one where free > 0” for the kind, the next larger one if the rule allows, inserts the stay in the same transaction, and answers. The barrier opens.",
      "Full: the sign changes, the answer is 409. Two gates at once: the database lets one through.",
      "Payment: price from the tariff at entry; the payment provider is called with an idempotency key; the stay gets “paid until” in 15 minutes.",
      "Exit: by plate or ticket; open if paid, add one to free in the same transaction that sets left_at. Doing it twice changes nothing.",
      "Sensors report taken and free; they drive the signs on each level and, every night, correct the count.",
      "Everything that happens goes as an event to the centre by a queue that waits out a cut: app, reports, prices come from there.",
    ],
    design: drawing(
      {
        entry: ["client", "Entry gates", 0, 0, "4, camera"],
        exit: ["client", "Exit gates", 0, 1, "4, camera"],
        machine: ["client", "Pay machine, app", 0, 2],
        sensors: ["client", "Spot sensors", 0, 3, "2 000"],
        control: ["gateway", "Gate controllers", 1, 0, "an hour alone"],
        site: ["service", "Stay service", 2, 1, "on site, with standby"],
        payment: ["service", "Payment service", 2, 2],
        provider: ["external", "Card provider", 3, 3],
        db: ["sql", "Lot database", 3, 1, "replica beside it"],
        signs: ["client", "Signs", 2, 3],
        queue: ["queue", "Event queue", 3, 0, "waits out a cut"],
        centre: ["service", "Centre", 4, 0, "200 lots, app, prices"],
        reports: ["sql", "Reports", 5, 0],
        monitoring: ["monitoring", "Monitoring", 4, 1, "time to open"],
      },
      [
        "entry > control",
        "control > site: ticket, kind",
        "exit > site: leave",
        "machine > payment: pay",
        "payment > provider: idempotency key",
        "payment > db: paid until",
        "site > db: take one if free",
        "sensors > signs: taken, free",
        "site ~> queue: events",
        "queue ~> centre",
        "centre > reports",
        "db ~> monitoring",
      ],
    ),
    bottlenecks: [
      "The barrier is the slowest part: about 7 seconds a car. More lanes help, more servers do not.",
      "One database on site: a standby with synchronous replication and promotion; stays of the last seconds are also in the gates' logs.",
      "The network to the centre: nothing at the gate may wait for it; events queue up.",
      "The card provider is slow: a time limit and a circuit breaker; let known customers out and charge later.",
      "Counts drift (double reads, tailgating): sensors correct them, alarms when the difference is more than a few.",
      "Monitoring: time from plate to open barrier p95, share of unread plates, difference of count and sensors, unpaid exits.",
    ],
    levelTwoAnswer:
      "Lists classes (Lot, Level, Spot, Vehicle, Ticket) and their fields at length, with inheritance for vehicle kinds. One server, one table of spots; finds a free spot by a query and then marks it, and does not see that two gates can find the same one until asked; the answer is “a lock”, without saying on what. Payment is a method that returns true. Draws a load balancer and a cache because one does, without a figure that asks for them. Cut networks and lost answers are not mentioned. The model is tidy; time, failure and simultaneity are missing.",
    levelFourAnswer:
      "Asks how many gates and what they can do alone, works out half a car a second and says aloud that load is no issue: correctness at the same moment, broken hardware and cut cables are. Draws the states of ticket and spot and looks at each event for “what if it comes twice”. Gives the last spot by one conditional update, compares it with locks and named spots, and says why sensors lag by the cars on their way. Lets gates work alone for an hour with a range of tickets and a share of spots, and settles afterwards. Ties payment to exit by “paid until” and an idempotency key. Keeps the decision on site when there are 200 lots, sharded by lot, and names the time to open as the figure to watch.",
  },
};
