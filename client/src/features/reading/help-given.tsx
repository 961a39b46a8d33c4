import { clockFace } from "../../lib/duration";
import { useOpenMoment, useSessionState } from "../../realtime/room-context";
import { MomentTime } from "../../ui/moment-time";
import classes from "./reading.module.css";

/** Hints that were shown and questions that were marked as asked, each with its moment. */
export function HelpGiven() {
  const hints = useSessionState((state) => state.hints);
  const asked = useSessionState((state) => state.asked);
  const guide = useSessionState((state) => state.privateGuide?.guide);
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const items = [...(guide?.questions ?? []), ...(guide?.followUps ?? [])].flatMap(({ id, question }) => {
    const at = asked[id];
    return at === undefined ? [] : [{ id, at, text: question }];
  });
  return (
    <div className={classes.columns}>
      <Moments
        title="Hints shown"
        none="No hint was needed."
        startedAt={startedAt}
        items={hints.map(({ id, at, title }) => ({ id, at, text: title }))}
      />
      <Moments title="Questions asked" none="None was marked as asked." startedAt={startedAt} items={items} />
    </div>
  );
}

interface MomentsProps {
  title: string;
  none: string;
  startedAt: number;
  items: readonly { id: string; at: number; text: string }[];
}

function Moments({ title, none, startedAt, items }: MomentsProps) {
  const openMoment = useOpenMoment();
  return (
    <div>
      <h3 className={classes.small}>{title}</h3>
      {items.length === 0 && <p className={classes.none}>{none}</p>}
      <ul className={classes.moments}>
        {items
          .toSorted((a, b) => a.at - b.at)
          .map(({ id, at, text }) => (
            <li key={id}>
              <MomentTime
                label={clockFace(at - startedAt)}
                onOpen={openMoment === null ? undefined : () => openMoment(at)}
              />
              <span>{text}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
