import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const payments: ProblemContent = {
  id: "payment-system",
  title: "Design a payment system",
  summary: "Moves money between buyers, sellers and card networks: exactly once, in a ledger that always adds up.",
  topics: ["money", "transactions", "consistency", "third parties"],
  seniorities: ["senior", "staff"],
  prompt: [
    "Design the payment system of a marketplace. Buyers pay by card or wallet, sellers get their share, refunds go back, and at any moment the books must add up.",
    "Card networks and banks are other people's systems: slow, sometimes silent, sometimes wrong. Ask what is promised to buyers and sellers, and which rules apply.",
    "Please work towards numbers, the calls and the ledger, a picture of the whole, and a closer look at failures: what happens when an answer never comes?",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "Which flows?",
        "Pay in (authorise, capture), refund, pay out to sellers weekly, balances. No credit, no currency trading.",
      ],
      load: ["How many payments?", "10 million a day, peaks of ten times on sale days; 50 dollars on average."],
      providers: [
        "Do we talk to card networks directly?",
        "No, to two payment providers by HTTP; each answers in 1 to 30 s, or never.",
      ],
      once: [
        "What must never happen?",
        "Charging twice, losing a payment that the provider has taken, a ledger that does not add up.",
      ],
      slow: [
        "How fast?",
        "An answer to the buyer within 5 s at p95; “we are checking” is allowed. 99.99 % available to accept.",
      ],
      cards: [
        "Do we see card numbers?",
        "Better not: the provider's form gives us a token, which keeps our part of the card rules (PCI DSS) small.",
      ],
      currencies: ["Several currencies?", "Amounts carry a currency; nothing is converted by us."],
      audit: ["How long are records kept?", "10 years, unchangeable."],
      fraud: ["Who checks for fraud?", "A service exists that answers within 200 ms: pass, refuse or look at it."],
    }),
    requirements: {
      functional: [
        "Take a payment in two steps, refund it in whole or part.",
        "Balances of sellers and weekly pay-outs.",
        "A history for buyers, sellers and auditors.",
      ],
      nonFunctional: [
        "10 million payments a day, 1 200 a second at peak.",
        "Exactly one effect per payment, whatever is repeated or lost.",
        "The ledger adds up at all times and is never changed, only added to.",
      ],
      outOfScope: ["Credit, currency exchange, the fraud model itself."],
    },
    hints: hints(
      {
        silent: [
          "The provider is silent",
          "You called, 30 seconds passed. Was the card charged? Name the state in which your payment is now.",
        ],
        click: [
          "Who makes the number?",
          "The buyer's app sends again after a lost answer. Who could have made a number that tells both calls are one?",
        ],
        entries: [
          "Where does money come from?",
          "Each amount that appears somewhere disappears somewhere else. How does a table look that cannot be wrong about this?",
        ],
        balance: [
          "Is the balance stored?",
          "A balance can be a column or a sum. What does each cost, and which of them can be checked by the other?",
        ],
        order: [
          "Store, then call, or call, then store?",
          "Crash between the two: think through both orders. Which one leaves something you can find?",
        ],
        compare: [
          "Their list and yours",
          "Every night the provider sends a file of what it did. What can differ, and what do you do with each difference?",
        ],
      },
      {
        silent: "deep-dive",
        click: "api",
        entries: "data-model",
        balance: "data-model",
        order: "deep-dive",
        compare: "bottlenecks",
      },
    ),
    followUps: followUps({
      silent: [
        "The provider timed out. Walk me through the next hour.",
        "State “unknown”, never “failed”; the buyer sees “we are checking”.",
        "Ask the provider by our key; repeat only calls that carry it.",
        "Webhook or the nightly file settles it at the latest.",
        "Never try the second provider before the first one's outcome is known.",
      ],
      down: [
        "The ledger database loses its primary.",
        "A synchronous copy in another zone is promoted; nothing acknowledged is lost.",
        "Meanwhile accepted payments stand in a durable queue, the write-ahead log; answers say “pending”.",
        "Reads of history go to replicas at once.",
        "The old primary is fenced: two writers would be two truths.",
      ],
      consistency: [
        "Distributed transaction or saga? Decide for one payment.",
        "Within the ledger one local transaction: all entries or none.",
        "Across provider, order and ledger a saga: authorise, book, capture; compensations are void and refund.",
        "Two-phase commit needs participants who wait; card networks do not.",
        "CAP: in a partition we refuse to book on the cut-off side: consistency.",
        "Dashboards may be eventual.",
      ],
      celebrity: [
        "A star with millions of followers sells tickets through you: one seller, 1 000 payments a second. What gets hot?",
        "The seller's balance row: book entries without touching it and add up later, or split it into parts.",
        "Their post is fanned out by a hybrid in the social network; to you it is one hot account.",
        "The buyer's side is spread well by itself.",
        "Limits and the fraud check see an unusual peak: tell them beforehand.",
      ],
      refund: [
        "A refund for a payment whose seller was already paid out.",
        "The seller's balance goes below zero, and the next pay-out is smaller.",
        "Bound the debt, hold a reserve for risky sellers.",
        "Refund entries name the original; the sum may not exceed it.",
      ],
      wrong: [
        "The nightly file has a payment that you do not know.",
        "Book it to a suspense account so that the books add up, then look for it.",
        "Likely a crash before storing: the reason to store first.",
        "Alert on the age and sum of what is unexplained.",
      ],
    }),
    deepDives: deepDives({
      once: [
        "How a payment has exactly one effect",
        {
          "Idempotency key with a unique index": [
            ["The first insert wins, a retry reads its result.", "Works at each border: app, our services, provider."],
            ["Keys must be made by the caller, kept for long enough, and bound to the same request."],
          ],
          "A lock per order while paying": [
            ["Nothing happens twice while it is held."],
            ["Locks end by time-out when the holder dies, just when it matters."],
          ],
          "De-duplicate afterwards by comparing": [
            ["Needs nothing from callers."],
            ["The card was charged twice before it is found; refunds cost trust."],
          ],
        },
      ],
      ledger: [
        "How balances are kept",
        {
          "A balance column that is updated": [["Fast to read, small."], ["No history; a bug is not found; hot rows."]],
          "Double entry, append-only, balance is a sum": [
            ["Adds up by construction, each cent has a reason, auditors can read it."],
            ["Sums get long: needs snapshots."],
          ],
          "Event sourcing of the whole payment": [
            ["State at any time, replays."],
            ["More machinery; money still needs the double entry inside."],
          ],
        },
      ],
      provider: [
        "How providers are called",
        {
          "In the buyer's request": [
            ["An answer at once, least parts."],
            ["A crash loses the state; slow providers hold our servers."],
          ],
          "Stored first, called by a worker, answer pushed": [
            ["Survives crashes; retries and breakers in one place."],
            ["Some hundred milliseconds more; “pending” has to be shown."],
          ],
          "Stored, called in the request, taken over by a worker on failure": [
            ["Fast in the good case, safe in the bad."],
            ["Two callers for one payment: both need the same key and a lease."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["payments", "Payments a day", "10 million", "10 000 000", "10 M"],
      ["rate", "On average", "payments / 86 400 s", "115.7/s", "about 120/s"],
      ["peak", "At peak, ten times", "rate × 10", "1 157/s", "about 1 200/s"],
      ["volume", "Money a day, in dollars", "payments × 50", "500 000 000", "half a billion dollars a day"],
      ["entries", "Ledger entries a day, 6 for a payment", "payments × 6", "60 000 000", "60 M"],
      [
        "entry_rate",
        "Entries a second at peak",
        "peak × 6",
        "6 944/s",
        "about 7 000/s: one good machine, or a few shards",
      ],
      ["ledger_year", "Ledger a year, 250 B an entry", "entries × 365 × 250 B", "5.475 TB", "5.5 TB"],
      ["ledger_10", "Kept for 10 years, 3 copies", "ledger_year × 10 × 3", "164.25 TB", "about 160 TB"],
      ["open", "Provider calls open at peak, 2 s each", "peak × 2 s", "2 315", "2 300 open calls"],
      [
        "unknown",
        "Unknown outcomes a day at 0.1 %",
        "payments × 0.1 %",
        "10 000",
        "10 000 a day: not an exception but a state",
      ],
      ["slip", "Dollars a day if 1 in 100 000 went wrong", "volume / 100 000", "5 000", "5 000 dollars a day"],
    ]),
    entities: [
      "Payment(id PK, idempotency_key unique, order_id, buyer_id, seller_id, amount, currency, state: created | authorised | captured | unknown | failed | refunded, provider, provider_ref, version)",
      "LedgerTransaction(id PK, payment_id FK, kind, at). Immutable.",
      "LedgerEntry(transaction_id FK, line; PK both, account_id FK, amount, currency). Lines of a transaction add up to zero.",
      "Account(id PK, owner, kind: buyer | seller | fees | provider | suspense, currency)",
      "BalanceSnapshot(account_id, up_to_entry; PK both, amount)",
      "ProviderCall(payment_id, step, attempt; PK all three, key, sent_at, outcome?)",
      "PayOut(id PK, seller_id FK, amount, state, bank_ref, due_at)",
    ],
    endpoints: [
      "POST /v1/payments {orderId, amount, currency, cardToken} with Idempotency-Key → 201 {id, state} or 202 “pending”",
      "POST /v1/payments/{id}/capture; POST /v1/payments/{id}/void",
      "POST /v1/payments/{id}/refunds {amount} with Idempotency-Key",
      "GET /v1/payments/{id} → state and history",
      "GET /v1/sellers/{id}/balance; GET /v1/sellers/{id}/entries?cursor=",
      "POST /v1/webhooks/{provider}, signed; a repeated one changes nothing",
    ],
    referenceDesign: [
      "Buyer's card data go to the provider's form; we get a token. Our part begins with POST /payments and a key made by the buyer's app.",
      "The payment service stores the payment as “created” under that unique key before anything else. A retry finds it and gets its state.",
      "Fraud check, then the step “authorise” is written to the outbox in the same transaction; a worker with a lease calls the provider with our payment's id as its key.",
      "Outcome known: state and ledger entries change in one local transaction. Unknown: state “unknown”, asked for again with growing pauses; webhooks settle it earlier.",
      "Capture at dispatch, by the same way. Money moves: provider's account to seller and fees; lines add up to zero or the transaction is refused.",
      "Balances: snapshot plus entries since. Hot sellers are added up by a job each few seconds.",
      "Pay-outs: weekly, a saga: reserve in the ledger, instruct the bank, confirm or give back.",
      "Reconciliation: every night the provider's file against our calls; what differs goes to a suspense account and a person.",
      "Events of the outbox feed orders, mail and reports; they may be repeated and carry ids.",
    ],
    design: drawing(
      {
        buyer: ["client", "Buyer's app", 0, 1],
        api: ["gateway", "API", 1, 1, "idempotency keys"],
        payment: ["service", "Payment service", 2, 1, "states, saga"],
        fraud: ["service", "Fraud check", 2, 0, "200 ms"],
        db: ["sql", "Payments, outbox", 3, 1, "synchronous copy"],
        queue: ["queue", "Outbox queue", 4, 1],
        workers: ["worker", "Provider workers", 4, 0, "leases, breakers"],
        providers: ["external", "Card providers", 3, 0, "two of them"],
        ledger: ["service", "Ledger service", 3, 2, "adds up to zero"],
        ledgerdb: ["sql", "Ledger", 4, 2, "append-only"],
        hooks: ["gateway", "Webhooks", 2, 2, "signed"],
        recon: ["worker", "Reconciliation", 4, 3, "every night"],
        payout: ["worker", "Pay-outs", 3, 3, "weekly"],
        bank: ["external", "Bank", 2, 3],
        monitoring: ["monitoring", "Monitoring", 5, 1, "age of unknown"],
      },
      [
        "buyer > api: pay",
        "api > payment",
        "payment > fraud",
        "payment > db: store first",
        "db ~> queue",
        "queue ~> workers",
        "workers > providers: our key",
        "hooks > payment: outcome",
        "payment > ledger: book",
        "ledger > ledgerdb",
        "recon > ledgerdb: compare",
        "payout > ledger: reserve",
        "payout > bank: instruct",
        "queue ~> monitoring",
      ],
    ),
    bottlenecks: [
      "Providers: slow and silent; leases, breakers, a second one for new payments alone.",
      "Hot accounts: append entries, add up later; split fee accounts.",
      "Ledger growth: snapshots, old years to cheaper storage, shards by account group.",
      "Database of payments: synchronous copy in another zone, fenced promotion.",
      "People: unexplained differences need a team and tools; count them.",
      "Monitoring: p50, p95, p99 of an answer, error rates, authorised share by provider, age and sum of “unknown”, ledger sum (always zero), suspense balance.",
    ],
    levelTwoAnswer:
      "A payments table with a status, a call to the provider in the request, then an update. A time-out is “failed, try again”; that this can charge twice is found with help. Knows that transactions are atomic and would put the provider's call into one. Balance is a column that is added to. Retries use a new id. Names strong consistency as important, without saying where. Numbers stop at payments a second. Happy paths are right; money goes missing at the edges.",
    levelFourAnswer:
      "Begins with what must never happen and makes “unknown” a state because 10 000 payments a day will be in it. Stores before calling, with a key from the buyer's app through to the provider, and thinks each crash through. Keeps a double-entry ledger that adds up by construction, with balances as snapshots and sums, and sees the hot seller. Chooses a saga over two-phase commit and names each compensation. Never moves to the second provider while the first is silent. Reconciles by night with a suspense account. Keeps card numbers out of the house. Watches the age of “unknown” and a ledger sum of zero.",
  },
};
