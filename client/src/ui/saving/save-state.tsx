import { IconCheck, IconCloudUp } from "../icons/icons";
import { IconAlertTriangle } from "../icons/start-icons";
import classes from "./save-state.module.css";

export type ShownSaveState = "saved" | "pending" | "saving" | "not-saved" | "refused";

const WORDS: Readonly<Record<ShownSaveState, string>> = {
  saved: "Saved",
  pending: "Saving",
  saving: "Saving",
  "not-saved": "Not saved, trying again",
  refused: "Not saved",
};

interface SaveStateProps {
  readonly state: ShownSaveState;
  /** Nothing was written yet, so there is nothing to be called saved. */
  readonly blank: boolean;
}

/** Whether what was typed is saved, according to the server. */
export function SaveState({ state, blank }: SaveStateProps) {
  if (blank && state === "saved") return <span className={classes.state} role="status" />;
  const Icon =
    state === "saved" ? IconCheck : state === "not-saved" || state === "refused" ? IconAlertTriangle : IconCloudUp;
  return (
    <span className={classes.state} data-state={state} role="status">
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {WORDS[state]}
    </span>
  );
}
