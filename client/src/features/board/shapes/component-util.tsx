import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import { COMPONENT_TYPE } from "@casement/shared/document/design/component-record";
import {
  BaseBoxShapeUtil,
  HTMLContainer,
  Rectangle2d,
  resizeBox,
  SVGContainer,
  type SvgExportContext,
  type TLFontFace,
  type TLResizeInfo,
  useIsDarkMode,
  useIsEditing,
} from "tldraw";
import { ComponentDrawing, cardHeight } from "./component-drawing";
import { type ComponentShape, componentProps, emptyComponent } from "./component-shape";
import { LabelEditor } from "./label-editor";
import { boundValue } from "./quantities";
import { BOARD_FONT } from "./text/board-font";
import { CARD, factWords } from "./text/component-text";

/** Components as cards. A card grows with its text; `w` and `h` are the size that a person gave it. */
export class ComponentUtil extends BaseBoxShapeUtil<ComponentShape> {
  static override type = COMPONENT_TYPE;
  static override props = componentProps;

  override getDefaultProps(): ComponentShape["props"] {
    return emptyComponent("service");
  }

  override canEdit(): boolean {
    return true;
  }

  override hideRotateHandle(): boolean {
    return true;
  }

  override getGeometry(shape: ComponentShape): Rectangle2d {
    // Makes the editor measure the card again once the font has loaded.
    this.editor.fonts.trackFontsForShape(shape);
    return new Rectangle2d({ width: shape.props.w, height: cardHeight(shape, this.#boundTo(shape)), isFilled: true });
  }

  override getFontFaces(): TLFontFace[] {
    return [BOARD_FONT];
  }

  override getText(shape: ComponentShape): string {
    return shape.props.label;
  }

  override getAriaDescriptor(shape: ComponentShape): string {
    const { kind, label } = shape.props;
    return [label, COMPONENT_KINDS[kind].name, ...factWords(shape.props)].filter(Boolean).join(", ");
  }

  override onResize(shape: ComponentShape, info: TLResizeInfo<ComponentShape>): ComponentShape {
    return resizeBox(shape, info, { minWidth: CARD.minWidth, minHeight: CARD.minHeight });
  }

  override component(shape: ComponentShape) {
    // biome-ignore-start lint/correctness/useHookAtTopLevel: the editor renders this as a component
    const dark = useIsDarkMode();
    const editing = useIsEditing(shape.id);
    // biome-ignore-end lint/correctness/useHookAtTopLevel: the editor renders this as a component
    const bound = this.#boundTo(shape);
    return (
      <>
        <SVGContainer>
          <ComponentDrawing shape={shape} bound={bound} dark={dark} editing={editing} />
        </SVGContainer>
        {editing && (
          <HTMLContainer>
            <LabelEditor shape={shape} height={cardHeight(shape, bound)} dark={dark} />
          </HTMLContainer>
        )}
      </>
    );
  }

  override indicator(shape: ComponentShape) {
    return <rect width={shape.props.w} height={cardHeight(shape, this.#boundTo(shape))} rx={CARD.radius} />;
  }

  override toSvg(shape: ComponentShape, { isDarkMode }: SvgExportContext) {
    return <ComponentDrawing shape={shape} bound={this.#boundTo(shape)} dark={isDarkMode} />;
  }

  #boundTo(shape: ComponentShape): string | null {
    return boundValue(this.editor.store, shape.props.bound);
  }
}
