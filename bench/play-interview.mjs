// Two people in real browsers play the demo's interview: the candidate draws with mouse and keyboard, the
// interviewer writes, asks and scores over the session's socket.
import { LENGTH, RECOMMENDATION, SCREENPLAY, TITLE } from "./demo-screenplay.mjs";

const VIEWPORT = { width: 1640, height: 960 };
const BOX = { width: 140, height: 76 };
const TOOLS = { box: "rectangle", arrow: "arrow", text: "text", stroke: "draw", select: "select" };

const msOf = (at) => at.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `speed`: of the server's clock. Answers with the interviewer's browser context and the session's id, ended. */
export async function playInterview({ browser, url, speed, api, withCommands }) {
  const [host, guest] = await Promise.all(
    [0, 1].map(() => browser.newContext({ viewport: VIEWPORT, reducedMotion: "reduce" })),
  );
  // A wide board: nobody reads steps or guide here.
  for (const context of [host, guest])
    await context.addInitScript(() => {
      for (const side of ["left", "right"]) localStorage.setItem(`casement-pane-${side}-open`, "false");
    });
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

/** Fills in what a command needs beyond the screenplay: ids, and the clock's revision where commands race. */
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
  await page
    .getByTestId(`tools.${cue.draw === "move" ? TOOLS.select : (cue.shape ?? TOOLS[cue.draw])}`)
    .first()
    .click();
  if (cue.draw === "box") {
    places.set(cue.name, [cue.x, cue.y]);
    await drag(
      page,
      at(cue.x - BOX.width / 2, cue.y - BOX.height / 2),
      at(cue.x + BOX.width / 2, cue.y + BOX.height / 2),
      8,
    );
    await type(page, [cue.name]);
  } else if (cue.draw === "text") {
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
    // By its edge, where the label does not take the pointer.
    await drag(page, at(x - BOX.width / 2, y + 20), at(x - BOX.width / 2 + cue.dx, y + 20 + cue.dy), 12);
  }
  await page.keyboard.press("Escape");
}

async function drag(page, from, to, steps) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps });
  await page.mouse.up();
}

async function type(page, lines) {
  await page.keyboard.press("Enter");
  await page.locator(".tl-canvas [contenteditable=true]").waitFor();
  await typeLines(page, lines);
}

async function typeLines(page, lines) {
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line, { delay: 12 });
  }
  await page.keyboard.press("Escape");
}
