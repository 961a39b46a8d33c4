import { clockFace } from "@casement/shared/lib/clock-face";
import { writeMoment } from "@casement/shared/lib/moment-address";
import { totalMinutes } from "@casement/shared/session/framework";
import { readClock, startClock } from "@casement/shared/session/step-clock";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { plural, upToSecond } from "@/lib/duration";
import { sessionRibbon } from "@/session/clock/session-ribbon";
import { useSessionId, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { IconPlayerPlay } from "@/ui/icons/icons";
import { PageTitle, usePageTitle } from "@/ui/page";
import { Ribbon } from "@/ui/ribbon/ribbon";
import classes from "./practice.module.css";

/** Before practice: what will happen, which options are on, and one button. `options` are the switches. */
export function PracticeLobby({ options }: { options: ReactNode }) {
  const plan = useSessionState((state) => state.plan);
  const idle = useSessionState((state) => state.clock);
  const sessionId = useSessionId();
  const { run, busy } = useCommand();
  usePageTitle(plan?.title ?? "");
  if (plan === null) return null;
  // A retry begins with time already used, so the ribbon shows its first moment.
  const begun = startClock(idle, 0, plan.branchedFrom);
  const { stepIndex, stepRemaining, stepOverrun } = readClock(begun, plan.steps, 0);
  const { segments } = sessionRibbon({ plan, clock: begun, phase: "planned" }, 0);
  const origin = plan.branchedFrom;
  return (
    <div className={classes.lobby}>
      <div className={classes.card}>
        <header className={classes.head}>
          <p className={classes.kind}>Practice</p>
          <PageTitle>{plan.title}</PageTitle>
          <p>
            You design on your own: the same board, steps and clock as in an interview. Guide, rubric and reference
            design stay closed until you end it.
          </p>
        </header>
        {origin !== undefined && (
          <p className={classes.origin}>
            Continues from {clockFace(origin.at)} of a recording, with the board of that moment, in step{" "}
            {(stepIndex ?? 0) + 1}, {plan.steps[stepIndex ?? 0]?.title}, with{" "}
            {stepOverrun > 0
              ? `${clockFace(stepOverrun)} over its budget`
              : `${clockFace(upToSecond(stepRemaining))} left`}
            . <Link to={paths.playback(origin.sessionId, writeMoment(origin.at))}>Watch that moment</Link>
          </p>
        )}
        <section className={classes.plan} aria-label="What will happen">
          <p>
            {plural(plan.steps.length, "step")} in {plural(totalMinutes(plan.steps), "minute")}
            {plan.title.includes(plan.problemTitle) ? null : <span>{plan.problemTitle}</span>}
          </p>
          <Ribbon size="chart" segments={segments} listsNames />
        </section>
        <div className={classes.options}>{options}</div>
        <footer className={classes.start}>
          <Button
            size="md"
            leftSection={<IconPlayerPlay size={18} stroke={1.5} />}
            loading={busy}
            onClick={() => void run("session.start", {})}
          >
            Start practising
          </Button>
          <p>The clock starts at once. Everything is recorded, and only you can see it.</p>
          <Button component={Link} to={paths.editSession(sessionId)} variant="subtle" color="gray">
            Edit
          </Button>
        </footer>
      </div>
    </div>
  );
}
