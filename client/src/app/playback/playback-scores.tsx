import { own } from "@casement/shared/lib/own";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { ScoresThen } from "@/features/player/panel/scores-then";
import { Pins } from "@/features/scoring/pins";
import { ScorecardEditor } from "@/features/scoring/scorecard-editor";
import { SealedCards } from "@/features/scoring/sealed-cards";
import { LiveSession, useCanComment, useLiveState } from "@/session/session-context";
import classes from "./playback.module.css";

/** The scorecards as of the shown moment, or the viewer's own as it is now, to score and pin while watching. */
export function PlaybackScores({ mineFirst }: { mineFirst: boolean }) {
  const [shown, setShown] = useState<"then" | "mine">(mineFirst ? "mine" : "then");
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
        onChange={setShown}
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
