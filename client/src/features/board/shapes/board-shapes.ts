import {
  ArrowShapeKindStyle,
  createTLStore,
  DefaultColorThemePalette,
  DefaultFontStyle,
  defaultBindingUtils,
  defaultShapeUtils,
  type TLAnyShapeUtilConstructor,
  type TLStore,
  type TLStoreOptions,
} from "tldraw";
import { ComponentUtil } from "./component-util";
import { ConnectionUtil } from "./connection-util";
import { EntityUtil } from "./entity-util";
import { PlainGeoUtil, PlainNoteUtil, PlainTextUtil } from "./label-utils";

// Whatever is drawn starts in the typeface of our components, and an arrow is routed as a connection is, until somebody
// chooses otherwise.
DefaultFontStyle.setDefaultValue("sans");
ArrowShapeKindStyle.setDefaultValue("elbow");
// A picture "on white" is on white, and not on the editor's light grey.
DefaultColorThemePalette.lightMode.background = "#ffffff";

/**
 * Our shapes, beside and in place of tldraw's own. Every editor needs them as `shapeUtils` and every store through
 * `createBoardStore`, because a shape that one of them does not know is left out.
 */
export const boardShapes: readonly TLAnyShapeUtilConstructor[] = [
  ComponentUtil,
  ConnectionUtil,
  EntityUtil,
  PlainGeoUtil,
  PlainNoteUtil,
  PlainTextUtil,
];

/** An empty store that knows every shape of the board. */
export function createBoardStore(options: TLStoreOptions = {}): TLStore {
  const ours = new Set(boardShapes.map(({ type }) => type));
  const theirs = defaultShapeUtils.filter(({ type }) => !ours.has(type));
  return createTLStore({ ...options, shapeUtils: [...theirs, ...boardShapes], bindingUtils: defaultBindingUtils });
}
