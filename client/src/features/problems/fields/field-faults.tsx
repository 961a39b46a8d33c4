import type { FieldFault } from "@casement/shared/problem/problem-faults";
import { createContext, useContext } from "react";
import classes from "./problem-editor.module.css";

const Faults = createContext<readonly FieldFault[]>([]);

/** Gives the draft's faults to the fields within, each of which shows its own. */
export const FieldFaults = Faults.Provider;

/** The first fault of the part at `path`, or of something in it. */
function useFaultIn(path: string): FieldFault | undefined {
  return useContext(Faults).find((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
}

/** What is wrong with the field at `path`, as a sentence; in a list it says in which entry. */
export function useFault(path: string, entry = "line"): string | undefined {
  const fault = useFaultIn(path);
  if (fault === undefined) return undefined;
  const line = /^\d+/.exec(fault.path.slice(path.length + 1))?.[0];
  const sentence = line === undefined ? fault.clause : `${entry} ${Number(line) + 1} ${fault.clause}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** The fault of a part that is no text field. It takes the focus as a field does. */
export function PartFault({ path }: { path: string }) {
  const fault = useFaultIn(path);
  if (fault === undefined) return null;
  return (
    <p className={classes.partFault} data-fault tabIndex={-1}>
      {fault.place} {fault.clause}.
    </p>
  );
}
