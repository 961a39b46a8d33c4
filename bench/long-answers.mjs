// How long the answers for a record longer than any interview hold the loop: state and recording of 12 000 chat messages,
// made in turns and, for comparison, in one go. Processor time of the main thread, so that other work on the machine does
// not count. Linux; no server needed; run `npm run build` first. node bench/long-answers.mjs [messages]
import { readFileSync } from "node:fs";
import { ROUTES } from "@casement/shared/contract/http/routes";
import { foldVisible, viewOf } from "@casement/shared/session-log/audience/visible-to";
import { foldEvents } from "@casement/shared/session-log/fold";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { foldInTurns } from "../server/dist/session-log/fold-in-turns.js";
import { answerInTurns } from "../server/dist/transport/http/routing/answer-in-turns.js";

const MESSAGES = Number(process.argv[2] ?? 12_000);
const ROUNDS = 5;
const OWNER = { participantId: "owner", role: "owner" };
const TEXT = "lorem ipsum ".repeat(167);

const ending = sampleRecord.findIndex(({ kind }) => kind === "session.ended");
const chat = Array.from({ length: MESSAGES }, (_, index) => ({
  at: sampleRecord[ending].at,
  actor: "owner",
  kind: "chat.sent",
  payload: { messageId: `message-${index}`, text: TEXT },
}));
const events = [...sampleRecord.slice(0, ending), ...chat, ...sampleRecord.slice(ending)].map((event, index) => ({
  ...event,
  seq: index + 1,
}));

function ranMs() {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}

const rounded = (value) => Math.round(value * 10) / 10;

/** The longest time between two turns of the loop while this works. */
async function held(work) {
  let [last, longest, isOver] = [ranMs(), 0, false];
  const turn = () => {
    const now = ranMs();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const result = await work();
  await new Promise((resolve) => setImmediate(resolve));
  isOver = true;
  await new Promise((resolve) => setImmediate(resolve));
  return { longest, result };
}

const stateOf = (state) => ({ participantId: "owner", serverNow: 1, state: { ...foldVisible(events, OWNER, state) } });

function manifestOf(state) {
  const seen = viewOf(events, OWNER, state).map(({ seq, ...event }) => ({ ...event, revision: seq }));
  const board = { updates: 0, keyframes: [], chunks: [], epochs: [], quiet: [], damage: [] };
  const head = { sessionId: "session-0123456789", ...OWNER, startAt: 0, endAt: 1, live: false, shared: null };
  return { ...head, participants: [], events: seen, board, activity: [] };
}

const oneGo = (route, answer) => Buffer.from(JSON.stringify(ROUTES[route].response.parse(answer)));
const table = {};
async function measure(name, inTurns, inOneGo) {
  const times = { "in turns": [], "in one go": [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times["in turns"].push((await held(inTurns)).longest);
    times["in one go"].push((await held(async () => inOneGo())).longest);
  }
  table[name] = Object.fromEntries(
    Object.entries(times).map(([way, all]) => [`${way}, most ms`, rounded(Math.max(...all))]),
  );
}

const state = foldEvents(events);
const [whole, manifest] = [stateOf(state), manifestOf(state)];
await measure(
  "fold of the session log",
  () => foldInTurns(events),
  () => foldEvents(events),
);
await measure(
  "state",
  () => answerInTurns(ROUTES.getSessionState.response, whole),
  () => oneGo("getSessionState", whole),
);
await measure(
  "recording",
  () => answerInTurns(ROUTES.getPlayback.response, manifest),
  () => oneGo("getPlayback", manifest),
);
console.log(`${events.length} events, ${rounded(oneGo("getPlayback", manifest).length / 1e6)} MB`);
console.table(table);
