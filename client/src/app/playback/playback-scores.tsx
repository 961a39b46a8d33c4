import { own } from "@casement/shared/lib/own";
import { SegmentedControl } from "@mantine/core";
import { ScoresThen } from "@/features/player/panel/scores-then";
import { Pins } from "@/features/scoring/evidence/pins";
import { ScorecardEditor } from "@/features/scoring/scorecard-editor";
import { SealedCards } from "@/features/scoring/sealed-cards";
import { LiveSession, useCanComment, useLiveState } from "@/session/session-context";
import classes from "./playback.module.css";

export type ShownScores = "then" | "mine";

interface PlaybackScoresProps {
  readonly shown: ShownScores;
  readonly onShown: (shown: ShownScores) => void;
}

/** The scorecards as of the shown moment, or the viewer's own as it is now, to score and pin while watching. */
export function PlaybackScores({ shown, onShown }: PlaybackScoresProps) {
  const maySay = useCanComment();
  const cards = useLiveState((state) => state.scorecards);
  const evidence = (scorerId: string, criterion: string) => (
    <Pins pins={(own(cards, scorerId)?.pins ?? []).filter((pin) => pin.criterion === criterion)} />
  );
  if (!maySay) return <ScoresThen evidence={evidence} />;
  return (
    <div className={classes.scores}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Which scores are shown"
        value={shown}
        onChange={onShown}
        data={[
          { value: "then", label: "At this moment" },
          { value: "mine", label: "My scorecard now" },
        ]}
      />
      {shown === "then" ? (
        <ScoresThen evidence={evidence} />
      ) : (
        <LiveSession>
          <div>
            <SealedCards />
            <ScorecardEditor />
          </div>
        </LiveSession>
      )}
    </div>
  );
}
