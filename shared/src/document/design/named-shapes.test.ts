import { namedShapes } from "./named-shapes.js";

const shape = (id: string, type: string, props: object) => ({ id, typeName: "shape", type, props });
const text = (words: string) => ({
  richText: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] },
});

test("WKS-15 worksheets can refer to components, then to boxes and frames, by name; not to arrows, sticky notes and texts", () => {
  const records = [
    shape("shape:b", "geo", text("Box")),
    shape("shape:c", "component", { kind: "cache", label: "Timeline cache" }),
    shape("shape:d", "component", { kind: "queue", label: "" }),
    shape("shape:e", "geo", text("")),
    shape("shape:f", "arrow", { text: "reads" }),
    shape("shape:g", "frame", { name: "Zone" }),
    { id: "page:page", typeName: "page" },
    shape("shape:h", "geo", { richText: 7 }),
    shape("shape:i", "note", text("outline of")),
    shape("shape:j", "text", text("what the user sees")),
    shape("shape:k", "component", { kind: "balancer", label: " " }),
  ];
  expect(namedShapes(new Map(records.map((record) => [record.id, record])))).toEqual([
    { id: "shape:k", label: "Load balancer" },
    { id: "shape:d", label: "Message queue" },
    { id: "shape:c", label: "Timeline cache" },
    { id: "shape:b", label: "Box" },
    { id: "shape:g", label: "Zone" },
  ]);
});
