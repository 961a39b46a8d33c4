import { FRAME_INSET_PX, frameOf } from "./framing";

const SCREENS = [
  { width: 900, height: 640 },
  { width: 487, height: 560 },
  { width: 390, height: 420 },
  { width: 844, height: 200 },
] as const;

/** A drawing that grows from one box to a board of 6000 px, to the right and downwards, a little at a time. */
const GROWTH = Array.from({ length: 400 }, (_, step) => ({ x: 120, y: 80, w: 160 + step * 15, h: 80 + step * 7 }));

test("UI-225 the whole drawing is in view, never enlarged", () => {
  for (const screen of SCREENS) {
    for (const drawing of GROWTH) {
      const { x, y, zoom } = frameOf(drawing, screen);
      expect(zoom).toBeLessThanOrEqual(1);
      const [w, h] = [(screen.width - FRAME_INSET_PX) / zoom, (screen.height - FRAME_INSET_PX) / zoom];
      expect(x - w / 2).toBeLessThanOrEqual(drawing.x + 1e-6);
      expect(y - h / 2).toBeLessThanOrEqual(drawing.y + 1e-6);
      expect(x + w / 2).toBeGreaterThanOrEqual(drawing.x + drawing.w - 1e-6);
      expect(y + h / 2).toBeGreaterThanOrEqual(drawing.y + drawing.h - 1e-6);
    }
  }
});

test("UI-225 it uses most of the board", () => {
  for (const screen of SCREENS) {
    for (const drawing of GROWTH) {
      const { zoom } = frameOf(drawing, screen);
      const tight = Math.min((screen.width - FRAME_INSET_PX) / drawing.w, (screen.height - FRAME_INSET_PX) / drawing.h);
      expect(zoom).toBeGreaterThan(Math.min(1, tight) * 0.72);
    }
  }
});

test("UI-225 the view rests while the drawing grows: it moves at few of 400 strokes", () => {
  for (const screen of SCREENS) {
    const frames = GROWTH.map((drawing) => JSON.stringify(frameOf(drawing, screen)));
    const moves = frames.filter((frame, index) => index > 0 && frame !== frames[index - 1]).length;
    expect(moves).toBeGreaterThan(3);
    expect(moves).toBeLessThan(60);
  }
});
