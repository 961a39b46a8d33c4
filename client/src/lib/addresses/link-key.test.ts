import { fullLink, isLoopback, parseFragment } from "./link-key";

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

test("UI-15 a link is shown with its origin and keeps its fragment", () => {
  expect(fullLink("https://casement.example", `/watch#s.${SECRET}`)).toBe(`https://casement.example/watch#s.${SECRET}`);
});

test("UI-102 a loopback address, which leads nowhere from another computer, is recognised", () => {
  for (const name of ["localhost", "casement.localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
    expect([name, isLoopback(name)]).toEqual([name, true]);
  for (const name of ["localhost.example.org", "127.0.0.1.example.org", "192.168.1.20", "casement.example", "[::2]"])
    expect([name, isLoopback(name)]).toEqual([name, false]);
});
