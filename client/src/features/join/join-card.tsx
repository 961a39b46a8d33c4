import { MAX_PERSON_NAME_LENGTH } from "@casement/shared/lib/person-name";
import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { InvitePreview } from "@/api/invites";
import { sayWhenWithin } from "@/lib/zoned-time";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./join.module.css";
import { ROLE_SENTENCE } from "./role-sentence";

interface JoinCardProps {
  preview: InvitePreview;
  /** An account already has a name. */
  accountName: string | null;
  busy: boolean;
  error: unknown;
  onJoin: (name: string) => void;
}

/** Who invites to what, in which role. Nothing is sent before the click. */
export function JoinCard({ preview, accountName, busy, error, onJoin }: JoinCardProps) {
  const [name, setName] = useState("");
  const returns = preview.returningName !== null;
  const asksName = accountName === null && !preview.rejoin && !preview.needsAdmission && !returns;
  return (
    <form
      className={classes.card}
      onSubmit={(event) => {
        event.preventDefault();
        onJoin(name);
      }}
    >
      <Stack gap="lg">
        <p className={classes.sentence}>{ROLE_SENTENCE[preview.role](preview.hostName)}</p>
        <p className={classes.fact}>{whenSentence(preview, Date.now())}</p>
        {preview.rejoin && <p className={classes.fact}>You joined with this browser before: welcome back.</p>}
        {returns && (
          <p className={classes.fact}>
            You come back as {preview.returningName}. What you drew and wrote is still yours.
          </p>
        )}
        {preview.needsAdmission && (
          <p className={classes.fact}>
            This link was used on another device already. {preview.hostName} will be asked to let this one in.
          </p>
        )}
        {accountName !== null && !preview.rejoin && !returns && (
          <p className={classes.fact}>You join as {accountName}.</p>
        )}
        {asksName && (
          <TextInput
            label="Your name"
            description="Optional. The others see it beside your cursor."
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="name"
            maxLength={MAX_PERSON_NAME_LENGTH}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <ErrorNotice error={error} />
        <Button type="submit" size="md" loading={busy} className={classes.button}>
          Join session
        </Button>
      </Stack>
    </form>
  );
}

function whenSentence({ phase, scheduledAt }: InvitePreview, now: number): string {
  if (phase === "live") return "The interview is running now.";
  if (phase === "ended") return "The interview has ended; you can read what was shared with you.";
  if (scheduledAt === null) return "It has not started yet. You will wait in the lobby, where you can try the board.";
  return `It is planned for ${sayWhenWithin(scheduledAt, now)}, your time. You can come early and try the board in the lobby.`;
}
