import type { SessionItem } from "@casement/shared/contract/http";
import { Button } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "../../lib/paths";
import { Ribbon } from "../../ui/ribbon";
import classes from "./dashboard.module.css";
import { segmentsOf } from "./session-order";
import { planText, whenText } from "./session-row";

/** The one session that matters now, with room to breathe. */
export function NextUp({ item, now }: { item: SessionItem; now: number }) {
  const segments = segmentsOf(item);
  const live = item.phase === "live";
  return (
    <section className={classes.next} aria-labelledby="next-up">
      <div className={classes.nextHead}>
        <div className={classes.nextText}>
          <p className={classes.nextWhen} data-live={live || undefined}>
            {whenText(item, now)}
          </p>
          <h2 id="next-up" className={classes.nextTitle}>
            {item.title}
          </h2>
          <p className={classes.rowMeta}>{planText(item)}</p>
        </div>
        <Button component={Link} to={paths.session(item.id)} variant={live ? "filled" : "default"}>
          {live ? "Go to the room" : "Open the lobby"}
        </Button>
      </div>
      <Ribbon segments={segments} size="chart" live={live} />
    </section>
  );
}
