// The interview of the demo recording: Ana asks Ben to design Twitter, and Cyn scores beside her. Times are minutes and
// seconds of the interview.

const note = (at, text, tag) => ({ at, who: "ana", send: "note.add", payload: { text, tag } });
const asked = (at, itemId) => ({ at, who: "ana", send: "question.mark", payload: { itemId, asked: true } });
/** Evidence of this moment, with the named components of the board. */
const pin = (at, criterion, names) => ({ at, who: "ana", send: "evidence.pin", payload: { criterion, names } });
const cynNote = (at, text, tag) => ({ at, who: "cyn", send: "note.add", payload: { text, tag } });
const cynScore = (at, criterion, mark, evidence) => ({
  at,
  who: "cyn",
  send: "score.set",
  payload: { criterion, mark, evidence },
});
/** Cells of a worksheet by their labels, written one after the other. `button`: adds the row first. */
const fill = (at, { tab, button }, fields) => ({ at, who: "ben", draw: "fill", tab, button, fields });
const score = (at, criterion, mark, evidence) => ({
  at,
  who: "ana",
  send: "score.set",
  payload: { criterion, mark, evidence },
});
const chat = (at, who, text) => ({ at, who, send: "chat.send", payload: { text } });
const step = (at, stepIndex) => ({ at, who: "ana", send: "step.enter", payload: { stepIndex } });
const write = (at, x, y, lines) => ({ at, who: "ben", draw: "text", x, y, lines });
/** A component from the palette, by its centre. */
const card = (at, kind, name, x, y, facts = {}) => ({ at, who: "ben", draw: "card", kind, name, x, y, facts });
/** Lines for the step's worksheet, typed or pasted. */
const list = (at, button, lines) => ({ at, who: "ben", draw: "list", button, lines });
const paste = (at, button, lines, tab) => ({ at, who: "ben", draw: "paste", button, lines, tab });
/** The pointer goes from component to component, as a hand does that explains. */
const point = (at, who, names) => ({ at, who, draw: "point", names });
const arrow = (at, from, to) => ({ at, who: "ben", draw: "arrow", from, to });
const loop = (at, who, name) => ({ at, who, draw: "loop", name });
const move = (at, name, dx, dy) => ({ at, who: "ben", draw: "move", name, dx, dy });

export const TITLE = "Demo: design Twitter";

