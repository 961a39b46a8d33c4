import { boxOf, type ComponentKind, type Design } from "@casement/shared/design";
import { createShapeId, type Editor, type TLDefaultColorStyle, type TLRichText, type TLShapeId } from "tldraw";

/** What stores is green, what remembers for a while orange, what waits violet; the rest is ink. */
const COLORS: Readonly<Record<ComponentKind, TLDefaultColorStyle>> = {
  client: "black",
  external: "grey",
  balancer: "blue",
  cdn: "blue",
  gateway: "blue",
  service: "blue",
  cache: "orange",
  queue: "violet",
  worker: "violet",
  sql: "green",
  nosql: "green",
  shard: "green",
  replica: "green",
  storage: "green",
  search: "green",
  notification: "red",
  limiter: "red",
  breaker: "red",
  monitoring: "grey",
};

/** Draws the design into an empty editor: the same shapes at the same places each time. */
export function drawDesign(editor: Editor, { components, connections }: Design): void {
  const boxes = new Map<string, TLShapeId>();
  editor.run(
    () => {
      for (const component of components) {
        const id = createShapeId(`box-${component.id}`);
        const { x, y, width, height } = boxOf(component);
        boxes.set(component.id, id);
        editor.createShape({
          ...{ id, type: "geo", x, y },
          props: {
            geo: component.kind === "external" ? "cloud" : component.kind === "client" ? "oval" : "rectangle",
            w: width,
            h: height,
            color: COLORS[component.kind],
            fill: "semi",
            dash: "solid",
            size: "m",
            font: "sans",
            richText: textOf(component.label, component.note),
          },
        });
      }
      connections.forEach(({ from, to, label, async }, index) => {
        const [start, end] = [boxes.get(from), boxes.get(to)];
        if (start === undefined || end === undefined) return;
        const id = createShapeId(`arrow-${index}`);
        const dash = async ? "dashed" : "solid";
        editor.createShape({ id, type: "arrow", props: { text: label, dash, size: "s", font: "sans", color: "grey" } });
        editor.createBindings([
          { type: "arrow", fromId: id, toId: start, props: { ...MIDDLE, terminal: "start" } },
          { type: "arrow", fromId: id, toId: end, props: { ...MIDDLE, terminal: "end" } },
        ]);
      });
      // Under the boxes, so that no line lies over a word.
      editor.sendToBack(connections.map((_connection, index) => createShapeId(`arrow-${index}`)));
    },
    { history: "ignore" },
  );
}

const MIDDLE = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false };

function textOf(label: string, note: string): TLRichText {
  const title = { type: "paragraph", content: [{ type: "text", text: label, marks: [{ type: "bold" }] }] };
  const fact = { type: "paragraph", content: [{ type: "text", text: note }] };
  return { type: "doc", content: note === "" ? [title] : [title, fact] };
}
