import { askedMoment, momentAddress } from "./moment-address-of";

test("UI-70 an address carries moment and evidence; a file from a disk has them behind #", () => {
  const page = { protocol: "https:", pathname: "/sessions/s/playback" };
  expect(momentAddress(page, 245_900, null)).toBe("/sessions/s/playback?t=4m5s");
  expect(momentAddress(page, 245_900, "p1")).toBe("/sessions/s/playback?t=4m5s&pin=p1");
  expect(momentAddress({ protocol: "file:", pathname: "/home/own.html" }, 5_000, null)).toBe("/home/own.html#t=5s");
});

test("UI-70 what was written is found again, and what cannot be read is kept to be told", () => {
  expect(askedMoment({ search: "?t=4m5s&pin=p1", hash: "" })).toEqual({ t: 245_000, written: "4m5s", remarkId: "p1" });
  expect(askedMoment({ search: "", hash: "#t=5s" })).toEqual({ t: 5_000, written: "5s", remarkId: null });
  expect(askedMoment({ search: "?t=abc", hash: "" })).toEqual({ t: null, written: "abc", remarkId: null });
  expect(askedMoment({ search: "", hash: "" })).toEqual({ t: null, written: null, remarkId: null });
});
