// Two people in real browsers play the demo's interview: the candidate draws with mouse and keyboard, the interviewers
// write, ask and score over the session's socket.
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import { COMMENTS, CYN, FEEDBACK, LENGTH, RECOMMENDATION, SCREENPLAY, TITLE } from "./demo-screenplay.mjs";

const VIEWPORT = { width: 1880, height: 960 };
/** How long the pointer rests where it points. */
const POINTS_FOR_MS = 900;
/** Between two keys, and between two places of a hand that drags or draws. */
const KEY_MS = 45;
const HAND_MS = 40;
const TOOLS = { arrow: "arrow", text: "text", loop: "draw", move: "select" };

const msOf = (at) => at.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Returns the interviewer's browser context and the id of the ended session. */
export async function playInterview({ browser, server, api, withCommands }) {
  const { url } = server;
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
  const second = await browser.newContext();
  const sessionId = await prepare(host, { guest, second }, url, api);
  await withCommands(guest, url, sessionId, (send) => send("consent.give", { textVersion: CONSENT_TEXT_VERSION }));
  const asCyn = (work) => withCommands(second, url, sessionId, work);
  await withCommands(host, url, sessionId, async (send) => {
    await send("session.start");
    const startedAt = (await api(host, url, "GET", `/sessions/${sessionId}/playback`)).startAt;
    const [ana, ben] = [await open(host, url, sessionId), await open(guest, url, sessionId)];
    const pages = { ana, ben };
    await withCommands(guest, url, sessionId, (sendAsBen) =>
      asCyn(async (sendAsCyn) => {
        const senders = { ana: send, ben: sendAsBen, cyn: sendAsCyn };
        const counts = { revision: 1, ids: 0 };
        const until = async (at) => {
          for (const page of [ana, ben]) await page.getByText("Saved", { exact: true }).first().waitFor();
          const early = startedAt + msOf(at) - server.now();
          if (early > 0) await server.advance(early);
          else console.error(`${at} comes ${-early} ms late`);
        };
        for (const cue of SCREENPLAY) {
          await until(cue.at);
          if (cue.draw !== undefined) await draw(pages[cue.who], cue);
          else await say(senders[cue.who], await withShapes(cue, ben, startedAt), counts);
        }
        await until(LENGTH);
        await afterwards(senders, ben, startedAt);
      }),
    );
  });
  return { host, sessionId };
}

/** Both cards, what they say to each other, and the feedback. */
async function afterwards({ ana, cyn }, ben, startedAt) {
  const shapes = new Map();
  for (const name of COMMENTS.flatMap(({ names }) => names ?? [])) shapes.set(name, await shapeIdOf(ben, name));
  await ana("session.end");
  await ana("score.set", { criterion: "clarifying", mark: 4, evidence: "Scope, latency and freshness asked first." });
  await ana("scorecard.recommend", RECOMMENDATION);
  await ana("scorecard.submit");
  for (const [criterion, mark, evidence] of CYN.scores) await cyn("score.set", { criterion, mark, evidence });
  await cyn("scorecard.recommend", CYN.recommendation);
  await cyn("scorecard.submit");
  for (const [index, { at, who, text, names = [], withCandidate = false, reply }] of COMMENTS.entries()) {
    const threadId = `demo-thread-${index + 1}`;
    const pointsAt = { shapeIds: names.map((name) => shapes.get(name)), label: names.join(", ") };
    const send = who === "ana" ? ana : cyn;
    await send("thread.begin", { threadId, at: startedAt + msOf(at), text, withCandidate, pointsAt });
    if (reply !== undefined) await ana("comment.add", { threadId, commentId: `${threadId}-reply`, text: reply[1] });
  }
  await ana("report.publish", { feedback: FEEDBACK, includeScores: true });
}

/** A component of the board by its name. The expression tells "Posts" from "New posts": it minds the case. */
const componentOf = (page, name) =>
  page
    .locator(".tl-canvas .tl-shape[data-shape-type=component]")
    .filter({ hasText: new RegExp(name) })
    .first();

/** The id that the board gave to a component. */
async function shapeIdOf(page, name) {
  const id = await componentOf(page, name).getAttribute("data-shape-id");
  if (id === null) throw new Error(`"${name}" is not on the board`);
  return id;
}

/** Where a component is on the screen now, which the camera may have changed since it was put there. */
async function middleOf(page, name) {
  const { x, y, width, height } = await componentOf(page, name).boundingBox();
  return [x + width / 2, y + height / 2];
}

/** From a place on the board to the screen, whatever the camera does. */
async function toScreen(page) {
  const canvas = await page.locator(".tl-canvas").boundingBox();
  const {
    a: zoom,
    e,
    f,
  } = await page.evaluate(() => {
    const layer = document.querySelector(".tl-canvas .tl-shapes");
    const { a, e, f } = new DOMMatrix(getComputedStyle(layer).transform);
    return { a, e, f };
  });
  return (x, y) => [canvas.x + e + x * zoom, canvas.y + f + y * zoom];
}

