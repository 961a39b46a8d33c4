import { own } from "@casement/shared/lib/own";
import { sealedFrom } from "@casement/shared/session-log/audience/visible-to";
import { Button, Checkbox } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import {
  fetchReport,
  type PageChoices,
  playerAddress,
  recordAddress,
  sharedPlayerAddress,
  useSoundSize,
} from "@/api/exports";
import { paths } from "@/lib/addresses/paths";
import { useIsPractice, useIsSoundRecorded, useSealsNotes } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { IconDownload, IconPlayerPlay } from "@/ui/icons/icons";
import { DownloadPdf } from "@/ui/saving/download-pdf";
import classes from "./export.module.css";
import { formatFileSize } from "./file-size";

/** What the owner can download of an ended session, and what each file holds. */
export function ExportSection({ sessionId }: { sessionId: string }) {
  return (
    <div className={classes.formats}>
      <ForYourself sessionId={sessionId} />
      <ToGiveAway sessionId={sessionId} />
      <TheRecord sessionId={sessionId} />
      <Format
        title="Panel report"
        action={<DownloadPdf label="Download as PDF" load={() => fetchReport(sessionId, "panel")} />}
      >
        All scorecards that you may read, side by side, with what was agreed and decided, the times and the board. For
        interviewers: it has the evidence beside the marks.
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

function ForYourself({ sessionId }: { sessionId: string }) {
  const [sound, setSound] = useState(false);
  return (
    <Format
      title="Recording for yourself"
      action={<Download href={playerAddress(sessionId, sound)} label="Download page" />}
    >
      One web page that plays on any computer without a server or a network. It holds all that you see here, notes and
      marks too: keep it to yourself.
      <SoundChoice sessionId={sessionId} inPage checked={sound} onChange={setSound} />
    </Format>
  );
}

function TheRecord({ sessionId }: { sessionId: string }) {
  const recorded = useIsSoundRecorded();
  const [choice, setSound] = useState(true);
  const { data } = useSoundSize(sessionId, { share: false, recorded });
  // Until the size is known the archive is right either way: it holds what sound there is.
  const sound = recorded && choice && data?.files !== 0;
  return (
    <Format title="The record" action={<Download href={recordAddress(sessionId, sound)} label="Download record" />}>
      Every event and every change of the board as lines of JSON, for backup and to import into another Casement, with a
      seal that shows whether a line was changed. It holds all interviewers' private notes and marks too:{" "}
      <WhatIsSealed />
      <SoundChoice sessionId={sessionId} checked={choice} onChange={setSound} />
      {sound && (
        <span className={classes.hint}>
          One ZIP archive with the record and each voice in a file of its own. Import it as it is.
        </span>
      )}
    </Format>
  );
}

interface SoundChoiceProps {
  readonly sessionId: string;
  /** As a share hears it. */
  readonly share?: boolean;
  /** Whether it goes into a page, where it takes a third more. */
  readonly inPage?: boolean;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Bytes in base64. */
const PAGE_GROWTH = 4 / 3;

/**
 * Whether a file holds what people said, and, once it is known, how much larger that makes it; nothing where no sound
 * was recorded.
 */
function SoundChoice({ sessionId, share = false, inPage = false, checked, onChange }: SoundChoiceProps) {
  const recorded = useIsSoundRecorded();
  const { data, isError } = useSoundSize(sessionId, { share, recorded });
  if (!recorded) return null;
  if (data?.files === 0)
    return (
      <span className={classes.hint}>{data.isWaiting ? "The sound is still being prepared." : noSound(share)}</span>
    );
  const size = data === undefined ? "" : ` (${formatFileSize(data.bytes * (inPage ? PAGE_GROWTH : 1))})`;
  return (
    <>
      <span className={classes.choices}>
        <Checkbox
          label={`What people said${size}`}
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </span>
      {isError && data === undefined && (
        <span className={classes.hint}>The size of the sound isn't available right now.</span>
      )}
      {data?.isWaiting === true && <span className={classes.hint}>More sound is still being prepared.</span>}
    </>
  );
}

const noSound = (share: boolean) =>
  share ? "A shared page can't include any sound from this session." : "There is no sound that you may hear.";

/** Tells before the download whose marks the file lacks, and how to include them. */
function WhatIsSealed() {
  const me = useMyself();
  const what = useSealsNotes() ? "Marks and notes" : "Marks";
  const names = useSessionState((state) =>
    sealedFrom({ participantId: me.id, role: me.role }, state)
      .map((id) => own(state.participants, id)?.name ?? "")
      .join(" and "),
  );
  if (names === "") return "keep it to yourself.";
  return `keep it to yourself. ${what} of ${names} stay out until both your scorecards are submitted.`;
}

function ToGiveAway({ sessionId }: { sessionId: string }) {
  const practice = useIsPractice();
  const [choices, setChoices] = useState<PageChoices>({
    feedback: !practice,
    scores: false,
    chat: false,
    sound: false,
  });
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
      action={<Download href={sharedPlayerAddress(sessionId, choices)} label="Download page to share" />}
    >
      The same page for {practice ? "anybody" : "the candidate or anybody"} else, with what a playback link shows:
      board, worksheets, steps, people and hints. Your notes, your private marks and the guide are not in the file. Once
      sent, it cannot be taken back.
      <span className={classes.choices}>
        {!practice && choose("feedback", "Shared feedback")}
        {!practice && choose("scores", "Shared scores")}
        {choose("chat", "Chat")}
      </span>
      <SoundChoice
        sessionId={sessionId}
        share
        inPage
        checked={choices.sound}
        onChange={(sound) => setChoices({ ...choices, sound })}
      />
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
