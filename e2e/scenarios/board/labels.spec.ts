import { api } from "../../fixtures/api.js";
import { follow } from "../../fixtures/follow.js";
import { signUp } from "../../fixtures/stage.js";
import { expect, test } from "../../fixtures/test.js";

/** Each board has at least so many words. */
const WORDS = 20;

/** The words of a board's labels, and those of them that begin on one line and end on another. */
function readWords(board: Element): { count: number; broken: string[] } {
  const range = document.createRange();
  const texts = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
  const found = { count: 0, broken: [] as string[] };
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    for (const { 0: word, index } of (node.textContent ?? "").matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const pieces = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (pieces.length === 0) continue;
      found.count += 1;
      const [first] = pieces;
      if (pieces.some(({ top }) => Math.abs(top - (first?.top ?? 0)) > 2)) found.broken.push(word);
    }
  }
  return found;
}

test("BRD-90 no word of any reference design breaks, on its page and in a dialog that is shown scaled", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  await signUp(ana);
  const { page } = ana;
  // As a dialog that grows while it opens is seen, but long enough for every label to be measured.
  await page.addInitScript(() => {
    const scaled = new CSSStyleSheet();
    scaled.replaceSync("[role=dialog] { transform: scale(0.9) !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, scaled];
  });
  const { items } = await api<{ items: { id: string; title: string }[] }>(ana, "GET", "/problems");
  expect(items.length).toBeGreaterThan(10);
  for (const { id, title } of items)
    await test.step(title, async () => {
      await follow(page, `/problems/${id}`);
      const boards = page.locator(".tl-canvas");
      const wordsOf = (board: typeof boards) => board.evaluate(readWords);
      await expect.poll(async () => (await wordsOf(boards.first())).count).toBeGreaterThan(WORDS);
      const onPage = await wordsOf(boards.first());
      await page.getByRole("button", { name: "Open large" }).click();
      const inDialog = page.getByRole("dialog").locator(".tl-canvas");
      await expect.poll(async () => (await wordsOf(inDialog)).count).toBe(onPage.count);
      expect([...onPage.broken, ...(await wordsOf(inDialog)).broken]).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    });
  expect(ana.faults).toEqual([]);
});