/** A pin's cue with its moment and the ids of the components that it names; others as they are. */
async function withShapes(cue, page, startedAt) {
  const { names, ...rest } = cue.payload;
  if (names === undefined) return cue;
  const shapeIds = await Promise.all(names.map((name) => shapeIdOf(page, name)));
  return { ...cue, payload: { ...rest, at: startedAt + msOf(cue.at), shapeIds, label: names.join(", ") } };
}

async function prepare(host, { guest, second }, url, api) {
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
  for (const [context, role, name] of [
    [guest, "candidate", "Ben"],
    [second, "interviewer", "Cyn"],
  ]) {
    const invite = await api(host, url, "POST", `/sessions/${session.id}/invites`, { role });
    const [id, secret] = invite.path.split("#")[1].split(".");
    await api(context, url, "POST", "/invites/redeem", { id, secret, name });
  }
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
  const id = { "note.add": "noteId", "chat.send": "messageId", "evidence.pin": "pinId" }[name];
  const races = ["step.enter", "timer.pause", "timer.resume"].includes(name);
  counts.ids += 1;
  await send(name, {
    ...payload,
    ...(id === undefined ? {} : { [id]: `demo-${counts.ids}` }),
    ...(races ? { expectedRevision: counts.revision } : {}),
  });
  if (races) counts.revision += 1;
}

async function draw(page, cue) {
  if (cue.draw in SHEET_CUES) return SHEET_CUES[cue.draw](page, cue);
  const at = await toScreen(page);
  if (cue.draw === "point") {
    for (const name of cue.names) {
      await page.mouse.move(...(await middleOf(page, name)), { steps: 6 });
      await wait(POINTS_FOR_MS);
    }
    return;
  }
  if (cue.draw === "card") return putCard(page, cue, at(cue.x, cue.y));
  await page.getByTestId(`tools.${TOOLS[cue.draw]}`).first().click();
  if (cue.draw === "text") {
    await page.mouse.click(...at(cue.x, cue.y));
    await page.locator(".tl-canvas [contenteditable=true]").waitFor();
    await typeLines(page, cue.lines);
  } else if (cue.draw === "arrow") {
    await drag(page, await middleOf(page, cue.from), await middleOf(page, cue.to), 10);
  } else if (cue.draw === "loop") {
    await drawLoop(page, cue.name);
  } else if (cue.draw === "move") {
    const [x, y] = await middleOf(page, cue.name);
    await drag(page, [x, y], [x + cue.dx, y + cue.dy], 12);
  }
  await page.keyboard.press("Escape");
}

/** A loop around a component, drawn by hand. */
async function drawLoop(page, name) {
  const { x, y, width, height } = await componentOf(page, name).boundingBox();
  const points = Array.from({ length: 26 }, (_, index) => {
    const turn = -1.9 + (index / 25) * Math.PI * 2.15;
    return [
      x + width / 2 + Math.cos(turn) * (width * 0.66 + index * 0.4),
      y + height / 2 + Math.sin(turn) * (height * 0.72 + index * 0.3),
    ];
  });
  await page.mouse.move(...points[0]);
  await page.mouse.down();
  for (const point of points.slice(1)) {
    await page.mouse.move(...point, { steps: 2 });
    await wait(HAND_MS);
  }
  await page.mouse.up();
}

/** Drags a component out of the palette, names it and fills in its known facts. */
async function putCard(page, { kind, name, facts }, place) {
  await page.getByRole("button", { name: kind, exact: true }).first().hover();
  await page.mouse.down();
  await page.mouse.move(...place, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("textbox", { name: /^Name of the/ }).waitFor();
  await page.keyboard.type(name, { delay: KEY_MS });
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
      await page.keyboard.type(line, { delay: KEY_MS });
      await page.keyboard.press("Enter");
    }
    // The last line opened one row too many.
    await page.keyboard.press("Backspace");
  },
  async paste(page, { tab, button, lines }) {
    if (tab !== undefined) await openSheet(page, tab);
    await page.getByRole("button", { name: button }).click();
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, lines.join("\n"));
  },
  async fill(page, { tab, button, fields }) {
    if (tab !== undefined) await openSheet(page, tab);
    if (button !== undefined) await page.getByRole("button", { name: button }).click();
    for (const [label, text] of fields) {
      await page.getByLabel(label, { exact: true }).click();
      await page.keyboard.type(text, { delay: KEY_MS });
    }
  },
};

const openSheet = (page, name) => page.getByRole("tab", { name, exact: true }).click();

async function drag(page, from, to, steps) {
  await page.mouse.move(...from);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps);
    await wait(HAND_MS);
  }
  await page.mouse.up();
}

async function typeLines(page, lines) {
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line, { delay: KEY_MS });
  }
  await page.keyboard.press("Escape");
}
