import type * as Y from "yjs";
import { type DataModel, dataModelOf, type ModelledEntity } from "../../worksheets/data-model.js";
import { type BoardRecord, isShape, propsOf } from "../records/board-record.js";
import { materialise } from "../records/materialise.js";
import { writeRecord } from "../records/write-record.js";
import { MAX_BOARD_RECORDS, PAGE_ID, recordsOf } from "../schema.js";
import { setField } from "../sheets/edit-rows.js";
import { readSheets } from "../sheets/read-sheets.js";
import { arrangeEntities, type Link, PITCH_X, type Place } from "./arrange-entities.js";
import { ENTITY_BOX, ENTITY_TYPE, entityHeight, factsOfEntity } from "./entity-record.js";
import { type ModelArrow, modelArrows } from "./model-arrows.js";

/** Origin of the edits that draw the data model. The board's undo leaves them alone; the sheet's undo reverts them. */
export const MODEL_DRAWING = Symbol("data model on the board");

const ENTITY_PREFIX = "shape:entity-";
const ARROW_PREFIX = "shape:relation-";
export const entityShapeId = (row: string) => ENTITY_PREFIX + row;
export const arrowShapeId = (row: string) => ARROW_PREFIX + row;
const bindingId = (row: string, terminal: "start" | "end") => `binding:relation-${row}-${terminal}`;

/** Place of the first entity on an empty board, clear of the menus in the corner. */
const FIRST_PLACE = { right: 80, top: 80 } as const;

interface ModelStep {
  /** Rows that are new, or that changed their ends or whether they are drawn: their missing shapes are made. */
  readonly fresh: ReadonlySet<string>;
  /**
   * The step reacts to somebody else's change: it only updates texts, since that person's own client does the rest.
   */
  readonly mendOnly: boolean;
}

/**
 * Draws the data model on the board: entities that are `drawn`, their relations and references. The sheet decides what
 * is written on the shapes, the board where they stand. A shape that a person takes off the board stays off until it is
 * put there again. Shape ids derive from row ids, so that two people who draw at once make the same shapes.
 * Returns how many shapes were left out because the board is full.
 */
export function drawModel(doc: Y.Doc, step: ModelStep): number {
  const model = dataModelOf(readSheets(doc)["data-model"]);
  const work = new Drawing(doc, model, step);
  doc.transact(() => work.run(), MODEL_DRAWING);
  return work.leftOut;
}

class Drawing {
  leftOut = 0;
  readonly #records: ReturnType<typeof recordsOf>;
  readonly #made = new Set<string>();

  constructor(
    readonly doc: Y.Doc,
    readonly model: DataModel,
    readonly step: ModelStep,
  ) {
    this.#records = recordsOf(doc);
  }

  run(): void {
    for (const id of [...this.#records.keys()])
      if (id.startsWith(ENTITY_PREFIX) && !this.#isDrawn(id.slice(ENTITY_PREFIX.length))) this.#records.delete(id);
    const lacking = this.model.entities.filter((entity) => entity.entity.drawn && !this.#update(entity));
    const fresh = lacking.filter(({ entity }) => this.step.fresh.has(entity.id));
    if (!this.step.mendOnly) {
      this.#create(fresh);
      for (const { entity } of lacking)
        if (!fresh.some((one) => one.entity === entity))
          setField(this.doc, { sheet: "data-model", table: "entity", id: entity.id }, "drawn", false);
    }
    this.#arrows();
  }

  #isDrawn(row: string): boolean {
    return this.model.byId.get(row)?.entity.drawn === true;
  }

  /** Updates the entity's shape; returns false when it is not on the board. */
  #update(entity: ModelledEntity): boolean {
    const id = entityShapeId(entity.entity.id);
    const record = materialise(id, this.#records.get(id));
    if (record === null) return false;
    const facts = factsOfEntity(entity, this.model);
    this.#write({ ...record, props: { ...propsOf(record), ...facts, h: entityHeight(facts.fields.length) } }, record);
    return true;
  }

  #create(entities: readonly ModelledEntity[]): void {
    if (entities.length === 0) return;
    const { right, top, index } = this.#extent();
    const facts = entities.map((entity) => factsOfEntity(entity, this.model));
    const heights = facts.map(({ fields }) => entityHeight(fields.length));
    const places = arrangeEntities(heights, this.#linksAmong(entities));
    entities.forEach((entity, at) => {
      if (!this.#hasRoom(1)) return;
      const { x, y } = places[at] as Place;
      this.#made.add(entity.entity.id);
      this.#write({
        ...SHAPE,
        id: entityShapeId(entity.entity.id),
        type: ENTITY_TYPE,
        x: right + x,
        y: top + y,
        index: indexAbove(index, at),
        props: { w: ENTITY_BOX.width, h: heights[at], ...facts[at] },
      });
    });
  }

  #linksAmong(entities: readonly ModelledEntity[]): Link[] {
    const at = new Map(entities.map(({ entity }, index) => [entity.id, index]));
    return modelArrows(this.model).flatMap(({ from, to }) => {
      const link = [at.get(from), at.get(to)] as const;
      return link[0] === undefined || link[1] === undefined ? [] : [[link[0], link[1]] as const];
    });
  }

  #arrows(): void {
    const isOnBoard = (row: string) => this.#records.has(entityShapeId(row));
    const wanted = new Map(modelArrows(this.model).map((arrow) => [arrow.row, arrow]));
    for (const [row, { from, to }] of wanted) if (!isOnBoard(from) || !isOnBoard(to)) wanted.delete(row);
    for (const id of [...this.#records.keys()])
      if (id.startsWith(ARROW_PREFIX) && !wanted.has(id.slice(ARROW_PREFIX.length)))
        this.#removeArrow(id.slice(ARROW_PREFIX.length));
    const { index } = this.#extent();
    [...wanted.values()].forEach((arrow, at) => {
      const id = arrowShapeId(arrow.row);
      const record = materialise(id, this.#records.get(id));
      if (record !== null) this.#updateArrow(arrow, record);
      else if (this.#isFresh(arrow) && this.#hasRoom(3)) this.#createArrow(arrow, indexAbove(index, at));
    });
  }

  #isFresh({ row, from, to }: ModelArrow): boolean {
    return !this.step.mendOnly && [this.step.fresh.has(row), this.#made.has(from), this.#made.has(to)].includes(true);
  }

  #createArrow({ row, from, to, label, bend }: ModelArrow, index: string): void {
    this.#write({
      ...SHAPE,
      id: arrowShapeId(row),
      type: "arrow",
      x: 0,
      y: 0,
      index,
      props: { ...ARROW_PROPS, text: label, bend },
    });
    for (const terminal of ["start", "end"] as const)
      this.#write(bindingOf(row, terminal, terminal === "start" ? from : to, from === to));
  }

  #updateArrow({ row, from, to, label }: ModelArrow, record: BoardRecord): void {
    this.#write({ ...record, props: { ...propsOf(record), text: label } }, record);
    for (const terminal of ["start", "end"] as const) {
      const id = bindingId(row, terminal);
      const before = materialise(id, this.#records.get(id));
      const target = terminal === "start" ? from : to;
      // If a person detached an end of the arrow, it stays detached.
      if (before !== null && before.toId !== entityShapeId(target))
        this.#write({ ...before, toId: entityShapeId(target) }, before);
    }
  }

  #removeArrow(row: string): void {
    for (const id of [arrowShapeId(row), bindingId(row, "start"), bindingId(row, "end")]) this.#records.delete(id);
  }

