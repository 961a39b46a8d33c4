import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { hearTake } from "@casement/shared/sound/heard-take";
import { LOUDNESS_MS } from "@casement/shared/sound/loudness-codec";
import { type Speaker, type Talk, talkOf } from "@casement/shared/sound/talk";
import { chromium, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS } from "../../e2e/fixtures/chromium.js";
import { ensureBrowser } from "../../scripts/lib/browser.mjs";
import { finishInWorker } from "../../server/src/media/finish/finish-in-worker.js";
import { writeWebm } from "../../server/src/media/webm/write-webm.js";
import { neverHappened } from "../never-happened.js";
import type { Proof } from "../proof.js";
import { dialogueOf } from "./dialogue.js";
import { encodeOpus } from "./encode-opus.js";
import { Voice } from "./voice.js";

const MINUTE_MS = 60_000;
/** Points of share. */
const MOST_WRONG = 2;
/** A page there is one of a secure address, which alone has encoders. */
const ADDRESS = "https://talk.test/";

/**
 * Who talked how much is within two points of the truth: dialogues of synthetic voices, encoded by Chromium, heard by the
 * server's detector. `dialogues` of `minutes`, from seed `from`.
 */
export const talk: Proof = async ({ dialogues = 6, minutes = 5, from = 0 }, say) => {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CHROMIUM_FLAGS });
  const figures = { shares: 0, silences: 0, interruptions: 0 };
  const found = { silences: 0, interruptions: 0 };
  const faults: string[] = [];
  let worst = 0;
  try {
    const page = await browser.newPage();
    await page.route(ADDRESS, (route) => route.fulfill({ contentType: "text/html", body: "<p>Encodes sound." }));
    // The transpiler that runs the proofs calls this in each function with a name, also in those that run in the page.
    await page.addInitScript({ content: "globalThis.__name = (named) => named;" });
    await page.goto(ADDRESS);
    for (let seed = from; seed < from + dialogues; seed += 1) {
      const { truth, heard } = await compare(page, seed, minutes * MINUTE_MS);
      const wrong = truth.people.map(({ share }, index) => 100 * ((share ?? 0) - (heard.people[index]?.share ?? 0)));
      const most = Math.max(...wrong.map(Math.abs));
      worst = Math.max(worst, most);
      figures.shares += wrong.length;
      figures.silences += truth.silences.length;
      figures.interruptions += truth.interruptions.length;
      found.silences += heard.silences.length;
      found.interruptions += heard.interruptions.length;
      if (most > MOST_WRONG) faults.push(`seed ${seed}: a share is ${most.toFixed(2)} points wrong`);
      say(`seed ${seed}: ${wrong.map((points) => points.toFixed(2)).join(", ")} points wrong`);
    }
  } finally {
    await browser.close();
  }
  faults.push(...neverHappened(figures));
  const named = { "silences heard": found.silences, "interruptions heard": found.interruptions };
  return { figures: { ...figures, ...named, "most points wrong": worst.toFixed(2) }, faults };
};

/** What is told of a dialogue that is known, and of the same one heard. */
async function compare(page: Page, seed: number, ms: number): Promise<{ truth: Talk; heard: Talk }> {
  const whole = [{ from: 0, to: ms }];
  const told = (speakers: readonly Omit<Speaker, "there">[]) =>
    talkOf({ speakers: speakers.map((speaker) => ({ ...speaker, there: whole })), counted: whole, steps: [] });
  const dialogue = dialogueOf(seed, ms).map((spoken, index) => ({ id: String(index), known: whole, spoken }));
  const heard: Omit<Speaker, "there">[] = [];
  for (const [index, { id, spoken }] of dialogue.entries()) {
    const packets = await encodeOpus(page, new Voice(spoken, 100 + 70 * index, seed), ms);
    const loudness = await loudnessOf(packets, ms);
    const length = loudness.length * LOUDNESS_MS;
    heard.push({
      id,
      ...hearTake([{ mediaFrom: 0, mediaTo: length, serverFrom: 0, serverTo: length }], loudness),
    });
  }
  return { truth: told(dialogue), heard: told(heard) };
}

/** As the server makes it of a take with one chunk. */
async function loudnessOf(packets: readonly Uint8Array[], ms: number): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), "casement-talk-"));
  try {
    const chunk = { index: 0, from: 0, to: ms, path: path.join(folder, "chunk.webm") };
    await writeFile(chunk.path, writeWebm(packets));
    return (await finishInWorker({ chunks: [chunk] }, new AbortController().signal)).loudness;
  } finally {
    await rm(folder, { recursive: true });
  }
}
