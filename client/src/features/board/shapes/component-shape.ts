import { type ComponentKind, KINDS_IN_ORDER } from "@casement/shared/design/component-kinds";
import { COMPONENT_TYPE } from "@casement/shared/document/design/component-record";
import { type RecordProps, T, type TLBaseShape, type TLShape } from "tldraw";
import { CARD } from "./text/component-text";

export interface ComponentProps {
  w: number;
  h: number;
  kind: ComponentKind;
  /** Plain text; empty until somebody names the component. */
  label: string;
  replicas: number | null;
  shards: number | null;
  capacity: string;
  technology: string;
  /** A fact in free text. */
  note: string;
  /** Id of the estimate's row that it shows; empty for none. */
  bound: string;
}

/** A part of the design: a card with icon, label and facts that arrows hold on to. */
export type ComponentShape = TLBaseShape<typeof COMPONENT_TYPE, ComponentProps>;

export const componentProps: RecordProps<ComponentShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  kind: T.literalEnum(...KINDS_IN_ORDER),
  label: T.string,
  replicas: T.positiveInteger.nullable(),
  shards: T.positiveInteger.nullable(),
  capacity: T.string,
  technology: T.string,
  note: T.string,
  bound: T.string,
};

export function emptyComponent(kind: ComponentKind): ComponentProps {
  return {
    w: CARD.width,
    h: CARD.height,
    kind,
    label: "",
    replicas: null,
    shards: null,
    capacity: "",
    technology: "",
    note: "",
    bound: "",
  };
}

export function isComponentShape(shape: TLShape | null | undefined): shape is ComponentShape & TLShape {
  return shape?.type === COMPONENT_TYPE;
}

/** Longest text in our own fields. A longer one from a peer is shown all the same. */
export const MAX_LABEL = 80;
export const MAX_FACT = 60;
