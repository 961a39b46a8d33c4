import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Editor } from "tldraw";
import { IconPointer } from "../../ui/icons";
import classes from "./board.module.css";
import { shareChoice } from "./share-choice";

/** Turns choosing shapes on and off; off, the pointer moves the view. */
export function ChooseShapes({ editor }: { editor: Editor }) {
  const [choosing, setChoosing] = useState(false);
  useEffect(() => {
    if (!choosing) return;
    editor.setCurrentTool("select");
    editor.focus();
    const stop = shareChoice(editor);
    return () => {
      stop();
      editor.selectNone();
      editor.setCurrentTool("hand");
    };
  }, [editor, choosing]);
  return (
    <Button
      className={classes.choose}
      size="compact-sm"
      variant={choosing ? "filled" : "default"}
      aria-pressed={choosing}
      leftSection={<IconPointer size={15} stroke={1.5} />}
      onClick={() => setChoosing(!choosing)}
    >
      {choosing ? "Done choosing" : "Choose shapes"}
    </Button>
  );
}
