import {
  ENTITY_BOX,
  type ENTITY_TYPE,
  type EntityFacts,
  entityHeight,
} from "@casement/shared/document/design/entity-record";
import { type RecordProps, T, type TLBaseShape } from "tldraw";

interface EntityProps extends EntityFacts {
  w: number;
  /** Follows from its lines; set by the data model. */
  h: number;
}

/** An entity of the data model: its text comes from the worksheet, its place from the board. */
export type EntityShape = TLBaseShape<typeof ENTITY_TYPE, EntityProps>;

export const entityProps: RecordProps<EntityShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  name: T.string,
  store: T.string,
  fields: T.arrayOf(T.object({ name: T.string, type: T.string, key: T.string })),
};

export function emptyEntity(): EntityProps {
  return { w: ENTITY_BOX.width, h: entityHeight(0), name: "", store: "", fields: [] };
}
