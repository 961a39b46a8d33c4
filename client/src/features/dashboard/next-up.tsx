import { Button, Group } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { IconUserPlus } from "@/ui/icons/icons";
import { Ribbon } from "@/ui/ribbon/ribbon";
import classes from "./dashboard.module.css";
import { mayInvite } from "./may-invite";
import { segmentsOf } from "./session-order";
import { PlanLine, type SessionRowProps } from "./session-row";
import { whenText } from "./session-words";

/** The next session, larger than the others. */
export function NextUp({ item, now, onInvite }: SessionRowProps) {
  const segments = segmentsOf(item);
  const live = item.phase === "live";
  return (
    <section className={classes.next} aria-labelledby="next-up">
      <div className={classes.nextHead}>
        <div className={classes.nextText}>
          <p className={classes.nextWhen} data-live={live || undefined}>
            {whenText(item, now)}
          </p>
          <h2 id="next-up" className={classes.nextTitle} dir="auto">
            {item.title}
          </h2>
          <PlanLine item={item} />
        </div>
        <Group gap="xs">
          {mayInvite(item) && (
            <Button
              variant="default"
              leftSection={<IconUserPlus size={16} stroke={1.5} />}
              onClick={() => onInvite(item)}
            >
              Invite
            </Button>
          )}
          <Button component={Link} to={paths.session(item.id)} variant={live ? "filled" : "default"}>
            {live ? "Go to the room" : "Open the lobby"}
          </Button>
        </Group>
      </div>
      <Ribbon segments={segments} size="chart" live={live && item.running?.paused !== true} />
    </section>
  );
}
