import { clockFace } from "@casement/shared/lib/clock-face";
import { own } from "@casement/shared/lib/own";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { markers } from "@casement/shared/playback/markers";
import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import { emptyScorecard, type Mark, RECOMMENDATION_NAMES, type Scorecard } from "@casement/shared/scoring/score";
import { type ReactNode, useMemo } from "react";
import { participantName } from "@/session/people";
import { useLiveState, useSessionState } from "@/session/session-context";
import { MomentTime } from "@/ui/moment-time";
import { markWords } from "../model/moments/moment-labels";
import { usePlayer, usePlayerView, useRecording } from "../model/player-context";
import classes from "./scores-then.module.css";

interface ScoreChange {
  /** Playback time in ms. */
  readonly t: number;
  readonly scorerId: string | null;
  readonly criterion: string;
  readonly mark: Mark | null;
}

function scoreChanges(manifest: PlaybackManifest): ScoreChange[] {
  return markers(manifest).flatMap(({ t, event }) =>
    event.kind === "score.set" ? [{ t, scorerId: event.actor, ...event.payload }] : [],
  );
}

const NO_CRITERIA: readonly never[] = [];

interface ScoresThenProps {
  /** The evidence that is pinned to a criterion of somebody's scorecard now. */
  readonly evidence: (scorerId: string, criterion: string) => ReactNode;
}

/** The scorecards as they were at the shown moment: each mark with the moments at which it was given and changed. */
export function ScoresThen({ evidence }: ScoresThenProps) {
  const { manifest } = useRecording();
  const cards = useSessionState((state) => state.scorecards);
  const present = useLiveState((state) => state.scorecards);
  const changes = useMemo(() => scoreChanges(manifest), [manifest]);
  // Evidence belongs to the moment that it shows, whenever it was pinned: so it can come before the first mark.
  const scored = Object.values(present).flatMap(({ scorerId, pins }) => {
    const card = own(cards, scorerId) ?? emptyScorecard(scorerId);
    return Object.keys(card.scores).length > 0 || card.recommendation !== null || pins.length > 0 ? [card] : [];
  });
  const later = manifest.events.some(({ kind, at }) => kind === "score.set" && at > manifest.endAt);
  return (
    <div className={classes.cards}>
      {scored.map((card) => (
        <Card key={card.scorerId} card={card} changes={changes} evidence={evidence} />
      ))}
      {scored.length === 0 && <p className={classes.none}>No marks yet at this moment.</p>}
      {later && <p className={classes.later}>Marks given after the interview appear at its end.</p>}
    </div>
  );
}

function Card({ card, changes, evidence }: ScoresThenProps & { card: Scorecard; changes: readonly ScoreChange[] }) {
  const criteria = useSessionState((state) => state.privateGuide?.rubric.criteria ?? NO_CRITERIA);
  const participants = useSessionState((state) => state.participants);
  return (
    <section aria-label={`Scorecard of ${participantName(participants, card.scorerId)}`}>
      <h3 className={classes.scorer}>
        <span style={{ borderColor: own(participants, card.scorerId)?.color }} dir="auto">
          {participantName(participants, card.scorerId)}
        </span>
        {card.submittedAt !== null && <small>submitted</small>}
      </h3>
      <dl className={classes.marks}>
        {criteria.map(({ key, title }) => {
          const score = own(card.scores, key);
          return (
            <div key={key} className={classes.criterion}>
              <dt dir="auto">{title}</dt>
              <dd>
                <MarkWords mark={score?.mark ?? null} />
                {score !== undefined && score.evidence !== "" && <p dir="auto">{score.evidence}</p>}
                {evidence(card.scorerId, key)}
                <History
                  changes={changes.filter((each) => each.criterion === key && each.scorerId === card.scorerId)}
                />
              </dd>
            </div>
          );
        })}
        {card.recommendation !== null && (
          <div className={classes.criterion}>
            <dt>Recommendation</dt>
            <dd>
              <b>{RECOMMENDATION_NAMES[card.recommendation]}</b>
              {card.summary !== "" && <p dir="auto">{card.summary}</p>}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function MarkWords({ mark }: { mark: Mark | null }) {
  if (mark === null) return <span className={classes.unmarked}>no mark yet</span>;
  if (mark === "not-observed") return <span className={classes.unmarked}>not observed</span>;
  return (
    <span className={classes.mark}>
      <b>{mark}</b> {LEVEL_NAMES[mark]}
    </span>
  );
}

/** The history of a mark; each entry seeks to its moment. */
function History({ changes }: { changes: readonly ScoreChange[] }) {
  const player = usePlayer();
  const reached = usePlayerView(({ t }) => changes.findLastIndex((change) => change.t <= t));
  if (changes.length === 0) return null;
  return (
    <ul className={classes.history}>
      {changes.map(({ t, mark }, index) => (
        <li key={t} data-coming={index > reached || undefined}>
          <MomentTime label={clockFace(t)} onOpen={() => player.seek(t)} />
          <span>{markWords(mark)}</span>
        </li>
      ))}
    </ul>
  );
}
