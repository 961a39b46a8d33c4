import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import { componentFacts } from "@casement/shared/document/design/component-record";
import type { ComponentShape } from "./component-shape";
import { componentPaper, KIND_ICONS, KIND_TONES } from "./kind-look";
import { measureText } from "./text/board-font";
import { CARD, type CardText, FACT_FONT, FONT_FAMILY, LABEL_FONT, layOutText } from "./text/component-text";

/** How far the cards behind a card stick out. */
const STACK_PX = 5;

/** The text on the card, and the height that it takes. */
function cardText(shape: ComponentShape, bound: string | null): CardText {
  const facts = componentFacts(shape as never);
  const label = facts.label || COMPONENT_KINDS[facts.kind].name;
  return layOutText({ ...facts, label }, bound, shape.props.w, measureText);
}

export function cardHeight(shape: ComponentShape, bound: string | null): number {
  return Math.max(shape.props.h, cardText(shape, bound).height);
}

interface DrawingProps {
  readonly shape: ComponentShape;
  readonly bound: string | null;
  readonly dark: boolean;
  /** Leaves the label out while it is being edited. */
  readonly editing?: boolean;
}

/** Draws the card on the board and in every exported picture; nothing else draws it. */
export function ComponentDrawing({ shape, bound, dark, editing = false }: DrawingProps) {
  const { w, kind, label, replicas } = shape.props;
  const paper = componentPaper(dark);
  const tone = paper.tones[KIND_TONES[kind]];
  const text = cardText(shape, bound);
  const height = Math.max(shape.props.h, text.height);
  const Icon = KIND_ICONS[kind];
  const block = Math.max(1, text.label.length) * LABEL_FONT.line + text.facts.length * FACT_FONT.line;
  const top = (height - block) / 2;
  const x = CARD.padding + CARD.tile + CARD.gap;
  const factsTop = top + Math.max(1, text.label.length) * LABEL_FONT.line;
  const card = { width: w, height, rx: CARD.radius, fill: paper.card, stroke: paper.line, strokeWidth: 1.25 };
  const outside = kind === "external" || kind === "client";
  return (
    <g fontFamily={FONT_FAMILY}>
      {replicas !== null && replicas > 1 && <rect x={STACK_PX} y={-STACK_PX} {...card} />}
      <rect {...card} strokeDasharray={outside ? "5 4" : undefined} />
      <rect
        x={CARD.padding}
        y={(height - CARD.tile) / 2}
        width={CARD.tile}
        height={CARD.tile}
        rx={8}
        fill={tone.tint}
      />
      <Icon
        x={CARD.padding + (CARD.tile - 24) / 2}
        y={(height - 24) / 2}
        size={24}
        stroke={1.6}
        style={{ color: tone.ink }}
        color={tone.ink}
      />
      {!editing && (
        <Lines
          lines={text.label}
          x={x}
          top={top}
          font={LABEL_FONT}
          fill={label.trim() === "" ? paper.soft : paper.text}
        />
      )}
      <Lines lines={text.facts} x={x} top={factsTop} font={FACT_FONT} fill={paper.soft} />
    </g>
  );
}

interface LinesProps {
  readonly lines: readonly string[];
  readonly x: number;
  readonly top: number;
  readonly font: { readonly size: number; readonly line: number; readonly weight: number };
  readonly fill: string;
}

function Lines({ lines, x, top, font, fill }: LinesProps) {
  return lines.map((line, index) => (
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
      key={index}
      x={x}
      y={top + index * font.line + font.line * 0.5 + font.size * 0.36}
      fontSize={font.size}
      fontWeight={font.weight}
      fill={fill}
      xmlSpace="preserve"
    >
      {line}
    </text>
  ));
}
