import type { KeyboardEvent, ReactNode } from "react";
import { PaneHead } from "./pane-toggle";
import classes from "./room.module.css";
import type { SheetPane } from "./sheet-pane";

interface LeftTabsProps {
  readonly left: ReactNode;
  readonly sheet: SheetPane;
  readonly onHide: () => void;
}

/** The left pane: the steps with the problem, or the worksheet. Both keep their state while the other is shown. */
export function LeftTabs({ left, sheet, onHide }: LeftTabsProps) {
  const tab = (name: "steps" | "worksheet", words: string) => {
    const selected = (name === "worksheet") === sheet.shown;
    return (
      <button
        type="button"
        role="tab"
        id={`left-tab-${name}`}
        aria-controls={`left-pane-${name}`}
        aria-selected={selected}
        tabIndex={selected ? 0 : -1}
        className={classes.leftTab}
        onClick={() => sheet.onShown(name === "worksheet")}
      >
        {words}
        {name === "steps" && sheet.news && <span className={classes.news} title="New help from the interviewer" />}
      </button>
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    sheet.onShown(event.key === "ArrowRight");
    const name = event.key === "ArrowRight" ? "worksheet" : "steps";
    event.currentTarget.querySelector<HTMLElement>(`#left-tab-${name}`)?.focus();
  };
  return (
    <>
      <div className={classes.leftHead}>
        <div role="tablist" aria-label="Left pane" className={classes.leftTabs} onKeyDown={onKeyDown}>
          {tab("steps", "Steps")}
          {tab("worksheet", "Worksheet")}
        </div>
        <PaneHead side="left" label="Hide steps and worksheet" onHide={onHide} />
      </div>
      <div
        id="left-pane-steps"
        role="tabpanel"
        aria-labelledby="left-tab-steps"
        className={classes.scroll}
        hidden={sheet.shown}
      >
        {left}
      </div>
      <div
        id="left-pane-worksheet"
        role="tabpanel"
        aria-labelledby="left-tab-worksheet"
        className={classes.sheet}
        hidden={!sheet.shown}
      >
        {sheet.body}
      </div>
    </>
  );
}
