import { offsetOf } from "./server-clock";

test("STP-54 the sample with the shortest round trip decides the offset", () => {
  const samples = [
    { sentAt: 1000, receivedAt: 1400, serverNow: 50_900 },
    { sentAt: 2000, receivedAt: 2020, serverNow: 52_010 },
    { sentAt: 3000, receivedAt: 3900, serverNow: 53_000 },
  ];
  expect(offsetOf(samples)).toBe(50_000);
});

test("STP-54 without a sample there is no offset", () => {
  expect(offsetOf([])).toBeNull();
});
