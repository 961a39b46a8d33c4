import { ENTITY_BOX, ENTITY_TYPE } from "@casement/shared/document/design/entity-record";
import {
  BaseBoxShapeUtil,
  Rectangle2d,
  resizeBox,
  SVGContainer,
  type SvgExportContext,
  type TLFontFace,
  type TLResizeInfo,
  useIsDarkMode,
} from "tldraw";
import { EntityDrawing } from "./entity-drawing";
import { type EntityShape, emptyEntity, entityProps } from "./entity-shape";
import { BOARD_FONT } from "./text/board-font";

/** Entities that the data model puts on the board. Only their width and place are edited on the board. */
export class EntityUtil extends BaseBoxShapeUtil<EntityShape> {
  static override type = ENTITY_TYPE;
  static override props = entityProps;

  override getDefaultProps(): EntityShape["props"] {
    return emptyEntity();
  }

  override hideRotateHandle(): boolean {
    return true;
  }

  override getGeometry({ props: { w, h } }: EntityShape): Rectangle2d {
    return new Rectangle2d({ width: w, height: h, isFilled: true });
  }

  override getFontFaces(): TLFontFace[] {
    return [BOARD_FONT];
  }

  override getText({ props: { name, fields } }: EntityShape): string {
    return [name, ...fields.map((field) => field.name)].join(" ");
  }

  override getAriaDescriptor({ props: { name, store, fields } }: EntityShape): string {
    const lines = fields.map((field) => [field.name, field.key].filter((word) => word !== "").join(" "));
    return [`Entity ${name}`, store, ...lines].filter((word) => word !== "").join(", ");
  }

  override onResize(shape: EntityShape, info: TLResizeInfo<EntityShape>) {
    const resized = resizeBox(shape, info, { minWidth: ENTITY_BOX.minWidth, minHeight: shape.props.h });
    return { ...resized, y: shape.y, props: { ...resized.props, h: shape.props.h } };
  }

  override component(shape: EntityShape) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the editor renders this as a component
    const dark = useIsDarkMode();
    return (
      <SVGContainer>
        <EntityDrawing shape={shape} dark={dark} />
      </SVGContainer>
    );
  }

  override indicator({ props: { w, h } }: EntityShape) {
    return <rect width={w} height={h} rx={8} />;
  }

  override toSvg(shape: EntityShape, { isDarkMode }: SvgExportContext) {
    return <EntityDrawing shape={shape} dark={isDarkMode} />;
  }
}
