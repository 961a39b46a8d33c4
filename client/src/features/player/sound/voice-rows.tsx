import { useDeckView, useRecording } from "../model/player-context";
import classes from "./voice-rows.module.css";

/** Who spoke when and how loud: one thin row a person, in their colour, strong where they speak. */
export function VoiceRows() {
  const { manifest, durationMs } = useRecording();
  const voices = useDeckView((view) => view.voices);
  if (manifest.sound.length === 0) return null;
  return (
    <div className={classes.rows} aria-hidden="true">
      {(voices ?? []).map(({ participantId, levels, spoken }) => {
        const person = manifest.participants.find(({ id }) => id === participantId);
        return (
          <div key={participantId} className={classes.row} style={{ color: person?.color }}>
            <svg viewBox={`0 0 ${Math.max(1, durationMs)} 2`} preserveAspectRatio="none">
              <title>{person?.name}</title>
              <path className={classes.spoken} d={spokenPath(spoken)} />
              <path d={wave(levels, durationMs)} />
            </svg>
          </div>
        );
      })}
    </div>
  );
}

function spokenPath(spoken: readonly { readonly from: number; readonly to: number }[]): string {
  return spoken.map(({ from, to }) => `M${Math.round(from)} 0H${Math.round(to)}V2H${Math.round(from)}z`).join("");
}

/** One outline around all levels: there above the middle, back below it. */
function wave(levels: readonly number[], durationMs: number): string {
  const width = durationMs / levels.length;
  const at = (index: number) => Math.round(index * width);
  const there = levels.map((level, index) => `${at(index)} ${(1 - level * 0.95).toFixed(2)}`);
  const back = levels.map((level, index) => `${at(index)} ${(1 + level * 0.95).toFixed(2)}`).reverse();
  return `M${[...there, ...back].join("L")}z`;
}
