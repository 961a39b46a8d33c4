import type { Page } from "@playwright/test";
import type { Actor } from "../../fixtures/actor.js";
import { commanding } from "../../fixtures/api.js";
import { bring, planSession, signUp } from "../../fixtures/stage.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";
import { drawBox, shapes } from "../../pages/session-page.js";

const label = (page: Page, text: string) => page.locator(".tl-canvas").getByText(text);
const stopped = (page: Page) => page.getByRole("heading", { name: "The board stopped on this screen" });

/** A live session with Ana as its interviewer and Ben as its candidate, both in the room. */
async function room(ana: Actor, ben: Actor): Promise<{ readonly path: string }> {
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await bring(ana, session.id, ben, "candidate");
  await commanding(ana, session.id, (send) => send("session.start"));
  for (const { page } of [ana, ben]) {
    await page.addInitScript(exposeEditor);
    await page.goto(session.path);
    await badgeSays(page, "Saved");
    await page.waitForFunction(() => (window as unknown as { editor: unknown }).editor !== undefined);
  }
  return session;
}

/** Finds the page's own editor in React's tree and makes it available to the page. */
function exposeEditor(): void {
  type Fiber = { readonly memoizedProps: { readonly value?: unknown } | null; readonly return: Fiber | null };
  const isEditor = (value: unknown) => typeof value === "object" && value !== null && "getCurrentPageShapeIds" in value;
  const find = () => {
    const canvas = document.querySelector(".tl-canvas");
    const key = Object.keys(canvas ?? {}).find((name) => name.startsWith("__reactFiber$"));
    let fiber = (canvas as unknown as Record<string, Fiber> | null)?.[key ?? ""] ?? null;
    while (fiber !== null && !isEditor(fiber.memoizedProps?.value)) fiber = fiber.return;
    return fiber?.memoizedProps?.value;
  };
  Object.defineProperty(window, "editor", { get: find });
}

/** The part of the editor that these tests use. */
interface EditorOnPage {
  createShapes(shapes: readonly object[]): void;
  createBindings(bindings: readonly object[]): void;
  deleteShapes(ids: readonly string[]): void;
  select(...ids: string[]): void;
  setEditingShape(id: string): void;
  setCurrentTool(id: string): void;
  getCurrentPageShapeIds(): Set<string>;
  getCurrentPageShapes(): readonly { readonly id: string; readonly type: string }[];
  getShapeUtil(type: string): Record<string, unknown>;
  readonly store: { allRecords(): readonly { readonly typeName: string }[] };
}
type WithEditor = { readonly editor: EditorOnPage };

const BOXES = [
  { id: "shape:a", type: "geo", x: 120, y: 120, props: { w: 120, h: 80 } },
  { id: "shape:b", type: "geo", x: 420, y: 120, props: { w: 120, h: 80 } },
  { id: "shape:arrow", type: "arrow", x: 240, y: 160, props: { start: { x: 0, y: 0 }, end: { x: 180, y: 0 } } },
  { id: "shape:free", type: "arrow", x: 150, y: 320, props: { start: { x: 0, y: 0 }, end: { x: 200, y: 60 } } },
  { id: "shape:line", type: "line", x: 420, y: 320 },
];
const BOUND = ["start", "end"].map((terminal, index) => ({
  type: "arrow",
  fromId: "shape:arrow",
  toId: index === 0 ? "shape:a" : "shape:b",
  props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
}));

async function put(page: Page, shapes: readonly object[], bindings: readonly object[]): Promise<void> {
  await page.evaluate(
    ([shapes, bindings]) => {
      const { editor } = window as unknown as WithEditor;
      editor.createShapes(shapes);
      editor.createBindings(bindings);
    },
    [shapes, bindings] as const,
  );
}

const removeOn = (page: Page, ids: readonly string[]) =>
  page.evaluate((ids) => {
    (window as unknown as WithEditor).editor.deleteShapes(ids);
  }, ids);

const idsOn = (page: Page) =>
  page.evaluate(() => [...(window as unknown as WithEditor).editor.getCurrentPageShapeIds()].sort());

