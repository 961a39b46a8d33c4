import { currentStep, isPaused } from "@casement/shared/step-clock";
import type { ReactNode } from "react";
import { useRoomView, useSessionState } from "../../realtime/room-context";
import { sessionRibbon } from "../../realtime/session-ribbon";
import { useClock } from "../../realtime/use-clock";
import { Ribbon } from "../../ui/ribbon";
import { StepClock, TotalClock } from "./clock-readout";
import { CueNotice } from "./cue-notice";
import classes from "./steps.module.css";

/** The room's head: title, ribbon and clocks. `brand` leads home, `badge` says whether the board is saved. */
export function RoomHeader({
  brand,
  badge,
  onPickStep,
}: {
  brand: ReactNode;
  badge: ReactNode;
  onPickStep: (index: number) => void;
}) {
  const title = useSessionState((state) => state.plan?.title ?? "");
  return (
    <header className={classes.header}>
      <div className={classes.titles}>
        {brand}
        <h1 className={classes.title} title={title}>
          {title}
        </h1>
      </div>
      <div className={classes.ribbon}>
        <LiveRibbon onPick={onPickStep} />
      </div>
      <StepClock />
      <div className={classes.status}>
        <Connection />
        {badge}
      </div>
      <StepLine />
      <TotalClock />
    </header>
  );
}

function LiveRibbon({ onPick }: { onPick: (index: number) => void }) {
  const { now } = useClock();
  const plan = useSessionState((state) => state.plan);
  const clock = useSessionState((state) => state.clock);
  const phase = useSessionState((state) => state.phase);
  return <Ribbon size="room" onPick={onPick} {...sessionRibbon({ plan, clock, phase }, now)} />;
}

function Connection() {
  const live = useRoomView((view) => view.status.kind === "live");
  const paused = useSessionState((state) => isPaused(state.clock));
  const word = live ? (paused ? "paused" : "live") : "reconnecting";
  return (
    <span className={classes.connection} data-state={word} role="status">
      {word}
    </span>
  );
}

function StepLine() {
  const steps = useSessionState((state) => state.plan?.steps);
  const current = useSessionState((state) => currentStep(state.clock)) ?? 0;
  return (
    <div className={classes.stepLine}>
      <p>
        <span className={classes.stepCount}>
          Step {current + 1} of {steps?.length ?? 0}
        </span>
        <span className={classes.stepTitle}>{steps?.[current]?.title}</span>
      </p>
      <CueNotice />
    </div>
  );
}
