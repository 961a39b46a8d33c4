import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import type { DesignGraph, GraphNode } from "@casement/shared/design/design-graph";
import { readGraph } from "@casement/shared/document/design/read-graph";
import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { sameValue } from "@casement/shared/lib/json-value";
import { useMemo } from "react";
import { computed, type Editor, type TLStore, useValue } from "tldraw";

/** The design in a store; the same object while the design is the same. */
export function designOf(store: TLStore) {
  const shapes = store.query.records("shape");
  const bindings = store.query.records("binding");
  return computed<DesignGraph>("design", (previous) => {
    const records = [...shapes.get(), ...bindings.get()] as unknown as BoardRecord[];
    const design = readGraph(new Map(records.map((record) => [record.id, record])));
    return typeof previous === "object" && sameValue(previous, design) ? previous : design;
  });
}

export function useDesign(editor: Editor): DesignGraph {
  const design = useMemo(() => designOf(editor.store), [editor]);
  return useValue(design);
}

/** The name of each component; components of one name get a number. */
export function designNames(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  const plain = new Map(nodes.map((node) => [node.id, node.label || COMPONENT_KINDS[node.kind].name]));
  const counts = new Map<string, number>();
  for (const name of plain.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    [...plain].map(([id, name]) => {
      if ((counts.get(name) ?? 0) < 2) return [id, name];
      const number = (seen.get(name) ?? 0) + 1;
      seen.set(name, number);
      return [id, `${name} (${number})`];
    }),
  );
}
