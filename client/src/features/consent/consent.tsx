import { can } from "@casement/shared/policy";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session";
import { Button } from "@mantine/core";
import { useMyself, useSessionState } from "../../realtime/room-context";
import { useCommand } from "../../realtime/use-command";
import { IconCheck } from "../../ui/icons";
import classes from "./consent.module.css";
import { CONSENT_WORDS } from "./consent-words";

/** What is recorded, and one's own agreement to it: given, or to be given. */
export function ConsentCard() {
  const { run, busy } = useCommand();
  const me = useMyself();
  const given = me.consent !== null;
  return (
    <section className={classes.card} aria-labelledby="consent-heading">
      <h2 id="consent-heading" className={classes.heading}>
        This interview is recorded
      </h2>
      {CONSENT_WORDS.map((words) => (
        <p key={words} className={classes.words}>
          {words}
        </p>
      ))}
      {given ? (
        <div className={classes.given}>
          <span>
            <IconCheck size={16} stroke={2} aria-hidden="true" /> You agreed to the recording
          </span>
          <Button size="compact-sm" variant="subtle" loading={busy} onClick={() => void run("consent.withdraw", {})}>
            Withdraw
          </Button>
        </div>
      ) : (
        <Button
          variant="light"
          loading={busy}
          onClick={() => void run("consent.give", { textVersion: CONSENT_TEXT_VERSION })}
        >
          I agree to the recording
        </Button>
      )}
    </section>
  );
}

/** In the room: the same question as one line, for a candidate who has not answered it. */
export function ConsentBanner() {
  const { run, busy } = useCommand();
  const me = useMyself();
  const open = useSessionState((state) => can(me.role, "consent.give", state.phase));
  if (me.role !== "candidate" || me.consent !== null || !open) return null;
  return (
    <section className={classes.banner} aria-label="Recording">
      <details>
        <summary>This interview is recorded: board, steps, chat and notes. No sound, no picture.</summary>
        {CONSENT_WORDS.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </details>
      <Button
        size="xs"
        variant="default"
        loading={busy}
        onClick={() => void run("consent.give", { textVersion: CONSENT_TEXT_VERSION })}
      >
        I agree to the recording
      </Button>
    </section>
  );
}
