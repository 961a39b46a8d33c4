import { own } from "@casement/shared/lib/own";
import { sealedFrom } from "@casement/shared/session-log/visible-to";
import { Button, Checkbox } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { type PageChoices, playerAddress, recordAddress } from "@/api/exports";
import { paths } from "@/lib/addresses/paths";
import { useIsPractice, useIsSoundRecorded } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { IconDownload, IconPlayerPlay } from "@/ui/icons/icons";
import classes from "./export.module.css";

/** What the owner can download of an ended session, and what each file holds. */
export function ExportSection({ sessionId }: { sessionId: string }) {
  return (
    <div className={classes.formats}>
      <NoSound />
      <Format
        title="Recording for yourself"
        action={<Download href={playerAddress(sessionId, null)} label="Download page" />}
      >
        One web page that plays on any computer without a server or a network. It holds all that you see here, notes and
        marks too: keep it to yourself.
      </Format>
      <ToGiveAway sessionId={sessionId} />
      <Format title="The record" action={<Download href={recordAddress(sessionId)} label="Download record" />}>
        Every event and every change of the board as lines of JSON, for backup and to import into another Casement, with
        a seal that shows whether a line was changed. It holds all interviewers' private notes and marks too:{" "}
        <WhatIsSealed />
      </Format>
      <Format
        title="Picture of the board"
        action={
          <Button
            component={Link}
            to={paths.playback(sessionId)}
            variant="default"
            leftSection={<IconPlayerPlay size={16} stroke={1.5} />}
          >
            Pick a moment
          </Button>
        }
      >
        SVG or PNG of any second, on white or dark: go to the moment in the recording, then choose Picture.
      </Format>
    </div>
  );
}

/** None of the files holds sound. */
function NoSound() {
  const recorded = useIsSoundRecorded();
  if (!recorded) return null;
  return <p className={classes.noSound}>What people said is in none of these files: it plays on this server alone.</p>;
}

/** Tells before the download whose marks the file lacks, and how to include them. */
function WhatIsSealed() {
  const me = useMyself();
  const names = useSessionState((state) =>
    sealedFrom({ participantId: me.id, role: me.role }, state)
      .map((id) => own(state.participants, id)?.name ?? "")
      .join(" and "),
  );
  if (names === "") return "keep it to yourself.";
  return `keep it to yourself. Marks of ${names} stay out until both your scorecards are submitted.`;
}

function ToGiveAway({ sessionId }: { sessionId: string }) {
  const practice = useIsPractice();
  const [choices, setChoices] = useState<PageChoices>({ feedback: !practice, scores: false, chat: false });
  const hasReport = useSessionState((state) => state.report !== null);
  const choose = (name: keyof PageChoices, label: string) => (
    <Checkbox
      label={label}
      checked={choices[name]}
      onChange={(event) => setChoices({ ...choices, [name]: event.currentTarget.checked })}
    />
  );
  return (
    <Format
      title="Recording to share"
      action={<Download href={playerAddress(sessionId, choices)} label="Download page to share" />}
    >
      The same page for {practice ? "anybody" : "the candidate or anybody"} else, with what a playback link shows:
      board, worksheets, steps, people and hints. Your notes, your private marks and the guide are not in the file. Once
      sent, it cannot be taken back.
      <span className={classes.choices}>
        {!practice && choose("feedback", "Shared feedback")}
        {!practice && choose("scores", "Shared scores")}
        {choose("chat", "Chat")}
      </span>
      {!practice && !hasReport && (choices.feedback || choices.scores) && (
        <span className={classes.hint}>No feedback is shared yet, so none will be in the file.</span>
      )}
    </Format>
  );
}

function Format({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.format}>
      <h3>{title}</h3>
      <div className={classes.words}>{children}</div>
      <div className={classes.action}>{action}</div>
    </div>
  );
}

function Download({ href, label }: { href: string; label: string }) {
  return (
    <Button component="a" variant="default" leftSection={<IconDownload size={16} stroke={1.5} />} href={href} download>
      {label}
    </Button>
  );
}
