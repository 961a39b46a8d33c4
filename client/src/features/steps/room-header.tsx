import { currentStep, isPaused } from "@casement/shared/session/step-clock";
import type { ReactNode } from "react";
import { useOnline } from "@/lib/browser/use-online";
import { sessionRibbon } from "@/session/clock/session-ribbon";
import { useSessionState, useSessionView } from "@/session/session-context";
import { useClock } from "@/session/use-clock";
import { Ribbon } from "@/ui/ribbon/ribbon";
import { StepClock, TotalClock } from "./clock-readout";
import { CueNotice } from "./cue-notice";
import classes from "./steps.module.css";

interface SessionHeaderProps {
  /** Logo that leads to the dashboard. */
  readonly brand: ReactNode;
  readonly middle: ReactNode;
  /** Beside the title. */
  readonly aside?: ReactNode;
  /** State of the connection or of the recording. */
  readonly status: ReactNode;
  /** Shown beside the step's name. */
  readonly cue?: ReactNode;
}

/** A retry's title ends with its second, which stays when the rest is cut: "Design Twitter, from 17:20". */
const RETRY_TITLE = /^(.*?)(, from (?:\d+:)?\d+:\d\d)?$/s;

/** The header of a room or a recording: title, clocks and the current step. */
export function SessionHeader({ brand, aside, middle, status, cue }: SessionHeaderProps) {
  const title = useSessionState((state) => state.plan?.title ?? "");
  const paused = useSessionState((state) => isPaused(state.clock));
  const [, name, from] = RETRY_TITLE.exec(title) ?? [];
  return (
    <header className={classes.header} data-paused={paused || undefined}>
      <div className={classes.titles}>
        {brand}
        <h1 className={classes.title} title={title} aria-label={title} dir="auto">
          <span>{name}</span>
          {from}
        </h1>
        {aside}
      </div>
      <div className={classes.ribbon}>{middle}</div>
      <StepClock />
      <div className={classes.status}>{status}</div>
      <StepLine cue={cue} paused={paused} />
      <TotalClock />
    </header>
  );
}

/** The room's header with the ribbon. `badge` tells whether the board is saved. */
export function RoomHeader({
  brand,
  aside,
  badge,
  onPickStep,
}: {
  brand: ReactNode;
  aside?: ReactNode;
  badge: ReactNode;
  onPickStep: (index: number) => void;
}) {
  const status = (
    <>
      <Connection />
      {badge}
    </>
  );
  return (
    <SessionHeader
      brand={brand}
      aside={aside}
      middle={<LiveRibbon onPick={onPickStep} />}
      status={status}
      cue={<CueNotice />}
    />
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
  const live = useSessionView((view) => view.status.kind === "live");
  const online = useOnline();
  const paused = useSessionState((state) => isPaused(state.clock));
  const connected = paused ? "paused" : "live";
  const word = !online ? "offline" : live ? connected : "reconnecting";
  return (
    <span className={classes.connection} data-state={word} role="status">
      {word}
    </span>
  );
}

function StepLine({ cue, paused }: { cue: ReactNode; paused: boolean }) {
  const steps = useSessionState((state) => state.plan?.steps);
  const current = useSessionState((state) => currentStep(state.clock)) ?? 0;
  return (
    <div className={classes.stepLine}>
      <p>
        <span className={classes.stepCount}>
          Step {current + 1} of {steps?.length ?? 0}
        </span>
        <span className={classes.stepTitle} dir="auto">
          {steps?.[current]?.title}
        </span>
      </p>
      <span role="status">{paused && <span className={classes.paused}>Paused: the clock is stopped</span>}</span>
      {!paused && cue}
    </div>
  );
}
