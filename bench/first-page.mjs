// How much JavaScript does each page load over the network, until the network is quiet? Each page loads in a browser
// with an empty cache.
// node bench/first-page.mjs
import { api, launchBrowser, startServer } from "./board-rig.mjs";

const LIMIT_KB = 250;
const KB = 1024;

/** Opens the page in a new context with these cookies; returns the compressed size of its scripts and their number. */
async function weigh(browser, url, cookies) {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  const page = await context.newPage();
  const scripts = [];
  const collect = (request) => {
    if (request.resourceType() === "script") scripts.push(request.sizes());
  };
  page.on("requestfinished", collect);
  await page.goto(url, { waitUntil: "networkidle" });
  page.off("requestfinished", collect);
  const sizes = (await Promise.all(scripts)).map(({ responseBodySize }) => responseBodySize);
  await context.close();
  return { kb: Math.round(sizes.reduce((sum, size) => sum + size, 0) / KB), files: sizes.length };
}

const browser = await launchBrowser();
const server = await startServer();
try {
  const { url } = server;
  const owner = await browser.newContext();
  await api(owner, url, "POST", "/accounts", {
    name: "Ana",
    email: "ana@example.org",
    password: "a long quiet sentence",
  });
  const [problem] = (await api(owner, url, "GET", "/problems")).items;
  const [framework] = (await api(owner, url, "GET", "/frameworks")).items;
  const draft = { title: "First page", problemId: problem.id, frameworkId: framework.id };
  const session = await api(owner, url, "POST", "/sessions", draft);
  const invite = await api(owner, url, "POST", `/sessions/${session.id}/invites`, { role: "candidate" });
  const mine = await owner.cookies();
  const pages = [
    ["sign in", "/sign-in", []],
    ["create account", "/create-account", []],
    ["join", invite.path, []],
    ["dashboard", "/", mine],
    ["new session", "/sessions/new", mine],
    ["frameworks", "/frameworks", mine],
    ["framework editor", `/frameworks/${framework.id}`, mine],
    ["account", "/account", mine],
    ["lobby", `/sessions/${session.id}`, mine],
  ];
  const weights = {};
  for (const [name, path, cookies] of pages) weights[name] = await weigh(browser, url + path, cookies);
  const heaviest = Math.max(...Object.values(weights).map(({ kb }) => kb));
  console.log(JSON.stringify({ bench: "first-page", packedKb: weights, heaviest, limit: LIMIT_KB }, null, 1));
  process.exitCode = heaviest > LIMIT_KB ? 1 : 0;
} finally {
  await browser.close();
  await server.stop();
}
