import { render } from "@testing-library/react";
import type { ComponentProps } from "react";
import { ComponentDrawing } from "./component-drawing";
import { EntityDrawing } from "./entity-drawing";

/** What is drawn on the board is what every exported picture and page holds. */
const NAMES = ["日本語のタイムライン", "한국어 서비스", "👩‍👩‍👧 family", "خدمة المنشورات"];

type Card = ComponentProps<typeof ComponentDrawing>["shape"];
type Entity = ComponentProps<typeof EntityDrawing>["shape"];

const wordsIn = (svg: Element) =>
  [...svg.querySelectorAll("text")].map(({ textContent }) => textContent ?? "").join("");
const together = (text: string) => text.replaceAll(/\s/g, "");

test.each(NAMES)("CMP-10 a card is drawn with all of %s, and no character of it is cut", (label) => {
  const none = { replicas: null, shards: null, capacity: "", technology: "", note: "" };
  const shape = { props: { w: 96, h: 56, kind: "service", label, ...none } } as unknown as Card;
  const { container } = render(
    <svg role="img" aria-label="Board">
      <ComponentDrawing shape={shape} bound={null} dark={false} />
    </svg>,
  );
  expect(together(wordsIn(container))).toBe(together(label));
  for (const { textContent } of container.querySelectorAll("text")) expect(textContent).not.toMatch(/^\u200d|\u200d$/);
});

test.each(NAMES)("WKS-75 an entity is drawn with the name %s", (name) => {
  const shape = { props: { w: 240, h: 90, name, store: "", fields: [] } } as unknown as Entity;
  const { container } = render(
    <svg role="img" aria-label="Board">
      <EntityDrawing shape={shape} dark={false} />
    </svg>,
  );
  expect(wordsIn(container)).toContain(name);
});
