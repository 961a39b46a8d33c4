import { clockFace } from "@casement/shared/lib/clock-face";
import { MISSING_MS, type PersonTalk, type Talk } from "@casement/shared/sound/talk";
import { useOpenMoment, useSessionState } from "@/session/session-context";
import { MomentTime } from "@/ui/moment-time";
import classes from "../reading.module.css";
import { percentsOf, ShareBar } from "./share-bar";
import styles from "./talk.module.css";

export interface Talker {
  readonly id: string;
  readonly name: string;
  /** CSS colour. */
  readonly color: string;
}

interface PersonTableProps {
  readonly talk: Talk;
  /** `talk.people`, in their order. */
  readonly talkers: readonly Talker[];
}

/** Share of talk, speaking time, longest monologue and interruptions of each person, over the interview. */
export function PersonTable({ talk, talkers }: PersonTableProps) {
  const shares = talk.people.map(({ share }) => share);
  const percents = percentsOf(shares);
  return (
    <>
      <ShareBar shares={shares} talkers={talkers} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <section className={classes.scroll} tabIndex={0} aria-label="Talk of each person">
        <table className={classes.ledger}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Share of talk</th>
              <th scope="col">Spoke</th>
              <th scope="col">Longest monologue</th>
              <th scope="col">Interrupted others</th>
            </tr>
          </thead>
          <tbody>
            {talkers.map((talker, index) => (
              <PersonRow
                key={talker.id}
                talker={talker}
                person={talk.people[index] as PersonTalk}
                percent={percents[index] ?? null}
                interrupted={talk.interruptions.filter(({ by }) => by === talker.id).length}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface PersonRowProps {
  readonly talker: Talker;
  readonly person: PersonTalk;
  readonly percent: number | null;
  readonly interrupted: number;
}

function PersonRow({
  talker,
  person: { spokenMs, missingMs, longestMonologue },
  percent,
  interrupted,
}: PersonRowProps) {
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const openMoment = useOpenMoment();
  return (
    <tr>
      <th scope="row">
        <TalkerName talker={talker} />
        {missingMs > MISSING_MS && <small className={styles.missing}>{clockFace(missingMs)} of sound missing</small>}
      </th>
      <td>{percent === null ? "–" : `${percent}%`}</td>
      <td>{clockFace(spokenMs)}</td>
      <td>
        {longestMonologue === null ? (
          "–"
        ) : (
          <>
            {clockFace(longestMonologue.to - longestMonologue.from)} at{" "}
            <MomentTime
              label={clockFace(longestMonologue.from)}
              onOpen={openMoment === null ? undefined : () => openMoment(startedAt + longestMonologue.from)}
            />
          </>
        )}
      </td>
      <td>{interrupted}</td>
    </tr>
  );
}

export function TalkerName({ talker: { name, color } }: { talker: Talker }) {
  return (
    <div className={styles.talker}>
      <i className={classes.dot} style={{ background: color }} aria-hidden="true" />
      <bdi>{name}</bdi>
    </div>
  );
}
