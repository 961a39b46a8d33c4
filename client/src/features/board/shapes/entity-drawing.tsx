import { ENTITY_BOX, type EntityLine, entityFacts } from "@casement/shared/document/design/entity-record";
import type { EntityShape } from "./entity-shape";
import { type ComponentPaper, componentPaper } from "./kind-look";
import { measureText } from "./text/board-font";
import { FONT_FAMILY } from "./text/component-text";
import { shortened } from "./text/shorten-text";

const RADIUS = 8;
const PADDING = 12;
/** Room for "PK, FK". */
const KEY_WIDTH = 44;
const NAME_FONT = { size: 15, weight: 650 } as const;
const STORE_FONT = { size: 11.5, weight: 500 } as const;
const LINE_FONT = { size: 13, weight: 450 } as const;
const KEY_FONT = { size: 10.5, weight: 700 } as const;

/** Draws the entity on the board and in every exported picture. */
export function EntityDrawing({ shape, dark }: { readonly shape: EntityShape; readonly dark: boolean }) {
  const { w, h } = shape.props;
  const { name, store, fields } = entityFacts(shape as never);
  const paper = componentPaper(dark);
  const tone = paper.tones.green;
  const { head } = ENTITY_BOX;
  const room = w - PADDING * 2;
  const hasStore = store !== "";
  return (
    <g fontFamily={FONT_FAMILY}>
      <rect width={w} height={h} rx={RADIUS} fill={paper.card} stroke={paper.line} strokeWidth={1.25} />
      <path d={headPath(w, head)} fill={tone.tint} />
      <line x1={0} x2={w} y1={head} y2={head} stroke={paper.line} strokeWidth={1.25} />
      <Words x={PADDING} y={hasStore ? 20 : head / 2 + 5} font={NAME_FONT} fill={paper.text} room={room}>
        {name}
      </Words>
      {hasStore && (
        <Words x={PADDING} y={36} font={STORE_FONT} fill={tone.ink} room={room}>
          {store}
        </Words>
      )}
      {fields.map((field, index) => (
        <FieldLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={index}
          field={field}
          w={w}
          paper={paper}
          y={head + 6 + index * ENTITY_BOX.line + ENTITY_BOX.line / 2 + LINE_FONT.size * 0.36}
        />
      ))}
      {fields.length === 0 && (
        <Words x={PADDING} y={head + 22} font={LINE_FONT} fill={paper.soft} room={room}>
          No fields yet
        </Words>
      )}
    </g>
  );
}

interface FieldLineProps {
  readonly field: EntityLine;
  readonly w: number;
  readonly y: number;
  readonly paper: ComponentPaper;
}

/** Key, name and type; the type is left out when both do not fit. */
function FieldLine({ field, w, y, paper }: FieldLineProps) {
  const start = PADDING + KEY_WIDTH;
  const room = w - start - PADDING;
  const nameRoom = Math.min(room, Math.max(measureText(field.name, LINE_FONT), 1));
  const typeRoom = room - nameRoom - 8;
  return (
    <>
      <Words x={PADDING} y={y} font={KEY_FONT} fill={paper.tones.teal.ink} room={KEY_WIDTH - 4}>
        {field.key}
      </Words>
      <Words
        x={start}
        y={y}
        font={{ ...LINE_FONT, weight: field.key.startsWith("PK") ? 600 : 450 }}
        fill={paper.text}
        room={room}
      >
        {field.name}
      </Words>
      {typeRoom > 24 && (
        <Words x={w - PADDING} y={y} font={LINE_FONT} fill={paper.soft} room={typeRoom} end>
          {field.type}
        </Words>
      )}
    </>
  );
}

interface WordsProps {
  readonly x: number;
  readonly y: number;
  readonly font: { readonly size: number; readonly weight: number };
  readonly fill: string;
  readonly room: number;
  readonly end?: boolean;
  readonly children: string;
}

function Words({ x, y, font, fill, room, end = false, children }: WordsProps) {
  return (
    <text
      x={x}
      y={y}
      fill={fill}
      fontSize={font.size}
      fontWeight={font.weight}
      textAnchor={end ? "end" : "start"}
      xmlSpace="preserve"
    >
      {shortened(children, room, (text) => measureText(text, font))}
    </text>
  );
}

/** A rectangle whose upper corners are round. */
const headPath = (w: number, h: number) =>
  `M0 ${h} V${RADIUS} Q0 0 ${RADIUS} 0 H${w - RADIUS} Q${w} 0 ${w} ${RADIUS} V${h} Z`;
