import { useEffect, useState } from "react";
import { DefaultCursor, useEditor, useValue } from "tldraw";
import type { PointerThen, Watch } from "@/recording/people-then";
import classes from "./people.module.css";

/** Everybody's pointers with their names, as the room shows them live. */
export function Pointers({ watch }: { watch: Watch<readonly PointerThen[]> }) {
  const editor = useEditor();
  const [pointers, setPointers] = useState<readonly PointerThen[]>([]);
  useEffect(() => watch(setPointers), [watch]);
  const points = useValue("pointers", () => pointers.map((point) => editor.pageToViewport(point)), [editor, pointers]);
  return (
    <div className={classes.layer} aria-hidden="true">
      {pointers.map(({ participantId, name, color }, index) => (
        <div key={participantId} data-pointer={participantId}>
          <DefaultCursor
            userId={participantId}
            name={name}
            color={color}
            point={points[index] ?? null}
            zoom={1}
            chatMessage=""
          />
        </div>
      ))}
    </div>
  );
}
