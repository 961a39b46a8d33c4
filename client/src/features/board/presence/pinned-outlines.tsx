import { useEffect } from "react";
import { type TLShapeId, useEditor, useValue } from "tldraw";
import classes from "../parts/board.module.css";

const GAP_PX = 6;

interface PinnedOutlinesProps {
  readonly ids: readonly string[];
  /** Called with how many of the shapes are on the board now. */
  readonly onShown: (count: number) => void;
}

/** Outlines the shapes that are pointed at, above the drawing and equally thick at every zoom. */
export function PinnedOutlines({ ids, onShown }: PinnedOutlinesProps) {
  const editor = useEditor();
  const boxes = useValue("pinned shapes", () => {
    const zoom = editor.getZoomLevel();
    return ids.flatMap((id) => {
      const bounds = editor.getShapePageBounds(id as TLShapeId);
      if (bounds === undefined) return [];
      const { x, y } = editor.pageToViewport(bounds.point);
      return { id, x, y, width: bounds.w * zoom, height: bounds.h * zoom };
    });
  }, [editor, ids]);
  useEffect(() => onShown(boxes.length), [boxes.length, onShown]);
  return (
    <div className={classes.outlines} aria-hidden="true">
      {boxes.map(({ id, x, y, width, height }) => (
        <span
          key={id}
          data-pinned={id}
          style={{
            translate: `${x - GAP_PX}px ${y - GAP_PX}px`,
            inlineSize: width + 2 * GAP_PX,
            blockSize: height + 2 * GAP_PX,
          }}
        />
      ))}
    </div>
  );
}
