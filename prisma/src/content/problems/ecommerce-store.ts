import { deepDives, drawing, estimates, followUps, hints, questions } from "../guide-parts.js";
import type { ProblemContent } from "../shapes.js";

export const ecommerce: ProblemContent = {
  id: "ecommerce-store",
  title: "Design an online store",
  summary: "Catalogue, cart, stock and checkout for a large shop, on ordinary days and on sale days.",
  topics: ["transactions", "inventory", "caching", "money"],
  seniorities: ["mid", "senior"],
  prompt: [
    "Design the back end of a large online store like Amazon: people look for products, put some into a cart, check out and follow their order.",
    "Ask how many products and orders there are, what a sale day looks like, and what may go wrong with stock and money, and what never may.",
    "Please work towards numbers, the calls and data, a picture of the whole, and a closer look at the cart, the stock and the checkout. Think aloud about where you need certainty and where roughly right is enough.",
  ].join("\n\n"),
  guide: {
    questions: questions({
      scope: [
        "Which features?",
        "Product pages, search box as given, cart, checkout, orders. Recommendations, reviews and delivery routes exist elsewhere.",
      ],
      load: [
        "How many visitors and orders?",
        "50 million daily visitors, 20 product pages each; 2 million orders a day with 3 items on average.",
      ],
      sale: [
        "What is a sale day?",
        "Ten times the orders for some hours; single products with 1 000 pieces and 500 000 interested people at 10:00.",
      ],
      catalogue: [
        "How large is the catalogue?",
        "100 million products, 10 kB each without pictures; 1 % change a day.",
      ],
      stock: [
        "May we sell more than we have?",
        "For ordinary products rarely, with an apology. For limited ones never.",
      ],
      cart: [
        "How long does a cart live, and on which devices?",
        "90 days, with and without an account; merged at sign-in. Putting something into the cart reserves nothing.",
      ],
      price: ["Which price counts?", "The one shown at checkout; a change since is told before paying."],
      pay: [
        "Do we take payments ourselves?",
        "By a provider, in two steps: authorise at the order, capture at dispatch.",
      ],
      latency: [
        "Targets?",
        "Product page within 200 ms at p95, checkout within 2 s; 99.95 % for pages, an accepted order is never lost.",
      ],
    }),
    requirements: {
      functional: [
        "Show products with price and availability.",
        "A cart on all devices.",
        "Check out: stock, payment, order; follow the order.",
        "Sale days with limited products.",
      ],
      nonFunctional: [
        "1 billion product pages and 2 million orders a day; ten times the orders on sale days.",
        "No accepted order lost, no card charged twice, limited products never oversold.",
        "Pages roughly up to date: availability may be seconds old.",
      ],
      outOfScope: ["Search ranking, recommendations, reviews.", "Warehouses and delivery."],
    },
    hints: hints(
      {
        two: [
          "Two kinds of truth",
          "Which numbers on a product page may be a minute old? Which number may not be wrong for a second, and when?",
        ],
        when: [
          "When is a piece taken?",
          "In the cart, at checkout, at payment? What happens to a piece in a cart that nobody buys?",
        ],
        last: [
          "One piece, two buyers",
          "Write the statement that gives the last piece to one of two buyers. What does the other see?",
        ],
        steps: [
          "Three systems, one order",
          "Stock, payment, order: the second fails. What has to be undone, and who remembers to do it?",
        ],
        twice: ["A second click", "The page hangs after “Buy”. The person clicks again. How many orders are there?"],
        crowd: [
          "500 000 for 1 000",
          "At 10:00 half a million people press the same button. How many of them have to reach the database?",
        ],
      },
      {
        two: "design",
        when: "design",
        last: "deep-dive",
        steps: "deep-dive",
        twice: "deep-dive",
        crowd: "bottlenecks",
      },
    ),
    followUps: followUps({
      celebrity: [
        "An account with millions of followers shows one of your products. What happens?",
        "One product page: from the CDN and caches, refreshed each few seconds.",
        "Its stock row is hot: queue the buyers, or split the stock into parts.",
        "In the social network such a post is handled by hybrid fan-out; here it is one hot key.",
        "Tell “sold out” from the cache, so that late ones do not reach the database.",
      ],
      down: [
        "The order database's primary goes down on a sale day.",
        "Pages and carts live elsewhere and go on.",
        "Checkouts are taken into a durable queue as a write-ahead log and confirmed by mail when applied; or wait some seconds.",
        "A replica with synchronous copy is promoted: no accepted order is lost.",
        "Reads of orders go to replicas at once.",
      ],
      consistency: [
        "Walk through strong and eventual.",
        "Strong: taking the last piece, payment, the order's state.",
        "Distributed transaction over three services: locks and a coordinator that may not fail.",
        "Saga: reserve, authorise, confirm; each step has a compensation: release, void, cancel.",
        "Eventual: counts on pages, search, recommendations, “bought together”.",
        "CAP: carts choose availability and merge; stock of limited goods chooses consistency.",
      ],
      cart: [
        "Two devices change one cart while one is offline. What is in it afterwards?",
        "Merge by item: highest of both amounts, or add, by rule; a removed item that comes back annoys less than a lost one.",
        "Versions per item instead of one for the cart.",
        "At checkout it is shown again anyway.",
      ],
      fraud: [
        "Bots buy all limited pieces in a second.",
        "A waiting room with random order instead of first come.",
        "Limits by account, card, address; token bucket per IP.",
        "Checks between order and dispatch: cancel and return to stock.",
      ],
      price: [
        "A price was wrong by a factor of 100 for an hour. What now?",
        "Prices have versions with a time; orders copy theirs.",
        "A guard that stops changes above some per cent.",
        "Orders are held before dispatch: there is time to cancel.",
      ],
    }),
    deepDives: deepDives({
      stock: [
        "When and how stock is taken",
        {
          "Conditional update at checkout": [
            ["“Subtract where available >= n”: exact, no reservation to clean up."],
            ["Somebody fills in an address and hears “sold out” at the end; a hot row for limited goods."],
          ],
          "Reservation with an end time": [
            ["Fair: what is in the checkout is yours for 10 minutes."],
            ["Stock is held by people who do not buy; expiry must be reliable; bots reserve everything."],
          ],
          "Tokens handed out in advance": [
            ["1 000 tokens in memory: half a million people never touch the database.", "Exact and fast."],
            ["A second truth that has to be matched with the stock; lost tokens are lost sales until found."],
          ],
        },
      ],
      checkout: [
        "How stock, payment and order agree",
        {
          "One database transaction": [
            ["Simplest and exact while all are in one database."],
            ["The provider's call cannot be in it: locks held for seconds, or an unknown outcome."],
          ],
          "Two-phase commit over services": [
            ["All or nothing."],
            [
              "Locks while the slowest one thinks; a coordinator that dies blocks everybody; providers do not take part.",
            ],
          ],
          "Saga with compensations": [
            [
              "Each step short and local; failures are undone by steps of their own.",
              "Survives a crash because its state is stored.",
            ],
            ["For moments others see half of it; each compensation must be written and tested."],
          ],
        },
      ],
      cart: [
        "Where the cart lives",
        {
          "In the browser": [["Costs nothing, works offline."], ["One device alone; lost with it."]],
          "Key-value store by user or visitor": [
            ["One read, one write; available in every zone."],
            ["Two writers need versions or a merge."],
          ],
          "Relational, beside the orders": [
            ["Joins with products, one backup."],
            ["Load of 30 times the orders on the database that must not suffer."],
          ],
        },
      ],
    }),
    estimates: estimates([
      ["pages", "Product pages a day", "50 million × 20", "1 000 000 000", "1 billion"],
      ["page_rate", "Pages a second", "pages / 86 400 s", "11 574/s", "about 12 000/s"],
      ["orders", "Orders a day", "2 million", "2 000 000", "2 M"],
      ["order_rate", "Orders a second", "orders / 86 400 s", "23.1/s", "about 25/s"],
      ["sale", "On a sale day, ten times and peak factor 5", "order_rate × 10 × 5", "1 157/s", "about 1 200/s"],
      ["ratio", "Pages : orders", "pages : orders", "500 : 1", "pages are read, orders are money"],
      ["catalogue", "Catalogue, 10 kB each", "100 million × 10 kB", "1 TB", "1 TB: fits a few machines"],
      ["hot", "The 1 % that is looked at most, in memory", "catalogue × 1 %", "10 GB", "10 GB of cache"],
      ["out", "Bandwidth of pages without pictures, 30 kB", "page_rate × 30 kB", "347 MB/s", "about 350 MB/s"],
      ["carts", "Cart changes a second, 30 for each order", "order_rate × 30", "694/s", "about 700/s"],
      ["order_year", "Orders a year, 2 kB each", "orders × 365 × 2 kB", "1.46 TB", "1.5 TB"],
      [
        "crowd",
        "Limited product: people for each piece",
        "500 000 / 1 000",
        "500",
        "499 of 500 must be told no, quickly",
      ],
    ]),
    entities: [
      "Product(id PK, seller_id FK, title, description, pictures, attributes). Document store; read through caches.",
      "Price(product_id, valid_from; PK both, amount, currency)",
      "Stock(product_id, warehouse_id; PK both, available, version)",
      "Cart(owner_key PK, items: product, amount, added_at, version; expires after 90 days)",
      "Order(id PK, user_id FK, idempotency_key unique, state, total, address, created_at)",
      "OrderItem(order_id FK, product_id; PK both, amount, price_then)",
      "CheckoutSaga(order_id PK, step, reservation_id?, authorisation_id?, tries, updated_at)",
    ],
    endpoints: [
      "GET /v1/products/{id} → with price and “available | few | sold out”",
      "PUT /v1/cart/items/{productId} {amount}; GET /v1/cart; POST /v1/cart/merge at sign-in",
      "POST /v1/orders {cartVersion, addressId, paymentMethod} with Idempotency-Key → 202 {orderId}; 409 price or stock changed",
      "GET /v1/orders/{id} → state and steps",
      "POST /v1/orders/{id}/cancel → until dispatch",
      "reserve(product, n, order) and release(order), inside",
    ],
    referenceDesign: [
      "Pages: CDN for pictures and for the page's frame, then balancer, API, catalogue service with a cache (cache-aside, a minute). Availability is a word that may be seconds old.",
      "Cart service on a key-value store, written to in every zone, merged by item. It reserves nothing.",
      "Checkout begins with an idempotency key: a second click finds the first order.",
      "The order service stores the order as “pending” with the prices then, and starts a saga whose state is in the same database.",
      "Step 1: stock service subtracts where available >= n. Step 2: payment service authorises at the provider with the order's id as key. Step 3: order “confirmed”, event to the queue. A failure at 2 releases 1; an unknown outcome at 2 is asked for again, not repeated blindly.",
      "Events feed mail, warehouse, search and statistics. An outbox in the order database sends them: nothing is confirmed and not announced.",
      "Limited products: a waiting room at the edge lets people in at a rate; tokens for each piece are taken from memory; only holders reach checkout; “sold out” is answered at the edge.",
      "Capture of the money at dispatch; cancellation before it voids the authorisation.",
    ],
    design: drawing(
      {
        client: ["client", "Web, app", 0, 1],
        cdn: ["cdn", "CDN, waiting room", 1, 0],
        api: ["gateway", "API servers", 1, 1, "behind a balancer"],
        catalogue: ["service", "Catalogue service", 2, 0],
        cart: ["service", "Cart service", 2, 1],
        order: ["service", "Order service", 2, 2, "saga"],
        cache: ["cache", "Product cache", 3, 0, "a minute"],
        products: ["nosql", "Products", 4, 0, "1 TB, replicas"],
        carts: ["nosql", "Carts", 3, 1, "90 days"],
        stock: ["service", "Stock service", 3, 2],
        stockdb: ["sql", "Stock", 4, 2, "subtract if enough"],
        payment: ["service", "Payment service", 2, 3],
        provider: ["external", "Card provider", 3, 3],
        orders: ["sql", "Orders, outbox", 1, 3, "synchronous copy"],
        queue: ["queue", "Queue: confirmed", 0, 3],
        monitoring: ["monitoring", "Monitoring", 0, 2],
      },
      [
        "client > cdn: pages, pictures",
        "client > api: cart, checkout",
        "cdn > catalogue",
        "api > cart",
        "api > order: idempotency key",
        "catalogue > cache: cache-aside",
        "cache > products: on a miss",
        "cart > carts",
        "order > stock: 1 reserve",
        "stock > stockdb",
        "order > payment: 2 authorise",
        "payment > provider",
        "order > orders: 3 confirm",
        "orders ~> queue: outbox",
        "api ~> monitoring",
      ],
    ),
    bottlenecks: [
      "Hot product: cache for reading, tokens or split stock for buying, a waiting room for the crowd.",
      "Order database: synchronous copy in another zone, shards by user when one is not enough.",
      "Payment provider: time limits, breaker, a second provider; orders may wait as “pending”.",
      "Sagas that hang: a job looks for old ones and carries them on or back; alert on their number.",
      "Search and pages lag behind stock: words instead of numbers, checked again at checkout.",
      "Monitoring: orders a minute against last week, p50, p95, p99 of checkout, error rates, saga age, stock below zero, cache hit rate.",
    ],
    levelTwoAnswer:
      "Products, carts and orders as tables, services around them, a cache for products. Stock is subtracted when something goes into the cart, or read and written in two steps. Checkout is one transaction “with the payment in it”; what happens when the provider answers late is not said. A second click makes a second order. For the sale day more servers are added; the hot row is found by a hint. Knows the word saga and no compensation. Pages would work well; the money part would not survive a bad day.",
    levelFourAnswer:
      "Splits the shop in two: pages, 500 for each order, roughly right and cached; money, 25 a second, exact. Says when a piece is taken and why not in the cart. Writes the conditional update, then sees the hot row at 500 000 for 1 000 and moves the decision to tokens and a waiting room. Runs checkout as a stored saga, names each compensation and treats an unknown outcome of a payment as a state of its own. Uses an idempotency key from the button on. Copies prices into the order, sends events by an outbox. Says what buyers notice when each part is lost, and watches orders a minute.",
  },
};
