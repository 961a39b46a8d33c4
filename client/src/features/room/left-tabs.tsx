import type { KeyboardEvent, ReactNode } from "react";
import { PeopleDots, whoIsHere } from "@/ui/people/people-dots";
import { CollapsedPane, PaneHead } from "./pane-toggle";
import classes from "./room.module.css";
import type { SheetPane } from "./sheet-pane";

interface LeftTabsProps {
  readonly left: ReactNode;
  readonly body: ReactNode;
  readonly sheet: Omit<SheetPane, "body">;
  readonly onHide: () => void;
}

/** The tabs of the left pane, in its head or in the strip that stands in its place. */
function TabList({ sheet, opened, onOpen }: { sheet: Omit<SheetPane, "body">; opened: boolean; onOpen: () => void }) {
  const pick = (name: "steps" | "worksheet") => {
    sheet.onShown(name === "worksheet");
    onOpen();
  };
  const tab = (name: "steps" | "worksheet", words: string) => {
    const front = (name === "worksheet") === sheet.shown;
    return (
      <button
        type="button"
        role="tab"
        id={`left-tab-${name}`}
        aria-controls={opened ? `left-pane-${name}` : undefined}
        aria-selected={opened && front}
        tabIndex={front ? 0 : -1}
        className={classes.leftTab}
        title={name === "worksheet" ? whoIsHere(sheet.people) : undefined}
        onClick={() => pick(name)}
      >
        {words}
        {name === "worksheet" && <PeopleDots people={sheet.people} />}
        {name === "steps" && sheet.news && <span className={classes.news} title="New help from the interviewer" />}
      </button>
    );
  };
  const [back, forth] = opened ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== back && event.key !== forth) return;
    event.preventDefault();
    const name = event.key === forth ? "worksheet" : "steps";
    sheet.onShown(name === "worksheet");
    event.currentTarget.querySelector<HTMLElement>(`#left-tab-${name}`)?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label="Left pane"
      aria-orientation={opened ? "horizontal" : "vertical"}
      className={classes.leftTabs}
      onKeyDown={onKeyDown}
    >
      {tab("steps", "Steps")}
      {tab("worksheet", "Worksheet")}
    </div>
  );
}

/** The strip in place of the hidden left pane: a tab opens the pane at what it names. */
export function LeftRail({ sheet, onShow }: { sheet: SheetPane; onShow: () => void }) {
  return (
    <CollapsedPane side="left" label="Show steps and worksheet" onShow={onShow}>
      <TabList sheet={sheet} opened={false} onOpen={onShow} />
    </CollapsedPane>
  );
}

/** The left pane: the steps with the problem, or the worksheet. Both keep their state while the other is shown. */
export function LeftTabs({ left, body, sheet, onHide }: LeftTabsProps) {
  return (
    <>
      <div className={classes.leftHead}>
        <TabList sheet={sheet} opened onOpen={() => undefined} />
        {sheet.shown && <span className={classes.leftTools}>{sheet.tools}</span>}
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
        {body}
      </div>
    </>
  );
}
