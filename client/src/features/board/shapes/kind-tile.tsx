import type { ComponentKind } from "@casement/shared/design/component-kinds";
import { componentPaper, KIND_ICONS, KIND_TONES } from "./kind-look";

/** A kind's icon on its tile, as the cards on the board have it. */
export function KindTile({ kind, size = 28 }: { kind: ComponentKind; size?: number }) {
  const Icon = KIND_ICONS[kind];
  const tone = KIND_TONES[kind];
  const [light, dark] = [componentPaper(false).tones[tone], componentPaper(true).tones[tone]];
  return (
    <span
      style={{
        flex: "none",
        display: "inline-grid",
        placeItems: "center",
        inlineSize: size,
        blockSize: size,
        borderRadius: size / 4,
        background: `light-dark(${light.tint}, ${dark.tint})`,
        color: `light-dark(${light.ink}, ${dark.ink})`,
      }}
    >
      <Icon size={Math.round(size * 0.62)} stroke={1.6} />
    </span>
  );
}
