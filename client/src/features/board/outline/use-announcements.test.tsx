import type { DesignGraph } from "@casement/shared/design/design-graph";
import { act, renderHook } from "@testing-library/react";
import { createTLStore, type Editor } from "tldraw";
import { useAnnouncements } from "./use-announcements";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const design = (...names: string[]): DesignGraph => ({
  nodes: names.map((name) => ({
    id: name,
    kind: "service",
    label: name,
    replicas: null,
    shards: null,
    capacity: "",
    technology: "",
  })),
  edges: [],
});

/** The part of an editor that the announcements use. */
const editor = { store: createTLStore(), getCollaborators: () => [] } as unknown as Editor;

function listen() {
  const { result, rerender } = renderHook((shown: DesignGraph) => useAnnouncements(editor, shown), {
    initialProps: design(),
  });
  const after = (ms: number, shown: DesignGraph) => {
    rerender(shown);
    act(() => jest.advanceTimersByTime(ms));
    return result.current;
  };
  return after;
}

test("OUT-2 what changes is told after a pause, once", () => {
  const after = listen();
  expect(after(300, design("A"))).toBe("");
  expect(after(800, design("A", "B"))).toBe("Added A, Service. Added B, Service.");
});

test("OUT-2 whoever works on without a pause is told all the same", () => {
  const after = listen();
  const said = Array.from({ length: 9 }, (_none, count) =>
    after(500, design(...Array.from({ length: 1 + Math.floor(count / 3) }, (_one, index) => `N${index}`))),
  );
  expect(said[0]).toBe("");
  expect(said.at(-1)).toContain("Added N0, Service.");
});