  #write(record: BoardRecord, said?: BoardRecord): void {
    writeRecord(this.#records, record, said);
  }

  #hasRoom(records: number): boolean {
    if (this.#records.size + records <= MAX_BOARD_RECORDS) return true;
    this.leftOut += 1;
    return false;
  }

  /** The right and top edge of the shapes, to place new ones beside, and the highest index. */
  #extent(): { readonly right: number; readonly top: number; readonly index: string } {
    let [right, top, index] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, "a1"];
    for (const [id, map] of this.#records.entries()) {
      const record = materialise(id, map);
      if (record === null || !isShape(record)) continue;
      if (typeof record.index === "string" && record.index > index) index = record.index;
      if (record.parentId !== PAGE_ID || typeof record.x !== "number" || typeof record.y !== "number") continue;
      const { w } = propsOf(record);
      if (record.type === "arrow") continue;
      right = Math.max(right, record.x + (typeof w === "number" ? w : 0));
      top = Math.min(top, record.y);
    }
    return Number.isFinite(right)
      ? { right: right + PITCH_X - ENTITY_BOX.width, top, index }
      : { ...FIRST_PLACE, index };
  }
}

const SHAPE = {
  typeName: "shape",
  parentId: PAGE_ID,
  rotation: 0,
  isLocked: false,
  opacity: 1,
  meta: {},
} as const;

/** The props that tldraw 3.15.6 requires of an arrow. */
const ARROW_PROPS = {
  kind: "arc",
  dash: "solid",
  size: "s",
  fill: "none",
  color: "grey",
  labelColor: "black",
  font: "sans",
  arrowheadStart: "none",
  arrowheadEnd: "arrow",
  start: { x: 0, y: 0 },
  end: { x: 2, y: 0 },
  bend: 0,
  text: "",
  labelPosition: 0.5,
  scale: 1,
  elbowMidPoint: 0.5,
} as const;

/** @param own the entity refers to itself: the arrow leaves on its right side and comes back there. */
function bindingOf(row: string, terminal: "start" | "end", target: string, own: boolean): BoardRecord {
  const anchor = own ? { x: 1, y: terminal === "start" ? 0.3 : 0.7 } : { x: 0.5, y: 0.5 };
  return {
    typeName: "binding",
    id: bindingId(row, terminal),
    type: "arrow",
    meta: {},
    fromId: arrowShapeId(row),
    toId: entityShapeId(target),
    props: { terminal, normalizedAnchor: anchor, isExact: own, isPrecise: own, snap: "none" },
  };
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The nth index above another one. tldraw's fractional indices never end with "0". */
function indexAbove(index: string, nth: number): string {
  const [high, low] = [Math.floor(nth / DIGITS.length) % DIGITS.length, nth % DIGITS.length];
  return `${index}V${DIGITS[high]}${DIGITS[low]}V`;
}
