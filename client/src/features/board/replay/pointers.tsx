import { useEffect, useState } from "react";
import { DefaultCursor, useValue } from "tldraw";
import type { PointerThen, Watch } from "@/recording/people-then";
import classes from "./people.module.css";
import type { ReplayCamera } from "./replay-camera";

/** Everybody's pointers with their names, as the room shows them live. */
export function Pointers({ watch, camera }: { watch: Watch<readonly PointerThen[]>; camera: ReplayCamera }) {
  const [pointers, setPointers] = useState<readonly PointerThen[]>([]);
  useEffect(() => watch(setPointers), [watch]);
  const points = useValue("pointers", () => pointers.map((point) => camera.placeOf(point)), [camera, pointers]);
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