export const SCREENPLAY = [
  // 1 Clarify requirements
  chat("0:20", "ana", "Take your time. Everything you draw is saved as you go."),
  write("0:30", 40, 400, ["Who posts, who reads,", "how many, how fresh?"]),
  asked("0:55", "q-scope"),
  list("1:10", "Add a feature", ["Post a text of up to 280 characters", "Read the home timeline", "Follow people"]),
  write("2:00", 40, 500, ["Out for now:", "likes, search, ads"]),
  asked("2:20", "q-timeline"),
  note("2:40", "Asks who reads and how fresh it has to be before drawing anything", "strength"),
  asked("3:10", "q-latency"),
  write("3:25", 40, 60, ["Timeline in 200 ms,", "a few seconds late is fine"]),
  asked("4:20", "q-users"),
  cynNote("4:40", "Names what is out as well as what is in", "strength"),
  score("4:45", "clarifying", 3, "Scope, latency and freshness asked without prompting."),
  // 2 Estimate scale
  step("5:10", 1),
  paste("5:40", "Add a quantity", [
    "monthly users = 500 M users",
    "daily users = monthly_users × 40 %",
    "writes a day = daily_users × 2.5 writes/user",
    "reads a day = daily_users × 100 reads/user",
  ]),
  note("6:50", "Goes from people to a day to a second, with units", "strength"),
  paste("7:10", "Add a quantity", ["write rate = writes_a_day / 86 400 s", "read rate = reads_a_day / 86 400 s"]),
  note("8:30", "Reads a second off by ten at first; corrects it when asked for the arithmetic", "concern"),
  cynNote("8:40", "Writes units next to every number", "strength"),
  score("8:50", "scale", 2, "Needed a nudge to check the read rate."),
  cynScore("8:55", "scale", 3, "Units throughout; finds the slip in the reads himself."),
  write("9:20", 40, 150, ["40 reads for each write:", "read-heavy"]),
  // 3 API and data model, a minute over
  step("10:20", 2),
  write("10:50", 40, 260, ["POST /posts {text}", "GET /timeline?after=cursor", "POST /follows {user}"]),
  paste("11:30", "Add a call", ["POST /posts", "GET /timeline?after=cursor", "POST /follows"]),
  note("12:10", "Cursor, not page numbers, and says why", "strength"),
  chat("12:50", "ben", "Are likes part of it?"),
  chat("13:15", "ana", "Leave them out for now."),
  paste(
    "13:40",
    "Add an entity",
    ["Post(id PK, author_id FK, text, created_at)", "Follow(follower_id FK, followee_id FK)"],
    "Data model",
  ),
  note("14:40", "Spends long on the fields of a post. Which three would it fall apart without?", "question"),
  // 4 High-level design
  step("16:25", 3),
  card("16:40", "Client", "Web and mobile", 520, 90),
  card("17:10", "API gateway", "API gateway", 520, 220),
  arrow("17:35", "Web and mobile", "API gateway"),
  card("18:00", "Service", "Post service", 520, 350),
  card("18:30", "Service", "Timeline service", 800, 90, { Copies: "40" }),
  arrow("18:55", "API gateway", "Post service"),
  arrow("19:15", "API gateway", "Timeline service"),
  card("19:45", "NoSQL database", "Posts", 800, 220, { Shards: "24", Technology: "Cassandra" }),
  arrow("20:10", "Post service", "Posts"),
  note("20:30", "Draws boxes for a while without saying what flows between them", "concern"),
  chat("20:50", "ana", "What travels along that arrow?"),
  card("21:30", "Cache", "Home timelines", 1080, 90, { Shards: "12", Technology: "Redis" }),
  arrow("21:55", "Timeline service", "Home timelines"),
  { at: "22:40", who: "ana", send: "timer.pause", payload: {} },
  chat("22:50", "ana", "Short break, the clock stands."),
  { at: "24:10", who: "ana", send: "timer.resume", payload: {} },
  card("24:35", "SQL database", "Follow graph", 1080, 480),
  card("25:05", "Message queue", "New posts", 800, 350, { Technology: "Kafka" }),
  arrow("25:30", "Post service", "New posts"),
  { at: "26:10", who: "ana", send: "hint.reveal", payload: { hintId: "h-when-to-work" } },
  card("26:40", "Worker", "Fan-out", 1080, 350, { Copies: "20" }),
  arrow("27:05", "New posts", "Fan-out"),
  arrow("27:30", "Fan-out", "Home timelines"),
  arrow("27:55", "Fan-out", "Follow graph"),
  point("28:00", "ben", ["Web and mobile", "Post service", "New posts", "Fan-out", "Home timelines"]),
  pin("28:05", "structure", ["New posts", "Fan-out"]),
  score("28:10", "structure", 3, "From the client to the store, in order, after the hint."),
  cynNote("28:15", "Follows one post from the client to the timeline, out loud", "strength"),
  // 5 Deep dive
  step("28:30", 4),
  asked("28:50", "f-celebrity"),
  note("29:10", "What happens to the fan-out of an account with 100 million followers?", "question"),
  loop("29:40", "ana", "Fan-out"),
  chat("30:20", "ana", "How long does that take for 100 million followers?"),
  write("31:00", 430, 560, ["100 M followers: minutes"]),
  note("32:10", "Sees the skew by himself once it has a number", "strength"),
  fill("33:00", { tab: "Deep dive", button: "Add a topic" }, [
    ["Topic 1", "Fan-out for very large accounts"],
    ["Name of option 1", "Write to every follower"],
    ["Name of option 2", "Merge when somebody reads"],
  ]),
  // A silence: he thinks.
  { at: "35:20", who: "ana", send: "hint.reveal", payload: { hintId: "h-hybrid" } },
  write("35:50", 430, 610, ["Over 10 k followers: merge on read"]),
  arrow("36:40", "Timeline service", "Posts"),
  fill("36:50", { tab: "Deep dive" }, [
    ["Reason for the choice of topic 1", "Both: write below 10 k followers, merge above. Reads stay under 200 ms."],
  ]),
  note("37:10", "Names the trade-off between fan-out on write and on read, and picks a mix of both", "strength"),
  pin("37:20", "tradeoffs", ["Timeline service", "Posts"]),
  score("37:30", "tradeoffs", 3, "Hybrid fan-out with a threshold, and what it costs."),
  cynScore("37:35", "tradeoffs", 3, "Gives the threshold and what each side costs."),
  move("38:10", "Follow graph", 0, 30),
  move("38:40", "Post service", 0, 20),
  // 6 Bottlenecks
  step("41:10", 5),
  asked("41:30", "f-database-down"),
  write("41:50", 430, 660, ["Cache lost: rebuild from Posts, newest first"]),
  fill("42:30", { tab: "Bottlenecks", button: "Add a bottleneck" }, [
    ["Title of point 1", "A key that everybody reads"],
    ["Finding: point 1", "Posts by author, timelines by reader: only a celebrity's posts are hot"],
    ["Mitigation: point 1", "Copies of those posts in each cache"],
  ]),
  note("42:50", "Says 'it scales' of the cache; asked for a number, gets to 1.3 TB", "concern"),
  score("43:10", "scale", 3, "Slow start, then good numbers for the cache."),
  loop("43:40", "ben", "Home timelines"),
  score("44:20", "communication", 3, "Talks while drawing; arrows named only when asked."),
  score("44:50", "depth", 3, "Skew and rebuild are worked out; sharding is not."),
  chat("45:30", "ana", "Thank you. We stop here."),
];

/** What the second interviewer gives after the end; one mark is two levels from Ana's. */
export const CYN = {
  scores: [
    ["structure", 3, "One path at a time, and the hint was taken up at once."],
    ["clarifying", 2, "Never asked how many people an account can follow."],
    ["communication", 3, "Easy to follow; says what he is about to draw."],
    ["depth", 3, "The rebuild of the cache is thought through."],
  ],
  recommendation: {
    recommendation: "yes",
    summary: "Solid throughout. I would have liked one question more at the start.",
  },
};

/** Comments on moments, written after the end. `names`: components that the comment points at. */
export const COMMENTS = [
  {
    at: "29:40",
    who: "cyn",
    names: ["Fan-out", "Follow graph"],
    text: "This is where it turns: how long does the loop over 100 million followers take? Your question opened it.",
    reply: ["ana", "He had the threshold four minutes later. I counted that as depth."],
  },
  { at: "7:40", who: "ana", text: "The read rate was ten times too high here, and he found it without a hint." },
  {
    at: "41:50",
    who: "ana",
    withCandidate: true,
    names: ["Home timelines"],
    text: "Good answer. What would you measure to know that the rebuild is done?",
  },
];

export const FEEDBACK = `You asked what is out as well as what is in, and your board could be read without you.

Next time put numbers on the arrows while you draw them: the estimate was there, but the design did not use it until asked.`;

export const LENGTH = "46:10";
export const RECOMMENDATION = {
  recommendation: "yes",
  summary: "Would work with him. Numbers need a push, the design itself does not.",
};
