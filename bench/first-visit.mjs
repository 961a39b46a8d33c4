// How long is it from the first visit of a new server until two people draw on one board? Two browsers with empty caches,
// at a human pace: 1.1 s to find and click a thing, 0.2 s to press a key (Card, Moran and Newell's keystroke-level model).
// The second person opens the link at the moment at which it was copied.
// node bench/first-visit.mjs [rounds]
import { launchBrowser, startServer } from "./board-rig.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const POINT_MS = 1100;
const KEY_MS = 200;
/** Most that it may take, in seconds. */
const LIMIT_S = 25;
const VIEWPORT = { width: 1440, height: 900 };

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A person who needs time to find and to type. `handS` adds up the time that they needed themselves. */
async function newcomer(browser) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const person = {
    page,
    handS: 0,
    async needs(ms) {
      person.handS += ms / 1000;
      await pause(ms);
    },
    async click(locator) {
      await locator.waitFor();
      await person.needs(POINT_MS);
      await locator.click();
    },
    async type(text) {
      for (const letter of text) {
        await person.needs(KEY_MS);
        await page.keyboard.type(letter);
      }
    },
    async next() {
      await person.needs(KEY_MS);
      await page.keyboard.press("Tab");
    },
    leave: () => context.close(),
  };
  return person;
}

async function signUp(ana, url) {
  await ana.page.goto(url);
  await ana.page.getByLabel("Name", { exact: true }).waitFor();
  if (!(await ana.page.getByLabel("Name", { exact: true }).evaluate((field) => field === document.activeElement)))
    await ana.click(ana.page.getByLabel("Name", { exact: true }));
  await ana.type("Ana");
  await ana.next();
  await ana.type("ana@example.org");
  await ana.next();
  await ana.type("quiet rain on");
  await ana.needs(KEY_MS);
  await ana.page.keyboard.press("Enter");
}

async function draw({ page, click, needs }, [left, top]) {
  await click(page.getByTestId("tools.draw").first());
  const { x, y } = await page.locator(".tl-canvas").boundingBox();
  await needs(POINT_MS);
  await page.mouse.move(x + left, y + top);
  await page.mouse.down();
  await page.mouse.move(x + left + 120, y + top + 60, { steps: 8 });
  await page.mouse.up();
}

async function round(browser) {
  const server = await startServer();
  try {
    const [ana, ben] = [await newcomer(browser), await newcomer(browser)];
    const begun = performance.now();
    const since = () => (performance.now() - begun) / 1000;
    await signUp(ana, server.url);
    await ana.click(ana.page.getByRole("link", { name: "New session" }).first());
    await ana.click(ana.page.getByRole("button", { name: "Create session" }));
    await ana.click(ana.page.getByRole("button", { name: "Copy candidate link" }));
    const field = ana.page.getByLabel("Candidate link", { exact: true });
    await field.and(ana.page.locator('[value*="/join#"]')).waitFor();
    const invitedS = since();
    await ben.page.goto(await field.inputValue());
    const name = ben.page.getByLabel("Your name");
    await name.waitFor();
    if (!(await name.evaluate((input) => input === document.activeElement))) await ben.click(name);
    await ben.type("Ben");
    await ben.needs(KEY_MS);
    await ben.page.keyboard.press("Enter");
    await ben.click(ben.page.getByRole("button", { name: "I agree to the recording" }));
    await ana.click(ana.page.getByRole("button", { name: "Start interview" }));
    const startedS = since();
    await Promise.all([draw(ana, [600, 200]), draw(ben, [300, 400])]);
    for (const { page } of [ana, ben])
      await page.waitForFunction(() => document.querySelectorAll(".tl-canvas .tl-shape").length === 2);
    const totalS = since();
    await Promise.all([ana.leave(), ben.leave()]);
    return { invitedS, startedS, totalS };
  } finally {
    await server.stop();
  }
}

const browser = await launchBrowser();
const rounds = [];
for (let number = 0; number < ROUNDS; number++) rounds.push(await round(browser));
await browser.close();
const median = (name) =>
  rounds
    .map((each) => each[name])
    .toSorted((a, b) => a - b)
    [Math.floor(ROUNDS / 2)].toFixed(1);
const most = Math.max(...rounds.map(({ totalS }) => totalS));
console.log(
  JSON.stringify({
    bench: "first-visit",
    rounds: ROUNDS,
    invitedS: median("invitedS"),
    startedS: median("startedS"),
    bothDrawS: median("totalS"),
    mostS: most.toFixed(1),
    limitS: LIMIT_S,
  }),
);
process.exitCode = most > LIMIT_S ? 1 : 0;
