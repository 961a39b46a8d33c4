import { allZones, instantOf, sayWhen, sayWhenWithin, wallTimeOf } from "./zoned-time";

const at = (iso: string) => Date.parse(iso);

test.each([
  ["Europe/Berlin", "2026-11-22", "15:00", "2026-11-22T14:00:00Z"],
  ["Europe/Berlin", "2026-07-01", "15:00", "2026-07-01T13:00:00Z"],
  ["America/Los_Angeles", "2026-11-22", "23:30", "2026-11-23T07:30:00Z"],
  ["Asia/Kolkata", "2026-01-01", "00:15", "2025-12-31T18:45:00Z"],
  ["UTC", "2026-02-28", "12:00", "2026-02-28T12:00:00Z"],
])("UI-5 in %s, %s %s is %s and back", (zone, date, time, iso) => {
  const instant = instantOf({ date, time }, zone);
  expect(instant).toBe(at(iso));
  expect(wallTimeOf(at(iso), zone)).toEqual({ date, time });
});

test("UI-5 the hour that summer time skips is read with the offset before the change", () => {
  expect(instantOf({ date: "2026-03-29", time: "02:30" }, "Europe/Berlin")).toBe(at("2026-03-29T01:30:00Z"));
});

test("UI-5 in the hour that comes twice, the first one counts", () => {
  expect(instantOf({ date: "2026-10-25", time: "02:30" }, "Europe/Berlin")).toBe(at("2026-10-25T00:30:00Z"));
});

test.each([
  ["", "15:00"],
  ["2026-13-40", "15:00"],
  ["2026-11-22", ""],
])("UI-5 %s %s is no time", (date, time) => {
  expect(instantOf({ date, time }, "UTC")).toBeNull();
});

test("UI-6 moments are said relative to today, in the reader's zone", () => {
  const now = at("2026-11-22T12:00:00Z");
  expect(sayWhen(at("2026-11-22T15:00:00Z"), now, "UTC")).toBe("Today, 15:00");
  expect(sayWhen(at("2026-11-22T15:00:00Z"), now, "Pacific/Auckland")).toBe("Today, 04:00");
  expect(sayWhen(at("2026-11-23T09:30:00Z"), now, "UTC")).toBe("Tomorrow, 09:30");
  expect(sayWhen(at("2026-11-21T09:30:00Z"), now, "UTC")).toBe("Yesterday, 09:30");
  expect(sayWhen(at("2026-11-24T15:00:00Z"), now, "UTC")).toBe("Tue 24 Nov, 15:00");
  expect(sayWhen(at("2027-11-24T15:00:00Z"), now, "UTC")).toBe("24 Nov 2027, 15:00");
  expect(sayWhenWithin(at("2026-11-22T15:00:00Z"), now, "UTC")).toBe("today, 15:00");
  expect(sayWhenWithin(at("2026-11-24T15:00:00Z"), now, "UTC")).toBe("Tue 24 Nov, 15:00");
});

test("UI-5 the person's own zone and UTC are always among the choices", () => {
  expect(allZones("Etc/Unusual")).toEqual(expect.arrayContaining(["Etc/Unusual", "UTC", "Europe/Berlin"]));
});
