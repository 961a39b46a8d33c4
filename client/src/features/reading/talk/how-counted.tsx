import {
  GOES_ON_MS,
  MONOLOGUE_PAUSE_MS,
  REMARK_MS,
  SILENCE_MS,
  SPEAKING_MS,
  TURN_PAUSE_MS,
  YIELD_MS,
} from "@casement/shared/sound/talk";
import styles from "./talk.module.css";

const inSeconds = (ms: number) => (ms === 1_000 ? "1 second" : `${ms / 1_000} seconds`);

/** What each figure means. */
export function HowCounted() {
  return (
    <details className={styles.how}>
      <summary>How this is counted</summary>
      <dl>
        <dt>Share of talk</dt>
        <dd>
          Somebody's speaking time as a part of everybody's. While two people speak at once it counts for both. Pauses
          of the interview do not count.
        </dd>
        <dt>Monologue</dt>
        <dd>
          Goes on over pauses of up to {inSeconds(MONOLOGUE_PAUSE_MS)} and while others say no more than{" "}
          {inSeconds(REMARK_MS)} at a time.
        </dd>
        <dt>Silence</dt>
        <dd>Nobody speaks for {inSeconds(SILENCE_MS)} or longer, and everybody's sound is known.</dd>
        <dt>Interruption</dt>
        <dd>
          Somebody begins after at least {inSeconds(TURN_PAUSE_MS)} of silence of their own, while another person has
          been speaking for at least {inSeconds(SPEAKING_MS)}; the other stops within {inSeconds(YIELD_MS)}, and they go
          on for at least {inSeconds(GOES_ON_MS)} more.
        </dd>
        <dt>Speech</dt>
        <dd>
          Recognised by how it sounds, not by its words. A microphone also hears what comes from loudspeakers:
          headphones make these figures more exact.
        </dd>
      </dl>
    </details>
  );
}
