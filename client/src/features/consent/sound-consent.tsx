import { can } from "@casement/shared/contract/policy";
import { keepsWords } from "@casement/shared/session/plan-options";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import type { SoundConsent as Consent } from "@casement/shared/session-log/state";
import { soundEndsAt } from "@casement/shared/sound/sound-end";
import { Button } from "@mantine/core";
import { useState } from "react";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { useIsPractice, useIsSoundRecorded, usePlanOptions } from "@/session/plan-options";
import { useMyself, useServerNow, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconCheck } from "@/ui/icons/icons";
import classes from "./consent.module.css";
import { practiceSoundWords, soundWords } from "./consent-labels";

/** Whether this person is somebody whose sound the session records if they agree. */
function useIsAsked(): boolean {
  const { role } = useMyself();
  return useIsSoundRecorded() && role !== "observer";
}

/** What they agree to or not. */
function useSoundWords(): string {
  const options = usePlanOptions();
  const { soundDays = null } = options;
  const words = keepsWords({ options });
  return useIsPractice() ? practiceSoundWords(soundDays, words) : soundWords(soundDays, words);
}

/** Before the interview: what is recorded of this person's sound, and their answer or the question for it. */
export function SoundConsentCard() {
  const asked = useIsAsked();
  const words = useSoundWords();
  const { sound } = useMyself();
  if (!asked) return null;
  return (
    <section className={classes.card} aria-labelledby="sound-heading">
      <h2 id="sound-heading" className={classes.heading}>
        May your sound be recorded too?
      </h2>
      <p className={classes.words}>{words}</p>
      <Answer sound={sound} />
    </section>
  );
}

function Answer({ sound }: { sound: Consent }) {
  if (sound.agreed !== null) return <Recorded />;
  return (
    <>
      {sound.refusedAt !== null && (
        <p className={classes.answer} role="status">
          Your sound is not recorded. You can still agree.
        </p>
      )}
      <Answers />
    </>
  );
}

function Answers() {
  const { run, busy } = useCommand();
  const { sound } = useMyself();
  return (
    <div className={classes.answers}>
      <Button
        size="xs"
        variant="light"
        loading={busy}
        onClick={() => void run("consent.give", { textVersion: CONSENT_TEXT_VERSION, scope: "sound" })}
      >
        Record my sound
      </Button>
      {sound.refusedAt === null && (
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          onClick={() => void run("consent.refuse", { scope: "sound" })}
        >
          Not my sound
        </Button>
      )}
    </div>
  );
}

/** That it is recorded, and the way to stop that. */
function Recorded() {
  return (
    <div className={classes.given}>
      <span>
        <IconCheck size={16} stroke={2} aria-hidden="true" /> You agreed that your sound is recorded
      </span>
      <Withdraw />
    </div>
  );
}

/** Stops the recording of one's sound, or deletes it. After the end there is nothing left to stop. */
function Withdraw() {
  const { run, busy } = useCommand();
  const { sound } = useMyself();
  const ended = useSessionState((state) => state.phase === "ended");
  const [asking, setAsking] = useState(false);
  const stops = sound.agreed !== null && !ended;
  return (
    <>
      {stops && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={busy}
          onClick={() => void run("consent.withdraw", { scope: "sound" })}
        >
          Stop recording my sound
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="red" onClick={() => setAsking(true)}>
        Delete my sound
      </Button>
      <ConfirmDialog
        opened={asking}
        busy={busy}
        title="Delete everything that was recorded of your sound?"
        confirmLabel="Delete my sound"
        cancelLabel="Keep it"
        onClose={() => setAsking(false)}
        onConfirm={() => void run("consent.withdraw", { scope: "sound", erase: true }).then(() => setAsking(false))}
      >
        <p className={classes.words}>
          It is deleted from this server for good, with what was written down of it, and the recording shows a gap where
          you spoke. The others' sound stays.
          {stops && " Nothing more is recorded of your sound."}
        </p>
      </ConfirmDialog>
    </>
  );
}

/** In the room: the question as one line, also for those who were there before it was asked. */
export function SoundConsentBanner() {
  const asked = useIsAsked();
  const words = useSoundWords();
  const me = useMyself();
  const open = useSessionState((state) => can(me.role, "consent.give", state.phase));
  if (!asked || !open || me.sound.agreed !== null || me.sound.refusedAt !== null) return null;
  return (
    <section className={classes.banner} aria-label="Recording of sound">
      <details>
        <summary>May your sound be recorded too?</summary>
        <p>{words}</p>
      </details>
      <Answers />
    </section>
  );
}

/** During and after the interview, so that it can be stopped, begun and deleted at any time. */
export function SoundConsentNote() {
  const asked = useIsAsked();
  const { sound } = useMyself();
  const ended = useSessionState((state) => state.phase === "ended");
  const deletedAt = useSessionState(soundEndsAt);
  const serverNow = useServerNow();
  if (!asked) return null;
  const spoken = sound.periods.length > 0;
  const past = deletedAt !== null && deletedAt <= serverNow();
  return (
    <section className={classes.note} aria-label="Your sound">
      <div className={classes.given}>
        <p className={classes.answer}>
          {spoken && past ? "" : `${sayKept(sound, ended)} `}
          {spoken && deletedAt !== null && sayDeleted(deletedAt, serverNow())}
        </p>
        {spoken && !past && <Withdraw />}
      </div>
      {!ended && sound.agreed === null && <Answers />}
    </section>
  );
}

function sayDeleted(at: number, now: number): string {
  const when = sayWhenWithin(at, now, ownZone());
  return at > now ? `All sound will be deleted ${when}.` : `All sound was deleted ${when}.`;
}

function sayKept({ agreed, periods, erasedAt }: Consent, ended: boolean): string {
  if (agreed !== null && !ended) return "Your sound is recorded.";
  if (periods.length > 0) return ended ? "Your sound is part of the recording." : "Your sound is no longer recorded.";
  return erasedAt === null ? "Your sound is not recorded." : "Your sound was deleted.";
}
