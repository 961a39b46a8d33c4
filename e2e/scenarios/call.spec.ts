import type { Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";
import { commanding } from "../fixtures/api.js";
import { CHROMIUM_FLAGS } from "../fixtures/chromium.js";
import { type Enter, openRoom } from "../fixtures/running-room.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";

const executablePath = process.env.CHROME_PATH;
/** A camera and a microphone that beeps once a second, allowed without asking. */
const DEVICES = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

test.use({
  launchOptions: { args: [...CHROMIUM_FLAGS, ...DEVICES], ...(executablePath ? { executablePath } : {}) },
  settings: { LOG_LEVEL: "error" },
  actionTimeout: 20_000,
});

/** Keeps the page's connections where a test finds them. */
function keepConnections(): void {
  const Real = globalThis.RTCPeerConnection;
  const kept: RTCPeerConnection[] = [];
  Object.assign(globalThis, { connections: kept });
  globalThis.RTCPeerConnection = class extends Real {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
}

/** Sound that this page has received in all, in energy and packets, over its newest connection. */
async function heard(page: Page): Promise<{ energy: number; packets: number; pictures: number }> {
  return page.evaluate(async () => {
    const kept = (globalThis as unknown as { connections: RTCPeerConnection[] }).connections;
    const result = { energy: 0, packets: 0, pictures: 0 };
    for (const entry of (await kept.at(-1)?.getStats())?.values() ?? []) {
      if (entry.type !== "inbound-rtp") continue;
      if (entry.kind === "video") result.pictures += Number(entry.framesDecoded ?? 0);
      else {
        result.energy += Number(entry.totalAudioEnergy ?? 0);
        result.packets += Number(entry.packetsReceived ?? 0);
      }
    }
    return result;
  });
}

/** Waits until this page hears more than it has heard until now. */
async function hearsMore({ page }: Actor): Promise<void> {
  const before = await heard(page);
  await expect.poll(async () => (await heard(page)).energy, { intervals: [200] }).toBeGreaterThan(before.energy);
}

async function lobbyOfTwo(enter: Enter, call: "sound" | "picture") {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  for (const { context } of [ana, ben]) await context.addInitScript(keepConnections);
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter", { options: { call } });
  await bring(ana, session.id, ben, "candidate");
  return { ana, ben, session };
}

const strip = ({ page }: Actor) => page.getByRole("region", { name: "Call" });
const joinCall = ({ page }: Actor) => page.getByRole("button", { name: "Join the call" }).click();

test("CAL-60 two people test their devices, join from lobby and room, and hear and see each other", async ({
  enter,
}) => {
  const { ana, ben, session } = await lobbyOfTwo(enter, "picture");
  for (const { page } of [ana, ben]) await page.goto(session.path);
  await ana.page.getByRole("button", { name: "Test my devices" }).click();
  await expect(ana.page.getByLabel("Your picture")).toBeVisible();
  await expect(ana.page.getByRole("img", { name: "How loud your microphone hears you" })).toBeVisible();
  // Joining while the devices are tested takes them along.
  await joinCall(ana);
  await expect(ben.page.getByText("One person is in the call.")).toBeVisible();
  await joinCall(ben);
  for (const actor of [ana, ben]) {
    await expect(actor.page.getByLabel(/^Picture of (Ana|Ben)$/)).toBeVisible();
    await hearsMore(actor);
    await expect.poll(async () => (await heard(actor.page)).pictures).toBeGreaterThan(0);
  }

  // The interview starts, and the call goes on over the change of screens.
  await commanding(ana, session.id, (send) => send("session.start"));
  for (const { page } of [ana, ben]) await page.locator(".tl-canvas").waitFor();
  await hearsMore(ben);
  await expect(strip(ben).getByText("Ana")).toBeVisible();

  // Muted, Ana is silent and shown to be; unmuted she is heard again.
  await ana.page.keyboard.press("Alt+m");
  await expect(strip(ben).getByLabel("Muted")).toBeVisible();
  await ana.page.keyboard.press("Alt+m");
  await expect(strip(ben).getByLabel("Muted")).toHaveCount(0);
  await hearsMore(ben);
  await strip(ana).getByRole("button", { name: "Stop my picture" }).click();
  await expect(ben.page.getByLabel("Picture of Ana")).toHaveCount(0);

  await strip(ana).getByRole("button", { name: "Leave the call" }).click();
  await expect(strip(ben).getByText("Ana")).toHaveCount(0);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

test("CAL-61 a restart of the server does not end a call, and a page that is loaded again joins it anew", async ({
  enter,
  casement,
}) => {
  const { ana, ben, session } = await lobbyOfTwo(enter, "sound");
  await commanding(ana, session.id, (send) => send("session.start"));
  await openRoom(session, ana, ben);
  await joinCall(ana);
  await joinCall(ben);
  await hearsMore(ana);
  const connections = () =>
    ana.page.evaluate(() => (globalThis as unknown as { connections: unknown[] }).connections.length);
  const before = await connections();
  await casement.stop();
  await hearsMore(ana);
  await hearsMore(ben);
  await casement.begin();
  await expect(ana.page.getByText("Reconnecting")).toHaveCount(0);
  await hearsMore(ana);
  await hearsMore(ben);
  expect(await connections()).toBe(before);
  // Signals pass again: what Ana shows of herself arrives.
  await ana.page.keyboard.press("Alt+m");
  await expect(strip(ben).getByLabel("Muted")).toBeVisible();
  await ana.page.keyboard.press("Alt+m");

  await ben.page.reload();
  await ben.page.locator(".tl-canvas").waitFor();
  await joinCall(ben);
  await hearsMore(ana);
  await hearsMore(ben);
});

test("CAL-62 a session without a call loads no code of one", async ({ enter }) => {
  const ana = await enter("Ana");
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await commanding(ana, session.id, (send) => send("session.start"));
  await openRoom(session, ana);
  expect(ana.traffic.requests.filter((address) => /call-client|call-strip|green-room/.test(address))).toEqual([]);
  await expect(ana.page.getByRole("button", { name: "Join the call" })).toHaveCount(0);
});
