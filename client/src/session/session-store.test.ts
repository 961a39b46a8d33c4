import { PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import type { ViewedEvent } from "@casement/shared/session-log/event-kinds";
import { foldEvents } from "@casement/shared/session-log/fold";
import { createSessionStore, takeEvent, takeSnapshot } from "./session-store";

const joined: ViewedEvent = {
  kind: "participant.joined",
  payload: { participantId: "ana", name: "Ana", role: "owner", color: "#0b5c5a" },
  revision: 1,
  at: 1000,
  actor: null,
};
const snapshot = {
  protocol: PROTOCOL_VERSION,
  sessionId: "s",
  participantId: "ana",
  serverNow: 1000,
  state: foldEvents([joined]),
};
const started: ViewedEvent = { kind: "session.started", payload: { prompt: "p" }, revision: 2, at: 2000, actor: "ana" };
const entered: ViewedEvent = { kind: "step.entered", payload: { stepIndex: 1 }, revision: 3, at: 3000, actor: "ana" };

test("REC-50 events are folded in order; a repeated one changes nothing; a gap is reported", () => {
  const store = createSessionStore();
  takeSnapshot(store, snapshot);
  expect(takeEvent(store, entered)).toBe("gap");
  expect(takeEvent(store, started)).toBe("applied");
  expect(takeEvent(store, started)).toBe("old");
  expect(takeEvent(store, entered)).toBe("applied");
  expect(store.getState().state).toEqual(foldEvents([joined, started, entered]));
  expect(store.getState().lastTimerEvent).toEqual(entered);
});

test("UI-103 the time when somebody left is the server's, and stays until they leave again", () => {
  const store = createSessionStore();
  takeSnapshot(store, snapshot);
  const left = { kind: "participant.left", payload: { participantId: "ana" }, actor: null } as const;
  expect(store.getState().leftAt.get("ana")).toBeUndefined();
  takeEvent(store, { ...left, revision: 2, at: 2000 });
  expect(store.getState().leftAt.get("ana")).toBe(2000);
  takeEvent(store, { ...left, revision: 3, at: 4000 });
  expect(store.getState().leftAt.get("ana")).toBe(4000);
});

test("REC-51 a snapshot of another protocol is refused with a sentence", () => {
  const store = createSessionStore();
  takeSnapshot(store, { ...snapshot, protocol: PROTOCOL_VERSION + 1 });
  expect(store.getState().status).toMatchObject({ kind: "refused", error: { code: "PROTOCOL_VERSION" } });
});
