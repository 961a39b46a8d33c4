import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PLAIN_LABEL } from "@casement/shared/testing/document/odd-records";
import type { Locator, Page } from "@playwright/test";
import type { Actor } from "../../e2e/fixtures/actor.js";

/** Nothing takes this long, not even on a very busy machine. */
const GIVE_UP_MS = 300_000;
/** What the screen says if the editor stopped, as a whole or for one shape, or a page did. */
const CRASHES = /The board stopped on this screen|This shape cannot be shown here|This page stopped working/;
const PNG_BEGINS = "89504e47";

/** What a screen shows of a board. */
export interface Sight {
  /** Ids of shapes and bindings that the editor holds. */
  readonly shown: ReadonlySet<string>;
  /** How many shape records the screen says it cannot show. */
  readonly named: number;
}

/** Throws if the board on this page cannot be used: the plain box must be visible. */
export async function seeBoard(page: Page): Promise<Sight> {
  const plain = page.locator('.tl-canvas [data-shape-id="shape:plain"]');
  await firstOf(page, plain, page.getByText(CRASHES));
  const shown = new Set(await page.evaluate(lookAtPlainBox));
  await plain.getByText(PLAIN_LABEL).waitFor({ state: "visible", timeout: GIVE_UP_MS });
  const crashes = await page.getByText(CRASHES).count();
  if (crashes > 0) throw new Error(`the editor gave up, ${crashes} times`);
  const notice = page.getByRole("status").getByText(/cannot be shown/);
  const said = (await notice.count()) > 0 ? await notice.innerText() : "0";
  return { shown, named: Number.parseInt(said, 10) };
}

async function firstOf(page: Page, wanted: Locator, crash: Locator): Promise<void> {
  await wanted.or(crash).first().waitFor({ state: "attached", timeout: GIVE_UP_MS });
  if ((await wanted.count()) === 0)
    throw new Error(`not the board, but: ${(await page.innerText("body")).slice(0, 300)}`);
}

/**
 * Runs in the page: brings the plain box into view and returns the ids of everything in the editor. The product exposes
 * its editor nowhere, so that it is looked up where React keeps components' props.
 */
function lookAtPlainBox(): string[] {
  interface Fiber {
    readonly return: Fiber | null;
    readonly memoizedProps: { readonly editor?: Editor } | null;
  }
  interface Editor {
    readonly store: { allRecords(): { id: string; typeName: string }[] };
    getShapePageBounds(id: string): object | undefined;
    zoomToBounds(bounds: object, options: object): void;
  }
  const canvas = document.querySelector(".tl-canvas") as unknown as Record<string, Fiber>;
  const key = Object.keys(canvas).find((name) => name.startsWith("__reactFiber$")) ?? "";
  for (let fiber = canvas[key] ?? null; fiber !== null; fiber = fiber.return) {
    const editor = fiber.memoizedProps?.editor;
    if (editor === undefined) continue;
    editor.zoomToBounds(editor.getShapePageBounds("shape:plain") ?? {}, { targetZoom: 1 });
    const records = editor.store.allRecords().filter(({ typeName }) => /^(shape|binding)$/.test(typeName));
    return records.map(({ id }) => id);
  }
  throw new Error("there is no editor");
}

/** The board of a running interview, as a participant sees it who joins. */
export async function seeLive({ page }: Actor, sessionPath: string): Promise<Sight> {
  await page.goto(sessionPath);
  return seeBoard(page);
}

/** The player at the end of the recording. */
export async function seeRecording({ page }: Actor, address: string): Promise<Sight> {
  await page.goto(address);
  const slider = page.getByRole("slider", { name: "Moment of the recording" });
  await firstOf(page, slider, page.getByText(CRASHES));
  await page.keyboard.press("End");
  return seeBoard(page);
}

/** The board after the end on the session's page, and its two pictures. */
export async function seeFinalBoard({ page }: Actor, sessionPath: string): Promise<Sight> {
  await page.goto(`${sessionPath}#board`);
  const sight = await seeBoard(page);
  const svg = await readFile(await download(page, "Download SVG"), "utf8");
  if (!(await page.evaluate(readSvg, svg)).includes(PLAIN_LABEL)) throw new Error("the SVG lacks the plain box");
  const png = await readFile(await download(page, "Download PNG"));
  if (png.subarray(0, 4).toString("hex") !== PNG_BEGINS) throw new Error("the PNG is none");
  return sight;
}

/** Runs in the page: the words of a picture, read by a strict XML parser. */
function readSvg(source: string): string {
  const { documentElement } = new DOMParser().parseFromString(source, "image/svg+xml");
  const fault = documentElement.querySelector("parsererror");
  if (fault !== null) throw new Error(`the SVG is no XML: ${fault.textContent}`);
  return documentElement.textContent ?? "";
}

async function download(page: Page, button: string): Promise<string> {
  const failed = page.getByText("The picture could not be made.");
  const refused = failed
    .waitFor({ timeout: GIVE_UP_MS })
    .then(() => Promise.reject(new Error(`${button}: no picture`)));
  // If all goes well it never rejects.
  refused.catch(() => undefined);
  const coming = page.waitForEvent("download", { timeout: GIVE_UP_MS });
  await page.getByRole("button", { name: button }).click();
  return (await Promise.race([coming, refused])).path();
}

/** The exported page, opened from the disk without a network. */
export async function seeExported(owner: Actor, reader: Actor, sessionId: string, folder: string): Promise<Sight> {
  const answer = await owner.context.request.get(`${owner.url}/api/v1/sessions/${sessionId}/player`);
  if (!answer.ok()) throw new Error(`no page to take along: ${answer.status()}`);
  const file = path.join(folder, `${sessionId}.html`);
  await writeFile(file, await answer.body());
  await reader.context.setOffline(true);
  return seeRecording(reader, pathToFileURL(file).href);
}
