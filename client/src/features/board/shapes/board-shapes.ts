import {
  createTLStore,
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