/** Centre of a shape on this page, in px of the window. */
async function middleOf(page: Page, id: string): Promise<readonly [number, number]> {
  return page.evaluate((id) => {
    const shape = document.querySelector(`.tl-shape[data-shape-id="${id}"]`);
    const { x, y, width, height } = (shape as Element).getBoundingClientRect();
    return [x + width / 2, y + height / 2] as const;
  }, id);
}

const select = (page: Page, ids: readonly string[]) =>
  page.evaluate((ids) => {
    const { editor } = window as unknown as WithEditor;
    editor.setCurrentTool("select");
    editor.select(...ids);
  }, ids);

/** Place of a handle of the selection, in px of the window. */
const handleAt = async (page: Page, testId: string): Promise<readonly [number, number]> => {
  const box = await page.getByTestId(testId).first().boundingBox();
  if (box === null) throw new Error(`there is no ${testId}`);
  return [box.x + box.width / 2, box.y + box.height / 2];
};

interface Gesture {
  readonly selected: readonly string[];
  readonly from: (page: Page) => Promise<readonly [number, number]>;
  readonly removed: readonly string[];
  readonly alt?: boolean;
}

const GESTURES: Readonly<Record<string, Gesture>> = {
  "an arrow that is moved": {
    selected: ["shape:free"],
    from: (page) => middleOf(page, "shape:free"),
    removed: ["shape:free"],
  },
  "an arrow moved among others, then copied with Alt": {
    selected: ["shape:a", "shape:free"],
    from: (page) => middleOf(page, "shape:a"),
    removed: ["shape:free"],
    alt: true,
  },
  "a box that is moved with its arrow": {
    selected: ["shape:a", "shape:arrow"],
    from: (page) => middleOf(page, "shape:a"),
    removed: ["shape:a", "shape:b"],
  },
  "a box that is resized": {
    selected: ["shape:a"],
    from: (page) => handleAt(page, "selection.resize.bottom-right"),
    removed: ["shape:a"],
  },
  "boxes that are turned": {
    selected: ["shape:a", "shape:b"],
    from: (page) => handleAt(page, "selection.rotate.top-left"),
    removed: ["shape:b"],
  },
  "a line whose end is dragged": {
    selected: ["shape:line"],
    from: (page) => handleAt(page, "selection-foreground"),
    removed: ["shape:line"],
  },
};

test("BRD-85 what somebody else removes in the middle of a gesture ends the gesture, not the board", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);
  for (const [name, { selected, from, removed, alt }] of Object.entries(GESTURES)) {
    await test.step(name, async () => {
      await put(ana.page, BOXES, BOUND);
      await expect(shapes(ben.page)).toHaveCount(BOXES.length);
      await select(ben.page, selected);
      const [x, y] = await from(ben.page);
      await ben.page.mouse.move(x, y);
      await ben.page.mouse.down();
      await ben.page.mouse.move(x + 30, y + 40, { steps: 4 });
      await removeOn(ana.page, removed);
      await expect(shapes(ben.page)).toHaveCount(BOXES.length - removed.length);
      if (alt === true) await ben.page.keyboard.down("Alt");
      await ben.page.mouse.move(x + 60, y + 80, { steps: 4 });
      if (alt === true) await ben.page.keyboard.up("Alt");
      await ben.page.mouse.up();
      await expect(stopped(ben.page)).toHaveCount(0);
      await badgeSays(ben.page, "Saved");
      // Both boards are still equal, and still work.
      await expect.poll(() => idsOn(ana.page)).toEqual(await idsOn(ben.page));
      await removeOn(ben.page, await idsOn(ben.page));
      await expect(shapes(ana.page)).toHaveCount(0);
    });
  }
  await test.step("text that is being written", async () => {
    await put(ana.page, BOXES, BOUND);
    await expect(shapes(ben.page)).toHaveCount(BOXES.length);
    await select(ben.page, ["shape:a"]);
    await ben.page.locator(".tl-container").focus();
    await ben.page.keyboard.press("Enter");
    await expect(ben.page.locator(".tl-canvas [contenteditable=true]")).toBeFocused();
    await ben.page.keyboard.type("half a wo");
    await removeOn(ana.page, ["shape:a"]);
    await expect(shapes(ben.page)).toHaveCount(BOXES.length - 1);
    await ben.page.keyboard.type("rd");
    await expect(stopped(ben.page)).toHaveCount(0);
    await expect.poll(() => idsOn(ana.page)).toEqual(await idsOn(ben.page));
  });
  await drawBox(ben.page, [0.5, 0.7], "Goes on");
  await expect(label(ana.page, "Goes on")).toBeVisible();
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

