import type { Participant } from "@casement/shared/session-log/state";
import { PARTICIPANT_COLORS, pickColor } from "./participant-color.js";

function crowd(colors: readonly string[], removed: readonly number[] = []): Record<string, Participant> {
  const people = colors.map((color, index) => ({ id: `p${index}`, color, removed: removed.includes(index) }));
  return Object.fromEntries(people.map((person) => [person.id, person as Participant]));
}

describe("colours", () => {
  test("SES-17 all are different while any is free, then the least used comes again", () => {
    const given: string[] = [];
    for (let count = 0; count < 9; count += 1) given.push(pickColor({ participants: crowd(given) }));
    expect(new Set(given.slice(0, 8)).size).toBe(8);
    expect(given[8]).toBe(PARTICIPANT_COLORS[0]);
  });

  test("SES-17 the colour of a removed person is free again", () => {
    expect(pickColor({ participants: crowd([PARTICIPANT_COLORS[0], PARTICIPANT_COLORS[1]], [0]) })).toBe(
      PARTICIPANT_COLORS[0],
    );
  });

  test("SES-17 white text is readable on each", () => {
    for (const color of PARTICIPANT_COLORS) expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});

/** Relative luminance as WCAG defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
