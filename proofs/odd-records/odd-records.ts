import { chromium } from "@playwright/test";
import { Casement } from "../../e2e/fixtures/casement.js";
import { CHROMIUM_FLAGS } from "../../e2e/fixtures/chromium.js";
import { ensureBrowser } from "../../scripts/lib/browser.mjs";
import type { Proof } from "../proof.js";
import { lookAtOddRecords } from "./look-at-odd-records.js";

/**
 * No shape record stops anybody from opening its board: the built server and Chromium, from the first client to the
 * exported page.
 */
export const oddRecords: Proof = async ({ records = 1000, batch = 25, seed = 1 }, say) => {
  const casement = await Casement.start();
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CHROMIUM_FLAGS });
  try {
    return await lookAtOddRecords({ browser, casement }, { records, batch, seed }, say);
  } finally {
    await browser.close();
    await casement.dispose();
  }
};
