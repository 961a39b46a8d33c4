import { useContext, useEffect, useState } from "react";
import { type Editor, type TLShapeId, useEditor, useValue } from "tldraw";
import { isComponentShape } from "../shapes/component-shape";
import { AddConnected } from "./add-connected";
import classes from "./connect-handles.module.css";
import { handlesOf, SIDES, type Side } from "./handle-places";
import { useConnectDrag } from "./use-connect-drag";

/**
 * Handles at the edges of the component under the pointer, or of the one that is selected. Dragged to a component, a
 * handle connects the two; let go on the empty board, or clicked, it asks what to add there. Keyboards have
 * "Connect to".
 */
export function ConnectHandles() {
  const editor = useEditor();
  const addConnected = useContext(AddConnected);
  // The pointer is no longer on the component once it is on one of its handles.
  const [held, setHeld] = useState<TLShapeId | null>(null);
  const { drag, handlers } = useConnectDrag(editor, addConnected);
  const idle = useValue("can connect", () => !editor.getIsReadonly() && editor.isIn("select.idle"), [editor]);
  // A handle that is taken away does not tell that the pointer has left it.
  useEffect(() => {
    if (!idle) setHeld(null);
  }, [idle]);
  const pointed = useValue("component to connect", () => componentAtHand(editor), [editor]);
  const id = drag?.from ?? held ?? pointed;
  const places = useValue("places of the handles", () => (id === null ? null : handlesOf(editor, id)), [editor, id]);
  if (addConnected === null || !idle || id === null || places === null) return null;
  return (
    <div className={classes.layer} aria-hidden="true">
      {drag !== null && drag.to !== null && (
        <svg className={classes.line}>
          <title>The new connection</title>
          <line x1={places[drag.side].x} y1={places[drag.side].y} x2={drag.to.x} y2={drag.to.y} />
          <circle cx={drag.to.x} cy={drag.to.y} r={4} />
        </svg>
      )}
      {SIDES.map((side: Side) => (
        <div
          key={side}
          className={classes.handle}
          data-side={side}
          data-dragged={drag?.side === side || undefined}
          style={{ translate: `${places[side].x}px ${places[side].y}px` }}
          onPointerEnter={() => setHeld(id)}
          onPointerLeave={() => setHeld(null)}
          {...handlers(id, side)}
        />
      ))}
    </div>
  );
}

/** The component under the pointer, or else the one that is selected alone. */
function componentAtHand(editor: Editor): TLShapeId | null {
  const hovered = editor.getHoveredShape();
  if (isComponentShape(hovered)) return hovered.id;
  const selected = editor.getOnlySelectedShape();
  return isComponentShape(selected) ? selected.id : null;
}
