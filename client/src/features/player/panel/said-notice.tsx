import { clockFace } from "@casement/shared/lib/clock-face";
import { Button, CloseButton } from "@mantine/core";
import { plural } from "@/lib/duration";
import { IconVolume } from "@/ui/icons/icons";
import { usePlayer, usePlayerView } from "../model/player-context";
import classes from "./pointed-notice.module.css";

/** How much earlier than the opened moment the playhead went, and why, in words; null: it did not go back. */
export function useWentBack(): { readonly words: string; readonly openedAt: number } | null {
  // Whole seconds, so that the notice stays as it is while the recording plays up to the moment.
  const openedAt = usePlayerView((view) => (view.openedAt !== null && view.t < view.openedAt ? view.openedAt : null));
  const from = usePlayerView((view) => view.openedFrom);
  if (openedAt === null || from === null) return null;
  const earlier = plural(Math.max(1, Math.round((openedAt - from.from) / 1000)), "second");
  return { words: `Starts ${earlier} earlier${from.isBeginning ? ", where the talk began" : ""}.`, openedAt };
}

/** Says over the board that a moment was opened where the talk about it began, and leads to the moment itself. */
export function SaidNotice() {
  const player = usePlayer();
  const back = useWentBack();
  if (back === null) return null;
  return (
    <div className={classes.notice} role="status" aria-label="Where it was said">
      <IconVolume size={16} stroke={1.75} aria-hidden="true" />
      <p>{back.words}</p>
      <Button size="compact-xs" variant="default" onClick={() => player.seek(back.openedAt)}>
        Show {clockFace(back.openedAt)}
      </Button>
      <CloseButton size="sm" aria-label="Close this notice" onClick={player.forgetOpened} />
    </div>
  );
}
