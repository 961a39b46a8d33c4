import {
  createShapeId,
  type Editor,
  type TLFrameShape,
  type TLShape,
  type TLShapeId,
  type TLShapePartial,
  toRichText,
} from "tldraw";
import type { BoardPage } from "./board-page.js";
import type { SeededRandom } from "./seeded.js";

const WORDS = ["cache", "queue", "shard", "why?", "the read path goes past the cache when it is cold", ""] as const;
/** Few enough shapes for people to meet on the same ones. */
const CROWDED = 45;

type Deed = (hands: EditorHands, editor: Editor, shapes: readonly TLShape[]) => void;

/** What a person does with tldraw's editor, and how often in a hundred. */
const DEEDS: Readonly<Record<string, readonly [often: number, deed: Deed]>> = {
  add: [9, (hands, editor) => hands.add(editor)],
  arrow: [9, (hands, editor, shapes) => hands.connect(editor, shapes)],
  group: [13, (hands, editor, shapes) => hands.group(editor, shapes)],
  ungroup: [5, (hands, editor, shapes) => void editor.ungroupShapes(hands.some(shapes.filter(isGroup), 2))],
  frame: [5, (hands, editor) => hands.frame(editor)],
  dragIn: [7, (hands, editor, shapes) => hands.dragIn(editor, shapes)],
  dragOut: [5, (hands, editor, shapes) => hands.dragOut(editor, shapes)],
  nudge: [9, (hands, editor, shapes) => hands.move(editor, shapes)],
  rotate: [5, (hands, editor, shapes) => void editor.rotateShapesBy(hands.some(shapes, 3), hands.random.next() * 3)],
  resize: [3, (hands, editor, shapes) => hands.resize(editor, shapes)],
  order: [5, (hands, editor, shapes) => hands.order(editor, shapes)],
  remove: [6, (hands, editor, shapes) => void editor.deleteShapes(hands.some(shapes, 2))],
  duplicate: [3, (hands, editor, shapes) => hands.duplicate(editor, shapes)],
  write: [3, (hands, editor, shapes) => hands.write(editor, shapes)],
  undo: [9, (_hands, editor) => void editor.undo()],
  redo: [5, (_hands, editor) => void editor.redo()],
};

const isGroup = ({ type }: TLShape) => type === "group";
const isFrame = (shape: TLShape): shape is TLFrameShape => shape.type === "frame";

/** Does, at random, what a person does with tldraw's editor: group, frame, connect, rotate, undo. */
export class EditorHands {
  /** Edits made. */
  edits = 0;
  /** How often each kind of deed changed the board. */
  readonly done: Record<string, number> = Object.fromEntries(Object.keys(DEEDS).map((name) => [name, 0]));
  /** The editor's errors, in words. */
  readonly thrown: string[] = [];
  #made = 0;

  constructor(
    readonly name: string,
    readonly random: SeededRandom,
  ) {}

  /** Makes one edit on what this page shows; does nothing while it shows no board. */
  act({ editor }: BoardPage): void {
    if (editor === null) return;
    this.edits += 1;
    const shapes = editor.getCurrentPageShapes();
    const [name, deed] = this.#choose(shapes.length);
    const before = editor.store.history.get();
    editor.markHistoryStoppingPoint(name);
    try {
      editor.run(() => deed(this, editor, shapes));
    } catch (error) {
      this.thrown.push(
        `${this.name} cannot ${name}: ${error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 5).join(" ") : error}`,
      );
    }
    if (editor.store.history.get() !== before) this.done[name] = (this.done[name] ?? 0) + 1;
  }

  /** Deletes everything. */
  wipe({ editor }: BoardPage): void {
    editor?.deleteShapes([...editor.getCurrentPageShapeIds()]);
  }

  some(shapes: readonly TLShape[], most: number): TLShapeId[] {
    const chosen = new Set<TLShapeId>();
    if (shapes.length > 0)
      for (let n = this.random.below(most) + 1; n > 0; n -= 1) chosen.add(this.random.pick(shapes).id);
    return [...chosen];
  }

