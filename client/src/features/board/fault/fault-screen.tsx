import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { LeftOut } from "../binding/quarantine";
import { LeftOutWithRemoval, sayLeftOut } from "../parts/left-out";
import classes from "./fault.module.css";

/** Time to read that something happened, in ms. */
const AGAIN_AFTER_MS = 1500;

/** What can be done about a shape that causes the fault. */
export interface FaultRemedy {
  find(): readonly LeftOut[];
  /** Removes the shapes for everybody; null for people who may not draw. */
  readonly remove: ((shapes: readonly LeftOut[]) => void) | null;
}

interface FaultScreenProps {
  /** Whether the board opens again without a click. */
  readonly byItself: boolean;
  readonly again: () => void;
  readonly remedy: FaultRemedy | undefined;
}

/** Shown instead of a board whose editor broke: what happened, what that means, and how to go on. */
export function FaultScreen({ byItself, again, remedy }: FaultScreenProps) {
  useEffect(() => {
    if (!byItself) return;
    const timer = setTimeout(again, AGAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [byItself, again]);
  return (
    <div className={classes.screen} role="alert">
      <h2>The board stopped on this screen</h2>
      <p>Nothing that was saved is lost, and nobody else is affected.</p>
      {byItself ? (
        <p>It will reopen in a moment.</p>
      ) : (
        <>
          {remedy !== undefined && <Blamed remedy={remedy} again={again} />}
          <Button size="xs" onClick={again}>
            Open the board again
          </Button>
        </>
      )}
    </div>
  );
}

/** The shapes that the editor breaks on, if any, with a button that removes them. */
function Blamed({ remedy, again }: { remedy: FaultRemedy; again: () => void }) {
  const [shapes, setShapes] = useState<readonly LeftOut[]>([]);
  useEffect(() => {
    try {
      setShapes(remedy.find());
    } catch (error) {
      // The search for the cause may break on the same shape.
      console.error(error);
    }
  }, [remedy]);
  if (shapes.length === 0) return <p>It keeps stopping. If opening it again does not help, reload the page.</p>;
  const { remove } = remedy;
  if (remove === null) return <p>{sayLeftOut(shapes)} Somebody who may draw can remove it.</p>;
  const removeThem = () => {
    remove(shapes);
    again();
  };
  return (
    <div className={classes.blamed}>
      <LeftOutWithRemoval records={shapes} onRemove={removeThem} />
    </div>
  );
}
