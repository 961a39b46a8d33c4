import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Editor } from "tldraw";
import { useChosenShapes } from "@/document/chosen";
import { plural } from "@/lib/duration";
import { IconChevronLeft, IconChevronRight, IconPointer } from "@/ui/icons/icons";
import { IconPlus } from "@/ui/icons/start-icons";
import classes from "../parts/board.module.css";
import { publishSelection } from "./publish-selection";

/** Space around the chosen shapes, in px of the page, when they have to be brought into view. */
const OFFSCREEN_PADDING_PX = 64;

/**
 * Switches choosing shapes on and off; while off, the pointer moves the view. Buttons step from
 * shape to shape, for people without a pointer.
 */
export function ChooseShapes({ editor }: { editor: Editor }) {
  const [choosing, setChoosing] = useState(false);
  useEffect(() => {
    if (!choosing) return;
    editor.setCurrentTool("select");
    const stop = publishSelection(editor);
    return () => {
      stop();
      editor.selectNone();
      editor.setCurrentTool("hand");
    };
  }, [editor, choosing]);
  return (
    <div className={classes.choose}>
      <Button
        size="compact-sm"
        variant={choosing ? "filled" : "default"}
        aria-pressed={choosing}
        leftSection={<IconPointer size={15} stroke={1.5} />}
        onClick={() => setChoosing(!choosing)}
      >
        {choosing ? "Done choosing" : "Choose shapes"}
      </Button>
      {choosing && <Steps editor={editor} />}
    </div>
  );
}

function Steps({ editor }: { editor: Editor }) {
  const { ids, label } = useChosenShapes();
  const choose = (by: 1 | -1, keep: boolean) => {
    const order = editor.getCurrentPageShapesInReadingOrder();
    if (order.length === 0) return;
    const chosen = editor.getSelectedShapeIds();
    const last = order.findIndex(({ id }) => id === chosen.at(-1));
    const next = order[last < 0 && by < 0 ? order.length - 1 : (last + by + order.length) % order.length];
    if (next === undefined) return;
    editor.setSelectedShapes(keep ? [...chosen, next.id] : [next.id]);
    editor.zoomToSelectionIfOffscreen(OFFSCREEN_PADDING_PX);
  };
  const step = (words: string, Icon: typeof IconPlus, onClick: () => void) => (
    <Tooltip label={words}>
      <ActionIcon size={26} variant="default" aria-label={words} onClick={onClick}>
        <Icon size={15} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      {step("Choose the shape before", IconChevronLeft, () => choose(-1, false))}
      {step("Choose the next shape", IconChevronRight, () => choose(1, false))}
      {step("Choose the next shape too", IconPlus, () => choose(1, true))}
      <span className={classes.chosen} role="status">
        {ids.length === 0 ? "Click a shape; Shift for more" : plural(ids.length, "shape")}
        {label !== "" && `: ${label}`}
      </span>
    </>
  );
}
