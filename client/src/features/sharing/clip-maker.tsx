import { clockFace, readClockFace } from "@casement/shared/lib/clock-face";
import { MAX_CLIP_TITLE_LENGTH } from "@casement/shared/session-log/share";
import { Button, Checkbox, NativeSelect, TextInput, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useCreateShare } from "@/api/shares";
import { useIsSoundRecorded } from "@/session/plan-options";
import { IconLink } from "@/ui/icons/icons";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { CLIP_LENGTHS, type ClipSpan, clipFaces, readClip } from "./clip-span";
import { type CopiedShare, copiedShare, MadeLink } from "./made-link";
import { EXPIRY_CHOICES } from "./share-labels";
import classes from "./sharing.module.css";

interface ClipMakerProps {
  readonly sessionId: string;
  /** Length of the recording, in ms. */
  readonly durationMs: number;
  /** The clip that the form begins with. */
  readonly offered: ClipSpan;
}

/** Gives a part of a recording a title, and shares it alone. */
export function ClipMaker({ sessionId, durationMs, offered }: ClipMakerProps) {
  const [title, setTitle] = useState("");
  const [written, setWritten] = useState(() => clipFaces(offered));
  const [choices, setChoices] = useState<ClipChoices>({ chat: false, sound: false });
  const [days, setDays] = useState("30");
  const { span } = readClip(written, durationMs);
  const wanted = span !== null && title.trim() !== "" ? { title, span, ...choices, days: Number(days) } : null;
  const { create, make, made, setMade } = useMakeClip(sessionId, wanted);
  if (made !== null) return <MadeClip share={made} onAnother={() => setMade(null)} />;
  return (
    <form
      className={classes.clipForm}
      onSubmit={(event) => {
        event.preventDefault();
        void make().catch(() => undefined);
      }}
    >
      <TextInput
        data-autofocus
        label="Title"
        description="Shown above the clip."
        dir="auto"
        maxLength={MAX_CLIP_TITLE_LENGTH}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <ClipTimes written={written} onWritten={setWritten} durationMs={durationMs} />
      <ClipParts choices={choices} onChoices={setChoices} />
      <p className={classes.fact}>
        Whoever has the link sees the board, worksheets, steps and hints of this part alone, never notes, scores or
        feedback.
      </p>
      <div className={classes.make}>
        <NativeSelect
          label="The link works for"
          data={[...EXPIRY_CHOICES]}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <Button
          type="submit"
          leftSection={<IconLink size={16} stroke={1.5} />}
          loading={create.isPending}
          disabled={wanted === null}
        >
          Create link to the clip
        </Button>
      </div>
      <ErrorNotice error={create.error} />
    </form>
  );
}

interface ClipChoices {
  readonly chat: boolean;
  readonly sound: boolean;
}

interface ClipPartsProps {
  readonly choices: ClipChoices;
  readonly onChoices: (choices: ClipChoices) => void;
}

/** What goes with the clip beside the board. */
function ClipParts({ choices, onChoices }: ClipPartsProps) {
  const recorded = useIsSoundRecorded();
  return (
    <>
      <Checkbox
        label="Chat"
        description="What was written during the clip."
        checked={choices.chat}
        onChange={(event) => onChoices({ ...choices, chat: event.currentTarget.checked })}
      />
      {recorded && (
        <Checkbox
          label="Sound"
          description="What was said during the clip while the candidate was there, also where it was written down."
          checked={choices.sound}
          onChange={(event) => onChoices({ ...choices, sound: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

interface WantedClip extends ClipChoices {
  readonly title: string;
  readonly span: ClipSpan;
  readonly days: number;
}

/** Makes the link to a clip, as soon as the form is filled in, and copies it. */
function useMakeClip(sessionId: string, wanted: WantedClip | null) {
  const create = useCreateShare(sessionId);
  const [made, setMade] = useState<CopiedShare | null>(null);
  const make = async () => {
    if (wanted === null) return;
    const { title, span, chat, sound, days } = wanted;
    const share = await create.mutateAsync({
      choices: { feedback: false, scores: false, chat, sound },
      clip: { title, fromMs: Math.floor(span.from), toMs: Math.floor(span.to) },
      forCandidate: false,
      days,
    });
    setMade(await copiedShare(share));
  };
  return { create, make, made, setMade };
}

function MadeClip({ share, onAnother }: { share: CopiedShare; onAnother: () => void }) {
  return (
    <div className={classes.clipForm}>
      <MadeLink share={share} label={`Link to “${share.clip?.title ?? ""}”`} until="you close this" />
      <p className={classes.fact}>
        You will find it with your other links on the session's page, where you can revoke it.
      </p>
      <div>
        <Button variant="default" onClick={onAnother}>
          Make another clip
        </Button>
      </div>
    </div>
  );
}

interface ClipTimesProps {
  readonly written: { readonly from: string; readonly to: string };
  readonly onWritten: (written: { readonly from: string; readonly to: string }) => void;
  readonly durationMs: number;
}

/** Where the clip begins and ends. A length sets its end. */
function ClipTimes({ written, onWritten, durationMs }: ClipTimesProps) {
  const { span, faults } = readClip(written, durationMs);
  const from = readClockFace(written.from);
  const end = Math.ceil(durationMs / 1000) * 1000;
  return (
    <fieldset className={classes.times}>
      <VisuallyHidden component="legend">Part of the recording</VisuallyHidden>
      <TextInput
        label="From"
        inputMode="numeric"
        value={written.from}
        error={faults?.from ?? undefined}
        onChange={(event) => onWritten({ ...written, from: event.currentTarget.value })}
      />
      <TextInput
        label="To"
        inputMode="numeric"
        value={written.to}
        error={faults?.to ?? undefined}
        onChange={(event) => onWritten({ ...written, to: event.currentTarget.value })}
      />
      <div className={classes.lengths}>
        {CLIP_LENGTHS.map(({ ms, label }) => (
          <Button
            key={ms}
            size="compact-sm"
            variant="default"
            disabled={from === null || from >= durationMs}
            onClick={() => onWritten({ ...written, to: clockFace(Math.min(end, (from ?? 0) + ms)) })}
          >
            {label}
          </Button>
        ))}
        <span className={classes.length} role="status">
          {span !== null && `${clockFace(span.to - span.from)} long`}
        </span>
      </div>
    </fieldset>
  );
}
