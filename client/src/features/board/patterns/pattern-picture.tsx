import type { Design } from "@casement/shared/design/design";
import { componentPaper, KIND_TONES } from "../shapes/kind-look";

const CELL = { x: 14, y: 12 } as const;
const BOX = { w: 10, h: 7 } as const;
const PAD = 2;

/** A small outline of the stencil; the words beside it say what it is. */
export function PatternPicture({ design }: { design: Design }) {
  const [columns, rows] = [
    Math.max(...design.components.map(({ column }) => column)) + 1,
    Math.max(...design.components.map(({ row }) => row)) + 1,
  ];
  const size = { w: columns * CELL.x - (CELL.x - BOX.w) + PAD * 2, h: rows * CELL.y - (CELL.y - BOX.h) + PAD * 2 };
  const middle = (id: string) => {
    const { column = 0, row = 0 } = design.components.find((one) => one.id === id) ?? {};
    return { x: PAD + column * CELL.x + BOX.w / 2, y: PAD + row * CELL.y + BOX.h / 2 };
  };
  return (
    <svg viewBox={`0 0 ${size.w} ${size.h}`} width={56} height={40} aria-hidden="true">
      {design.connections.map(({ from, to }) => {
        const [a, b] = [middle(from), middle(to)];
        return (
          <line
            key={`${from} ${to}`}
            x1={a.x}
            y1={a.y}
            x2={b.x}
            y2={b.y}
            stroke="var(--line-strong)"
            strokeWidth={0.8}
          />
        );
      })}
      {design.components.map(({ id, kind, column, row }) => {
        const tone = KIND_TONES[kind];
        const [light, dark] = [componentPaper(false).tones[tone], componentPaper(true).tones[tone]];
        return (
          <rect
            key={id}
            x={PAD + column * CELL.x}
            y={PAD + row * CELL.y}
            width={BOX.w}
            height={BOX.h}
            rx={1.6}
            strokeWidth={0.8}
            style={{
              fill: `light-dark(${light.tint}, ${dark.tint})`,
              stroke: `light-dark(${light.ink}, ${dark.ink})`,
            }}
          />
        );
      })}
    </svg>
  );
}