  add(editor: Editor): void {
    const at = { id: this.#id(), x: this.random.below(900), y: this.random.below(600) };
    const richText = toRichText(this.random.pick(WORDS));
    const segments = [{ type: "free", points: [0, 1, 2].map(() => ({ x: this.random.below(90), y: 5, z: 0.5 })) }];
    editor.createShape(
      this.random.pick([
        { ...at, type: "geo", props: { w: 120, h: 60, richText } },
        { ...at, type: "geo", props: { w: 90, h: 90, geo: "ellipse", richText } },
        { ...at, type: "text", props: { richText } },
        { ...at, type: "note", props: { richText } },
        { ...at, type: "draw", props: { segments, isComplete: true } },
      ]) as TLShapePartial,
    );
  }

  connect(editor: Editor, shapes: readonly TLShape[]): void {
    const ends = this.some(
      shapes.filter((shape) =>
        editor.getShapeUtil(shape).canBind({ fromShapeType: "arrow", toShapeType: shape.type, bindingType: "arrow" }),
      ),
      2,
    );
    const id = this.#id();
    const props = { start: { x: 0, y: 0 }, end: { x: 120, y: 40 }, bend: this.random.below(30) };
    editor.createShape({ id, type: "arrow", x: this.random.below(900), y: this.random.below(600), props });
    ends.forEach((toId, index) => {
      const terminal = index === 0 ? "end" : "start";
      editor.createBinding({
        type: "arrow",
        fromId: id,
        toId,
        props: { terminal, normalizedAnchor: { x: 0.4, y: 0.6 } },
      });
    });
  }

  group(editor: Editor, shapes: readonly TLShape[]): void {
    editor.groupShapes(this.some(shapes, 4), { groupId: this.#id() });
  }

  /** Draws a frame around whatever lies there. */
  frame(editor: Editor): void {
    const id = this.#id();
    const at = { x: this.random.below(600), y: this.random.below(400) };
    editor.createShape({ id, type: "frame", ...at, props: { w: 300, h: 250 } });
    const bounds = editor.getShapePageBounds(id);
    const inside = editor.getCurrentPageShapes().filter((shape) => {
      const theirs = editor.getShapePageBounds(shape);
      return shape.id !== id && shape.parentId === editor.getCurrentPageId() && theirs && bounds?.contains(theirs);
    });
    editor.reparentShapes(inside, id);
  }

  dragIn(editor: Editor, shapes: readonly TLShape[]): void {
    const frames = shapes.filter(isFrame);
    if (frames.length === 0) return;
    const frame = this.random.pick(frames);
    const dragged = shapes.filter(({ id }) => this.some(shapes, 2).includes(id) && id !== frame.id);
    if (dragged.length === 0) return;
    editor.getShapeUtil(frame).onDragShapesIn?.(frame, dragged, {
      initialDraggingOverShapeId: null,
      prevDraggingOverShapeId: null,
      initialParentIds: new Map(dragged.map(({ id, parentId }) => [id, parentId])),
      initialIndices: new Map(dragged.map(({ id, index }) => [id, index])),
    });
  }

  dragOut(editor: Editor, shapes: readonly TLShape[]): void {
    const inside = shapes.filter(({ parentId }) => parentId !== editor.getCurrentPageId());
    const [id] = this.some(inside, 1);
    const shape = id === undefined ? undefined : editor.getShape(id);
    if (shape === undefined) return;
    const parent = editor.getShape(shape.parentId as TLShapeId);
    if (parent === undefined || !isFrame(parent)) editor.reparentShapes([shape.id], editor.getCurrentPageId());
    else
      editor.getShapeUtil(parent).onDragShapesOut?.(parent, [shape], {
        initialDraggingOverShapeId: parent.id,
        nextDraggingOverShapeId: null,
        initialParentIds: new Map([[shape.id, parent.id]]),
        initialIndices: new Map([[shape.id, shape.index]]),
      });
  }

  move(editor: Editor, shapes: readonly TLShape[]): void {
    const by = () => this.random.below(120) - 60;
    editor.nudgeShapes(this.some(shapes, 4), { x: by(), y: by() });
  }

  resize(editor: Editor, shapes: readonly TLShape[]): void {
    for (const id of this.some(shapes, 1))
      editor.resizeShape(id, { x: 0.5 + this.random.next(), y: 0.5 + this.random.next() });
  }

  order(editor: Editor, shapes: readonly TLShape[]): void {
    const ids = this.some(shapes, 2);
    const how = this.random.pick(["bringToFront", "sendToBack", "bringForward", "sendBackward"] as const);
    editor[how](ids);
  }

  duplicate(editor: Editor, shapes: readonly TLShape[]): void {
    editor.duplicateShapes(this.some(shapes, 3), { x: 25, y: 25 });
  }

  write(editor: Editor, shapes: readonly TLShape[]): void {
    for (const id of this.some(
      shapes.filter(({ type }) => type === "geo" || type === "note"),
      1,
    )) {
      const shape = editor.getShape(id) as TLShape;
      editor.updateShape({
        id,
        type: shape.type,
        props: { richText: toRichText(this.random.pick(WORDS)) },
      } as TLShapePartial);
    }
  }

  #choose(shapes: number): readonly [string, Deed] {
    if (shapes < 4) return ["add", DEEDS.add?.[1] as Deed];
    if (shapes > CROWDED) return ["remove", DEEDS.remove?.[1] as Deed];
    let dice = this.random.below(100);
    for (const [name, [often, deed]] of Object.entries(DEEDS)) {
      dice -= often;
      if (dice < 0) return [name, deed];
    }
    return ["add", DEEDS.add?.[1] as Deed];
  }

  #id(): TLShapeId {
    this.#made += 1;
    return createShapeId(`${this.name}-${this.#made}`);
  }
}
