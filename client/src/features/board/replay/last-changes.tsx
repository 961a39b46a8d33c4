import { type CSSProperties, useEffect, useState } from "react";
import { DefaultShapeIndicator, type TLShapeId, useEditor, useValue } from "tldraw";
import type { ChangeThen, Watch } from "@/recording/people-then";
import classes from "./people.module.css";

/** Room for a name above a shape, in px. */
const NAME_HEIGHT = 22;
const EDGE = 4;

/** A glow in the author's colour around the shapes that were changed last, and the author's name at the last of them. */
export function LastChanges({ watch }: { watch: Watch<readonly ChangeThen[]> }) {
  const editor = useEditor();
  const [changes, setChanges] = useState<readonly ChangeThen[]>([]);
  useEffect(() => watch(setChanges), [watch]);
  const camera = useValue("camera", () => editor.getCamera(), [editor]);
  return (
    <div className={classes.layer} aria-hidden="true">
      <div className={classes.page} style={{ transform: `scale(${camera.z}) translate(${camera.x}px, ${camera.y}px)` }}>
        {changes.map(({ id, participantId, color, age }) => (
          <div
            key={id}
            className={classes.changed}
            data-changed={id}
            data-author={participantId}
            style={{ "--age": age, "--author": color } as CSSProperties}
          >
            <DefaultShapeIndicator shapeId={id as TLShapeId} color={color} />
          </div>
        ))}
      </div>
      {[...new Map(changes.map((change) => [change.participantId, change])).values()].map((change) => (
        <AuthorName key={change.participantId} {...change} />
      ))}
    </div>
  );
}

function AuthorName({ id, name, color }: ChangeThen) {
  const editor = useEditor();
  const place = useValue("name of the author", () => {
    const bounds = editor.getShapePageBounds(id as TLShapeId);
    if (bounds === undefined || !editor.getViewportPageBounds().collides(bounds)) return null;
    const { x, y } = editor.pageToViewport(bounds.point);
    return { x: Math.max(EDGE, x), y: Math.max(EDGE, y - NAME_HEIGHT) };
  }, [editor, id]);
  if (place === null) return null;
  return (
    <span
      className={classes.author}
      data-author-name
      dir="auto"
      style={{ translate: `${place.x}px ${place.y}px`, background: color }}
    >
      {name}
    </span>
  );
}
