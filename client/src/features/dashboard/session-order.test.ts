import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { byNext, pickNext } from "./session-order";

const NOW = 1_000_000_000_000;
const HOUR_MS = 60 * 60_000;

function planned(id: string, scheduledAt: number | null, createdAt = NOW): SessionItem {
  return {
    id,
    title: id,
    phase: "planned",
    role: "owner",
    problemId: "p",
    problemTitle: "P",
    frameworkId: "f",
    frameworkName: "F",
    candidate: null,
    steps: [],
    running: null,
    outcome: null,
    unread: [],
    scheduledAt,
    timeZone: null,
    startedAt: null,
    endedAt: null,
    createdAt,
    candidateJoined: true,
    importedAt: null,
    mode: "interview",
    branchedFrom: null,
  };
}

test("UI-12 upcoming sessions come soonest first, those without a time last and newest first", () => {
  const items = [planned("old", null, 1), planned("later", NOW + 2), planned("new", null, 2), planned("soon", NOW + 1)];
  expect(items.toSorted(byNext).map(({ id }) => id)).toEqual(["soon", "later", "new", "old"]);
});

test("UI-12 live sessions come before planned ones", () => {
  const live = { ...planned("live", null), phase: "live" as const };
  expect(pickNext([live], [planned("soon", NOW + 1)], NOW)?.id).toBe("live");
});

test("UI-12 a session long past its time is not the next one", () => {
  expect(pickNext([], [planned("missed", NOW - 4 * HOUR_MS), planned("late", NOW - HOUR_MS)], NOW)?.id).toBe("late");
  expect(pickNext([], [planned("untimed", null)], NOW)).toBeNull();
});
