import type { OpenCase } from "@casement/shared/contract/http/training";
import { newId } from "@casement/shared/lib/new-id";
import { useState } from "react";
import { Link } from "react-router";
import { useScoreCase, useSubmitReference } from "@/api/gym/gym";
import { CaseCardForm } from "@/features/gym/case-card";
import { Comparison } from "@/features/gym/comparison";
import { usePlayer } from "@/features/player/model/player-context";
import { paths } from "@/lib/addresses/paths";
import { IconArrowLeft } from "@/ui/icons/icons";
import classes from "../playback/playback.module.css";

/** Beside the player: the card to fill, or the comparison once it is in. */
export function CaseBeside({ opened }: { opened: OpenCase }) {
  const player = usePlayer();
  const { id, role, published } = opened.item;
  const score = useScoreCase(id);
  const reference = useSubmitReference(id);
  const [again, setAgain] = useState(false);
  // Stays the same when a submission is sent again, so that it counts once.
  const [attemptId, setAttemptId] = useState(newId);
  const moment = { now: () => player.store.getState().t, onOpen: player.openMoment };
  if (role === "owner") return <p>This is your case. Experts and raters score it here.</p>;
  if (role === "expert" && (published || opened.card !== null))
    return <p>Your reference card is in. Raters see it once theirs is in too.</p>;
  if (opened.experts !== null && !again) {
    const practise = () => {
      setAttemptId(newId());
      setAgain(true);
    };
    return <Comparison opened={opened} onOpen={moment.onOpen} onAgain={practise} />;
  }
  return (
    <CaseCardForm
      opened={opened}
      moment={moment}
      busy={score.isPending || reference.isPending}
      error={score.error ?? reference.error}
      onSubmit={(card) => {
        if (role === "expert") reference.mutate(card);
        else score.mutate({ attemptId, card, again }, { onSuccess: () => setAgain(false) });
      }}
    />
  );
}

/** The way back from a case. */
export function CaseStatus() {
  return (
    <Link to={paths.gym} className={classes.back}>
      <IconArrowLeft size={14} stroke={1.75} aria-hidden="true" />
      Back to calibration
    </Link>
  );
}
