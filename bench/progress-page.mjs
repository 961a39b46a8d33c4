// How long the page of one's progress takes to open with 200 sessions: from the page's address until its chart and table
// have been painted. The sessions are practised, scored and submitted through the server's own commands.
// Run `npm run build` first.
// node bench/progress-page.mjs [sessions] [times]
import { loadavg } from "node:os";
import { api, launchBrowser, startServer, withCommands } from "./board-rig.mjs";

const SESSIONS = Number(process.argv[2] ?? 200);
const TIMES = Number(process.argv[3] ?? 20);

/** Of the rubric that all of them use. */
let criteria;

async function practise(context, url, number) {
  const plan = {
    title: `Practice ${number}`,
    problemId: "twitter",
    frameworkId: "six-steps",
    options: { mode: "practice" },
  };
  const { id } = await api(context, url, "POST", "/sessions", plan);
  await withCommands(context, url, id, async (send) => {
    await send("session.start");
    await send("session.end");
    criteria ??= (await api(context, url, "GET", `/sessions/${id}/state`)).state.privateGuide.rubric.criteria;
    for (const [index, { key }] of criteria.entries())
      await send("score.set", { criterion: key, mark: 1 + ((number + index) % 4), evidence: "Seen." });
    await send("scorecard.recommend", { recommendation: "yes", summary: "" });
    await send("scorecard.submit");
  });
}

/** In the page: the time at which the chart and the table had been painted. */
function painted(sessions) {
  const dots = document.querySelectorAll('section[aria-label="Marks over time"] a').length;
  const table = document.querySelector('section[aria-label="Sessions and their marks"] tbody tr');
  if (dots < sessions || table === null) return false;
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // After the frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });
}

const server = await startServer();
const browser = await launchBrowser();
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const { url } = server;
  await api(context, url, "POST", "/accounts", {
    name: "Ana",
    email: "ana@example.org",
    password: "a long quiet sentence",
  });
  for (let number = 0; number < SESSIONS; number += 1) await practise(context, url, number);
  const took = [];
  for (let time = 0; time < TIMES; time += 1) {
    const page = await context.newPage();
    await page.goto(`${url}/progress`, { waitUntil: "commit" });
    took.push(await (await page.waitForFunction(painted, SESSIONS, { polling: "raf", timeout: 60_000 })).jsonValue());
    await page.close();
  }
  took.sort((a, b) => a - b);
  const at = (share) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))]);
  console.log(
    `${SESSIONS} sessions, ${TIMES} times: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms; load ${loadavg()[0].toFixed(1)}`,
  );
} finally {
  await browser.close();
  await server.stop();
}