/** Counts from now on how often the page says that the board is full; on a busy machine a notice may be gone too soon. */
async function countFullNotices(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { fullNotices: number };
    counted.fullNotices = 0;
    new MutationObserver((changes) => {
      const texts = changes.flatMap(({ addedNodes }) => [...addedNodes].map((node) => node.textContent ?? ""));
      if (texts.some((text) => text.includes("The board is full"))) counted.fullNotices += 1;
    }).observe(document.body, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { fullNotices: number }).fullNotices);
}

test("BRD-84 on a full board every tool is refused before it begins, with one sentence, and the board goes on", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);
  const fill = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `shape:fill${index}`,
      type: "geo",
      x: 3000 + (index % 50) * 30,
      y: 3000 + Math.floor(index / 50) * 30,
      props: { w: 20, h: 20 },
    }));
  const targets = BOXES.slice(0, 2);
  // The page and document records count too.
  for (let start = 0; start < 1996; start += 499) await put(ben.page, fill(1996).slice(start, start + 499), []);
  await put(ben.page, targets.slice(0, 1), []);
  await badgeSays(ben.page, "Saved");
  // While a notice takes the place of another both are there.
  const full = ben.page.getByText(/^The board is full/).last();
  const said = await countFullNotices(ben.page);
  const draw = async (tool: string) => {
    await ben.page.evaluate((tool) => {
      (window as unknown as WithEditor).editor.setCurrentTool(tool);
    }, tool);
    await ben.page.mouse.move(700, 420);
    await ben.page.mouse.down();
    await ben.page.mouse.move(760, 470, { steps: 4 });
    await ben.page.mouse.up();
    await ben.page.keyboard.press("Escape");
    await expect(stopped(ben.page)).toHaveCount(0);
  };
  // One place is left: the arrow takes it, so that its bindings have none.
  await draw("arrow");
  const before = (await idsOn(ben.page)).length;
  expect(before).toBe(1998);
  for (const tool of ["arrow", "line", "note", "geo", "draw", "text", "frame", "highlight"]) {
    const saidBefore = await said();
    const isSaid = async () => (await full.isVisible()) || (await said()) > saidBefore;
    await Promise.all([expect.poll(isSaid, tool).toBe(true), draw(tool)]);
    expect(await idsOn(ben.page), tool).toHaveLength(before);
  }
  // A group would be one record more: the shapes stay where everybody sees them.
  await select(ben.page, ["shape:fill2", "shape:fill3"]);
  await ben.page.locator(".tl-container").focus();
  await ben.page.keyboard.press("ControlOrMeta+g");
  expect(await idsOn(ben.page)).toHaveLength(before);
  await badgeSays(ben.page, "Saved");
  await expect.poll(async () => (await idsOn(ana.page)).length).toBe(before);
  await removeOn(ana.page, ["shape:fill0", "shape:fill1"]);
  await expect.poll(async () => (await idsOn(ben.page)).length).toBe(before - 2);
  await drawBox(ben.page, [0.5, 0.7], "Fits");
  await expect(label(ana.page, "Fits")).toBeVisible();
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

