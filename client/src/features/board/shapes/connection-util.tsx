import { type ArrowFacts, arrowFacts } from "@casement/shared/document/design/component-record";
import {
  ArrowShapeUtil,
  type Group2d,
  SVGContainer,
  type SvgExportContext,
  type TLArrowShape,
  type TLFontFace,
  useIsDarkMode,
} from "tldraw";
import { componentPaper } from "./kind-look";
import { boundValue } from "./quantities";
import { BOARD_FONT } from "./text/board-font";
import { FACT_FONT, FONT_FAMILY } from "./text/component-text";

/** tldraw's arrows, dashed when asynchronous, with protocol and number below their label. */
export class ConnectionUtil extends ArrowShapeUtil {
  override component(shape: TLArrowShape) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the editor renders this as a component
    const dark = useIsDarkMode();
    const words = this.#wordsOf(shape);
    return (
      <>
        {super.component(drawnAs(shape))}
        {words !== "" && (
          <SVGContainer>
            <Caption shape={shape} util={this} words={words} dark={dark} />
          </SVGContainer>
        )}
      </>
    );
  }

  override toSvg(shape: TLArrowShape, context: SvgExportContext) {
    const words = this.#wordsOf(shape);
    return (
      <>
        {super.toSvg(drawnAs(shape), context)}
        {words !== "" && <Caption shape={shape} util={this} words={words} dark={context.isDarkMode} />}
      </>
    );
  }

  override getFontFaces(shape: TLArrowShape): TLFontFace[] {
    const faces = super.getFontFaces(shape);
    return this.#wordsOf(shape) === "" ? faces : [...faces, BOARD_FONT];
  }

  /** The middle of the caption: below the label, or on the middle of the line. */
  captionAt(shape: TLArrowShape): { x: number; y: number } {
    const { children } = this.editor.getShapeGeometry<Group2d>(shape);
    const label = children.find((child) => child.isLabel);
    if (label !== undefined) return { x: label.bounds.center.x, y: label.bounds.maxY + FACT_FONT.line / 2 };
    return children[0]?.interpolateAlongEdge(0.5) ?? { x: 0, y: 0 };
  }

  #wordsOf(shape: TLArrowShape): string {
    const { protocol, bound }: ArrowFacts = arrowFacts(shape as never);
    return [protocol, boundValue(this.editor.store, bound) ?? ""].filter((word) => word !== "").join(" · ");
  }
}

/** A synchronous connection is a solid line and an asynchronous one dashed; otherwise the arrow keeps its own style. */
function drawnAs(shape: TLArrowShape): TLArrowShape {
  const { async } = arrowFacts(shape as never);
  const { dash } = shape.props;
  const dashed = dash === "dashed" || dash === "dotted";
  if (async === dashed) return shape;
  return { ...shape, props: { ...shape.props, dash: async ? "dashed" : "solid" } };
}

interface CaptionProps {
  readonly shape: TLArrowShape;
  readonly util: ConnectionUtil;
  readonly words: string;
  readonly dark: boolean;
}

function Caption({ shape, util, words, dark }: CaptionProps) {
  const { x, y } = util.captionAt(shape);
  const paper = componentPaper(dark);
  return (
    <text
      x={x}
      y={y + FACT_FONT.size * 0.36}
      textAnchor="middle"
      fontFamily={FONT_FAMILY}
      fontSize={FACT_FONT.size}
      fontWeight={550}
      fill={paper.soft}
      stroke={dark ? "#1b1b1a" : "#fffefc"}
      strokeWidth={5}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {words}
    </text>
  );
}
