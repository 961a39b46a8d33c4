import { fullLink, parseFragment } from "./link-key";

const SECRET = `${"A".repeat(42)}_`;

test("UI-15 a link's fragment is read whole or not at all", () => {
  expect(parseFragment(`#inv-1.${SECRET}`)).toEqual({ id: "inv-1", secret: SECRET });
  for (const broken of [
    "",
    "#",
    "#inv-1",
    `#inv-1.${SECRET.slice(1)}`,
    `#inv-1.${SECRET}x`,
    `#in v.${SECRET}`,
    `#.${SECRET}`,
  ]) {
    expect(parseFragment(broken)).toBeNull();
  }
});

test("UI-15 a link is sent with its origin and keeps its fragment", () => {
  expect(fullLink("https://casement.example", `/watch#s.${SECRET}`)).toBe(`https://casement.example/watch#s.${SECRET}`);
});
