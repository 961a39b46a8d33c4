import { currentStep, isPaused } from "@casement/shared/session/step-clock";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { useIsPractice } from "@/session/plan-options";
import { useSessionState } from "@/session/session-context";
import {
  IconArrowLeft,
  IconArrowRight,
  IconBell,
  IconBellOff,
  IconClockMinus,
  IconClockPlus,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
} from "@/ui/icons/icons";
import { useSoundChoice } from "./sound-choice";
import classes from "./steps.module.css";
import type { TimerActions } from "./use-timer-actions";

const icon = { size: 16, stroke: 1.5 } as const;

/** The interviewer's buttons for the clock: pause, one more minute, next, and a menu with the rest. */
export function TimerControls({ actions }: { actions: TimerActions }) {
  const paused = useSessionState((state) => isPaused(state.clock));
  const practice = useIsPractice();
  return (
    <div className={classes.controls}>
      <StepMenu actions={actions} />
      <Tooltip label="Add a minute to this step">
        <ActionIcon
          className={classes.roomy}
          variant="default"
          size="lg"
          aria-label="Add a minute"
          onClick={actions.extend}
        >
          <IconClockPlus {...icon} />
        </ActionIcon>
      </Tooltip>
      <Button
        variant="default"
        leftSection={paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
        aria-label={paused ? "Resume timer" : "Pause timer"}
        onClick={actions.pauseOrResume}
      >
        {paused ? "Resume" : "Pause"}
      </Button>
      <Button rightSection={<IconArrowRight {...icon} />} loading={actions.busy} onClick={onceOf(actions.next)}>
        Next step
      </Button>
      <Button variant="subtle" color="danger" onClick={actions.askToEnd}>
        {practice ? "End" : "End interview"}
      </Button>
    </div>
  );
}

/** A double click means one step: the second click, which the browser counts as 2, does nothing. */
function onceOf(act: () => void) {
  return (event: { readonly detail: number }) => {
    if (event.detail < 2) act();
  };
}

function StepMenu({ actions }: { actions: TimerActions }) {
  const steps = useSessionState((state) => state.plan?.steps);
  const current = useSessionState((state) => currentStep(state.clock)) ?? 0;
  const added = useSessionState(({ clock }) => clock.extensions[currentStep(clock) ?? 0] ?? 0);
  const [sound, setSound] = useSoundChoice();
  return (
    <Menu position="top-end" width={280} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label="More">
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowLeft {...icon} />} disabled={current === 0} onClick={actions.back}>
          Back one step
        </Menu.Item>
        <Menu.Item leftSection={<IconClockPlus {...icon} />} onClick={actions.extend}>
          Add a minute to this step
        </Menu.Item>
        {added > 0 && (
          <Menu.Item leftSection={<IconClockMinus {...icon} />} onClick={actions.shorten}>
            Take off an added minute
          </Menu.Item>
        )}
        <Menu.Label>Go to</Menu.Label>
        {steps?.map((step, index) => (
          <Menu.Item
            key={step.key}
            disabled={index === current}
            leftSection={<span className={classes.menuNumber}>{index + 1}</span>}
            rightSection={index === current ? <span className={classes.menuHere}>now</span> : undefined}
            onClick={() => actions.goTo(index)}
          >
            {step.title}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={sound ? <IconBellOff {...icon} /> : <IconBell {...icon} />}
          onClick={() => setSound(!sound)}
        >
          {sound ? "Turn off the sounds at one minute and at zero" : "Play a soft sound at one minute and at zero"}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