/** Puts this on the clipboard as another tldraw does, and pastes it. */
async function paste(page: Page, change: PasteChange): Promise<void> {
  await page.evaluate(async (change) => {
    const { editor } = window as unknown as { editor: EditorOnPage & { store: { schema: { serialize(): object } } } };
    const schema = editor.store.schema.serialize() as { sequences: Record<string, number> };
    const shape = (id: string, type: string, props: object, more: object = {}) => ({
      typeName: "shape",
      id: `shape:${id}`,
      type,
      x: 0,
      y: 0,
      rotation: 0,
      index: "a1",
      parentId: "page:other",
      isLocked: false,
      opacity: 1,
      meta: {},
      props,
      ...more,
    });
    const frame = shape("frame", "frame", { w: 300, h: 200, name: "Pasted frame", color: "black" });
    const image = (more: object = {}) =>
      shape(
        "image",
        "image",
        { w: 80, h: 80, assetId: null, playing: true, url: "", crop: null, flipX: false, flipY: false, altText: "" },
        more,
      );
    const made: Record<PasteChange, readonly object[]> = {
      image: [frame, image({ x: 400 })],
      "locked image in a frame": [frame, image({ parentId: "shape:frame", isLocked: true })],
      bookmark: [frame, shape("link", "bookmark", { w: 90, h: 90, assetId: null, url: "https://example.org" })],
      unknown: [frame, shape("magic", "magic-thing", { anything: 1 })],
      invalid: [frame, shape("geo", "geo", { w: "wide" })],
      "only an image": [image()],
      newer: [frame],
      broken: [frame],
    };
    const shapes = made[change] as { id: string; parentId: string }[];
    if (change === "newer") schema.sequences["com.tldraw.shape.frame"] = 99;
    const data = {
      shapes: change === "broken" ? "nothing" : shapes,
      rootShapeIds: shapes.filter(({ parentId }) => parentId === "page:other").map(({ id }) => id),
      bindings: [],
      assets: [],
      schema,
    };
    const html = `<div data-tldraw>${JSON.stringify({ type: "application/tldraw", kind: "content", version: 2, data })}</div>`;
    await navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }) })]);
  }, change);
  await page.locator(".tl-container").focus();
  await page.keyboard.press("ControlOrMeta+v");
}

type PasteChange =
  | "image"
  | "locked image in a frame"
  | "bookmark"
  | "unknown"
  | "invalid"
  | "only an image"
  | "newer"
  | "broken";

const PASTES: readonly (readonly [PasteChange, RegExp, boolean])[] = [
  ["image", /^Left out: 1 picture, video or embedded page\. Everything else was pasted\./, true],
  ["locked image in a frame", /^Left out: 1 picture, video or embedded page\. Everything else/, true],
  ["bookmark", /^Left out: 1 picture, video or embedded page\. Everything else/, true],
  ["unknown", /^Left out: 1 shape that this board does not know\. Everything else/, true],
  ["invalid", /^Left out: 1 shape that this board does not know\. Everything else/, true],
  ["only an image", /^Nothing was pasted: 1 picture, video or embedded page cannot/, false],
  ["newer", /^These shapes come from a newer version of the drawing tool/, false],
  ["broken", /^What was copied cannot be read as shapes/, false],
];

test("BRD-83 shapes of another tldraw are pasted without what this board does not take, and that is said", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);
  for (const [change, sentence, frameComes] of PASTES) {
    await test.step(change, async () => {
      await paste(ben.page, change);
      await expect(ben.page.getByText(sentence)).toBeVisible();
      await expect(stopped(ben.page)).toHaveCount(0);
      await expect(shapes(ana.page)).toHaveCount(frameComes ? 1 : 0);
      await expect(shapes(ben.page)).toHaveCount(frameComes ? 1 : 0);
      await badgeSays(ben.page, "Saved");
      await removeOn(ana.page, await idsOn(ana.page));
      await expect(shapes(ben.page)).toHaveCount(0);
      await ben.page.getByText(sentence).locator("xpath=ancestor::*[@role='alert'][1]").getByRole("button").click();
      await expect(ben.page.getByText(sentence)).toHaveCount(0);
    });
  }
  // Records left out of a paste are not broken records.
  await expect(ana.page.getByText("Something on the board could not be shown here")).toHaveCount(0);
  expect([...ana.faults, ...ben.faults].filter((fault) => !fault.includes("[tldraw]"))).toEqual([]);
});

test("BRD-83 shapes copied on this board are pasted with their arrows, for everybody, and undone at once", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);
  const arrowEnds = (page: Page) =>
    page.evaluate(
      () =>
        (window as unknown as WithEditor).editor.store.allRecords().filter(({ typeName }) => typeName === "binding")
          .length,
    );
  await put(ben.page, BOXES, BOUND);
  await drawBox(ben.page, [0.5, 0.75], "Cache");
  await ben.page.locator(".tl-container").focus();
  await ben.page.keyboard.press("ControlOrMeta+a");
  await ben.page.keyboard.press("ControlOrMeta+c");
  await expect
    .poll(() => ben.page.evaluate(() => navigator.clipboard.readText()))
    // What was copied before lies there until the editor is done.
    .toContain("Cache");
  await ben.page.keyboard.press("ControlOrMeta+v");
  for (const { page } of [ben, ana]) {
    await expect(shapes(page)).toHaveCount(2 * (BOXES.length + 1));
    await expect(label(page, "Cache")).toHaveCount(2);
    expect(await arrowEnds(page)).toBe(2 * BOUND.length);
  }
  await ben.page.keyboard.press("ControlOrMeta+z");
  for (const { page } of [ben, ana]) {
    await expect(shapes(page)).toHaveCount(BOXES.length + 1);
    expect(await arrowEnds(page)).toBe(BOUND.length);
  }
  await badgeSays(ben.page, "Saved");
  await expect(ben.page.getByText(/^(Left out|Nothing was pasted|What was copied)/)).toHaveCount(0);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

