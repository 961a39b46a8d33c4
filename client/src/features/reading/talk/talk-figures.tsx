import { clockFace } from "@casement/shared/lib/clock-face";
import { own } from "@casement/shared/lib/own";
import { type Interruption, MISSING_MS, SILENCE_MS, type Talk } from "@casement/shared/sound/talk";
import { plural } from "@/lib/duration";
import type { RecordedTalk } from "@/recording/talk-of-recording";
import { distinctNames } from "@/session/people";
import { useSessionState } from "@/session/session-context";
import { Moments } from "../moments";
import { HowCounted } from "./how-counted";
import { PersonTable, type Talker } from "./person-table";
import { StepTable } from "./step-table";
import styles from "./talk.module.css";

/** The list would hide what is worth a look. */
const MOST_SHOWN = 20;

/** The figures: people, steps, silences, interruptions, and how all that is counted. */
export function TalkFigures({ recorded: { talk, wholeMs } }: { recorded: RecordedTalk }) {
  const talkers = useTalkers(talk.people.map(({ id }) => id));
  return (
    <>
      <Unheard ids={talk.unheard} />
      {wholeMs - talk.countedMs > MISSING_MS && (
        <p className={styles.note}>
          Only what was said while you were there is counted: {clockFace(talk.countedMs)} of {clockFace(wholeMs)}.
        </p>
      )}
      <PersonTable talk={talk} talkers={talkers} />
      <StepTable talk={talk} talkers={talkers} />
      <div className={styles.columns}>
        <Silences talk={talk} />
        <Interruptions interruptions={talk.interruptions} talkers={talkers} />
      </div>
      <HowCounted />
    </>
  );
}

function useTalkers(ids: readonly string[]): Talker[] {
  const participants = useSessionState((state) => state.participants);
  const names = distinctNames(participants);
  return ids.map((id) => {
    const { name = "", color = "" } = own(participants, id) ?? {};
    return { id, name: names.get(id) ?? name, color };
  });
}

/** Of whom nothing can be told, and why. */
function Unheard({ ids }: { ids: readonly string[] }) {
  const participants = useSessionState((state) => state.participants);
  const talkers = useTalkers(ids);
  return talkers.map(({ id, name }) => {
    const sound = own(participants, id)?.sound;
    const why =
      sound?.erasedAt != null
        ? "sound was deleted"
        : sound?.periods.length === 0
          ? "sound was not recorded"
          : "sound is missing";
    return (
      <p key={id} className={styles.note}>
        <bdi>{name}</bdi>'s {why}: nothing is told of them, and shares are of the others' talk alone.
      </p>
    );
  });
}

function Silences({ talk: { silences, completeMs, countedMs } }: { talk: Talk }) {
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const byLength = silences.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const [longest] = byLength;
  const least = `${SILENCE_MS / 1_000} seconds`;
  return (
    <Moments
      title="Silences"
      none={completeMs < SILENCE_MS ? "Not known: somebody's sound is missing." : `None of ${least} or longer.`}
      lead={
        <>
          {longest !== undefined && (
            <p className={styles.note}>
              {plural(silences.length, "silence")} of {least} or longer, the longest{" "}
              {clockFace(longest.to - longest.from)}
              {silences.length > MOST_SHOWN && `. The ${MOST_SHOWN} longest:`}
            </p>
          )}
          {completeMs >= SILENCE_MS && countedMs - completeMs > MISSING_MS && (
            <p className={styles.note}>
              Told only of the time for which everybody's sound is known: {clockFace(completeMs)} of{" "}
              {clockFace(countedMs)}.
            </p>
          )}
        </>
      }
      startedAt={startedAt}
      items={byLength.slice(0, MOST_SHOWN).map(({ from, to }) => ({
        id: String(from),
        at: startedAt + from,
        text: `${clockFace(to - from)} long`,
      }))}
    />
  );
}

interface InterruptionsProps {
  readonly interruptions: readonly Interruption[];
  readonly talkers: readonly Talker[];
}

function Interruptions({ interruptions, talkers }: InterruptionsProps) {
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const nameOf = (id: string) => talkers.find((talker) => talker.id === id)?.name ?? "";
  return (
    <Moments
      title="Interruptions"
      none={talkers.length < 2 ? "Not known: only one person's sound is here." : "Nobody interrupted anybody."}
      lead={
        interruptions.length > MOST_SHOWN && (
          <p className={styles.note}>
            The first {MOST_SHOWN} of {interruptions.length}:
          </p>
        )
      }
      startedAt={startedAt}
      items={interruptions.slice(0, MOST_SHOWN).map(({ at, by, of }) => ({
        id: `${at} ${by} ${of}`,
        at: startedAt + at,
        text: `${nameOf(by)} interrupted ${nameOf(of)}`,
      }))}
    />
  );
}
