import { Button } from "@mantine/core";
import { usePlanOptions } from "@/session/plan-options";
import { useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { IconBulb } from "@/ui/icons/icons";
import classes from "./practice.module.css";

/** Reveals the guide's next hint; the rest of the guide stays hidden. */
export function TakeHint() {
  const { hints: switchedOn } = usePlanOptions();
  const taken = useSessionState((state) => state.hints.length);
  const { run, busy } = useCommand();
  if (!switchedOn) return null;
  return (
    <div className={classes.take}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconBulb size={15} stroke={1.5} />}
        loading={busy}
        onClick={() => void run("hint.take", {})}
      >
        {taken === 0 ? "Take a hint" : "Take another hint"}
      </Button>
      <p>Hints you take are listed at the end.</p>
    </div>
  );
}