/** Makes measuring this word fail in this browser, as a font or a driver may do. */
const poison = (page: Page, word: string) =>
  page.addInitScript((word) => {
    const fail = () => {
      throw new Error("this text cannot be measured");
    };
    const measure = CanvasRenderingContext2D.prototype.measureText;
    CanvasRenderingContext2D.prototype.measureText = function (text: string) {
      return text.includes(word) ? fail() : measure.call(this, text);
    };
    const lookUp = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function () {
      const isMeasured = this.classList.contains("tl-text-measure") && this.textContent?.includes(word);
      return isMeasured ? fail() : lookUp.call(this);
    };
  }, word);

test("BRD-82 after any error in the editor our own screen opens the board again, with all that was saved", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);
  await drawBox(ben.page, [0.5, 0.4], "Before");
  await badgeSays(ben.page, "Saved");
  await select(ben.page, []);
  await ben.page.evaluate(() => {
    const util = (window as unknown as WithEditor).editor.getShapeUtil("geo");
    util.onTranslate = () => {
      throw new Error("a shape that cannot be moved");
    };
  });
  const [x, y] = await label(ben.page, "Before")
    .boundingBox()
    .then((box) => [(box?.x ?? 0) + 10, (box?.y ?? 0) + 10] as const);
  await ben.page.mouse.move(x, y);
  await ben.page.mouse.down();
  await ben.page.mouse.move(x + 80, y + 40, { steps: 4 });
  await expect(stopped(ben.page)).toBeVisible();
  await expect(ben.page.getByText("Nothing that was saved is lost")).toBeVisible();
  await expect(ben.page.getByText(/Reset data|Something went wrong/)).toHaveCount(0);
  await ben.page.mouse.up();
  // The board opens again by itself and works.
  await expect(label(ben.page, "Before")).toBeVisible();
  await drawBox(ben.page, [0.5, 0.7], "After");
  await expect(label(ana.page, "After")).toBeVisible();
  await expect(label(ana.page, "Before")).toBeVisible();
  await expect(stopped(ana.page)).toHaveCount(0);
  await badgeSays(ben.page, "Saved");
});

test("BRD-82 a shape that makes the board stop again and again is named, and removed for everybody without the editor", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  const { path } = await room(ana, ben);
  await put(
    ana.page,
    [
      {
        id: "shape:poison",
        type: "text",
        x: 200,
        y: 200,
        props: {
          richText: {
            type: "doc",
            content: [{ type: "paragraph", content: [{ type: "text", text: "Poisonous" }] }],
          },
        },
      },
    ],
    [],
  );
  await drawBox(ana.page, [0.5, 0.7], "Harmless");
  await badgeSays(ana.page, "Saved");
  await poison(ben.page, "Poisonous");
  await ben.page.goto(path);
  await expect(ben.page.getByText("1 shape cannot be shown: a text, “Poisonous” cannot be measured.")).toBeVisible();
  const remove = ben.page.getByRole("button", { name: "Remove it" });
  await expect(ben.page.getByRole("button", { name: "Open the board again" })).toBeVisible();
  await expect(ben.page.getByText(/Reset data/)).toHaveCount(0);
  await remove.click();
  await expect(label(ben.page, "Harmless")).toBeVisible();
  await expect(stopped(ben.page)).toHaveCount(0);
  await expect(ana.page.locator('.tl-shape[data-shape-id="shape:poison"]')).toHaveCount(0);
  await expect(label(ana.page, "Harmless")).toBeVisible();
  await badgeSays(ben.page, "Saved");
});
