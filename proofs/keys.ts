import { chromium } from "@playwright/test";
import { Actor } from "../e2e/fixtures/actor.js";
import { Casement } from "../e2e/fixtures/casement.js";
import { CHROMIUM_FLAGS } from "../e2e/fixtures/chromium.js";
import { sweepRoom } from "../e2e/fixtures/sweep-room.js";
import { ensureBrowser } from "../scripts/lib/browser.mjs";
import { neverHappened } from "./never-happened.js";
import type { Proof } from "./proof.js";

/** Most that one thing in the browser may take on a busy machine, in ms. */
const PATIENCE_MS = 180_000;
const ROLES = ["interviewer", "candidate"] as const;

/**
 * No key without a modifier changes what others feel: every key in every place of the room, for both who can change
 * something. `role`: 1 the interviewer alone, 2 the candidate alone; `state`: this state of the room alone, from 1.
 */
export const keys: Proof = async ({ role = 0, state = 0 }, say) => {
  const casement = await Casement.start();
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CHROMIUM_FLAGS });
  const figures: Record<string, number> = {};
  const faults: string[] = [];
  const enter = async (name: string) => {
    const actor = await Actor.enter(browser, casement.url, name);
    actor.context.setDefaultTimeout(PATIENCE_MS);
    // The transpiler that runs the proofs calls this in each function with a name, also in those that run in the page.
    await actor.context.addInitScript({ content: "globalThis.__name = (named) => named;" });
    return actor;
  };
  try {
    for (const who of ROLES.slice(Math.max(0, role - 1), role === 0 ? undefined : role)) {
      const { changes, places, presses, missed } = await sweepRoom(enter, { who, extent: "every place", state, say });
      Object.assign(figures, { [`${who}: places`]: places.length, [`${who}: keys`]: presses });
      faults.push(...missed.map((key) => `${who}: not pressed: ${key}`));
      for (const { state, before, after } of changes)
        faults.push(`${who}, ${state}: from ${JSON.stringify(before)} to ${JSON.stringify(after)}`);
    }
    faults.push(...neverHappened(figures));
    return { figures, faults };
  } finally {
    await browser.close();
    await casement.dispose();
  }
};
