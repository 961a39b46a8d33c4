// Two people in real browsers play the demo's interview: the candidate draws with mouse and keyboard, the
// interviewer writes, asks and scores over the session's socket.
import { LENGTH, RECOMMENDATION, SCREENPLAY, TITLE } from "./demo-screenplay.mjs";

const VIEWPORT = { width: 1880, height: 960 };
const TOOLS = { arrow: "arrow", text: "text", stroke: "draw", move: "select" };

const msOf = (at) => at.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `speed`: of the server's clock. Returns the interviewer's browser context and the id of the ended session. */
export async function playInterview({ browser, url, speed, api, withCommands }) {
  const [host, guest] = await Promise.all(
    [0, 1].map(() => browser.newContext({ viewport: VIEWPORT, reducedMotion: "reduce" })),
  );
  // A wide board: the interviewer's steps and guide are closed. The candidate has the worksheets beside it.
  for (const [context, sides] of [
    [host, ["left", "right"]],
    [guest, ["right"]],
  ])
    await context.addInitScript((closed) => {
      for (const side of closed) localStorage.setItem(`casement-pane-${side}-open`, "false");
    }, sides);
  const sessionId = await prepare(host, guest, url, api);
  await withCommands(guest, url, sessionId, (send) => send("consent.give", { textVersion: "2026-11" }));
  await withCommands(host, url, sessionId, async (send) => {
    await send("session.start");
    const begun = Date.now();
    const [ana, ben] = [await open(host, url, sessionId), await open(guest, url, sessionId)];
    await withCommands(guest, url, sessionId, async (sendAsBen) => {
      const places = new Map();
      const counts = { revision: 1, ids: 0 };
      for (const cue of SCREENPLAY) {
        await wait(begun + msOf(cue.at) / speed - Date.now());
        const page = cue.who === "ana" ? ana : ben;
        if (cue.draw !== undefined) await draw(page, cue, places);
        else await say(cue.who === "ana" ? send : sendAsBen, cue, counts);
      }
      await wait(begun + msOf(LENGTH) / speed - Date.now());
    });
    await send("session.end");
    await send("score.set", {
      criterion: "clarifying",
      mark: 4,
      evidence: "Scope, latency and freshness asked first.",
    });
    await send("scorecard.recommend", RECOMMENDATION);
    await send("scorecard.submit");
  });
  return { host, sessionId };
}

async function prepare(host, guest, url, api) {
  await api(host, url, "POST", "/accounts", {
    name: "Ana",
    email: "ana@example.org",
    password: "a long quiet sentence",
  });
  const session = await api(host, url, "POST", "/sessions", {
    title: TITLE,
    problemId: "twitter",
    frameworkId: "six-steps",
  });
  const invite = await api(host, url, "POST", `/sessions/${session.id}/invites`, { role: "candidate" });
  const [id, secret] = invite.path.split("#")[1].split(".");
  await api(guest, url, "POST", "/invites/redeem", { id, secret, name: "Ben" });
  return session.id;
}

async function open(context, url, sessionId) {
  const page = await context.newPage();
  await page.goto(`${url}/sessions/${sessionId}`);
  await page.locator(".tl-canvas").waitFor();
  return page;
}

/** Adds what a command needs beyond the screenplay: ids, and the clock's revision where commands race. */
async function say(send, { send: name, payload }, counts) {
  const id = { "note.add": "noteId", "chat.send": "messageId" }[name];
  const races = ["step.enter", "timer.pause", "timer.resume"].includes(name);
  counts.ids += 1;
  await send(name, {
    ...payload,
    ...(id === undefined ? {} : { [id]: `demo-${counts.ids}` }),
    ...(races ? { expectedRevision: counts.revision } : {}),
  });
  if (races) counts.revision += 1;
}

async function draw(page, cue, places) {
  const canvas = await page.locator(".tl-canvas").boundingBox();
  const at = (x, y) => [canvas.x + x, canvas.y + y];
  if (cue.draw in SHEET_CUES) return SHEET_CUES[cue.draw](page, cue);
  if (cue.draw === "card") return putCard(page, cue, at(cue.x, cue.y), places);
  await page.getByTestId(`tools.${TOOLS[cue.draw]}`).first().click();
  if (cue.draw === "text") {
    await page.mouse.click(...at(cue.x, cue.y));
    await page.locator(".tl-canvas [contenteditable=true]").waitFor();
    await typeLines(page, cue.lines);
  } else if (cue.draw === "arrow") {
    await drag(page, at(...places.get(cue.from)), at(...places.get(cue.to)), 10);
  } else if (cue.draw === "stroke") {
    const [first, ...rest] = cue.points;
    await page.mouse.move(...at(...first));
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...at(...point), { steps: 2 });
    await page.mouse.up();
  } else if (cue.draw === "move") {
    const [x, y] = places.get(cue.name);
    places.set(cue.name, [x + cue.dx, y + cue.dy]);
    await drag(page, at(x, y), at(x + cue.dx, y + cue.dy), 12);
  }
  await page.keyboard.press("Escape");
}

/** Drags a component out of the palette, names it and fills in its known facts. */
async function putCard(page, { kind, name, x, y, facts }, place, places) {
  places.set(name, [x, y]);
  await page.getByRole("button", { name: kind, exact: true }).first().hover();
  await page.mouse.down();
  await page.mouse.move(...place, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("textbox", { name: /^Name of the/ }).waitFor();
  await page.keyboard.type(name, { delay: 12 });
  await page.keyboard.press("Enter");
  const details = page.getByRole("region", { name: /^Details/ });
  for (const [field, value] of Object.entries(facts)) {
    await details.getByLabel(field).fill(value);
    await page.keyboard.press("Tab");
  }
  await page.locator(".tl-canvas").focus();
  await page.keyboard.press("Escape");
}

const SHEET_CUES = {
  async list(page, { button, lines }) {
    await page.getByRole("button", { name: button }).click();
    for (const line of lines) {
      await page.keyboard.type(line, { delay: 8 });
      await page.keyboard.press("Enter");
    }
    // The last line opened one row too many.
    await page.keyboard.press("Backspace");
  },
  async paste(page, { button, lines }) {
    await page.getByRole("button", { name: button }).click();
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, lines.join("\n"));
  },
  async choose(page, { sheet, field, option }) {
    await page.getByRole("tab", { name: sheet }).click();
    await page.getByLabel(field).selectOption(option);
  },
};

async function drag(page, from, to, steps) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps });
  await page.mouse.up();
}

async function typeLines(page, lines) {
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line, { delay: 12 });
  }
  await page.keyboard.press("Escape");
}
