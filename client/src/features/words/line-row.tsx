import { own } from "@casement/shared/lib/own";
import { MAX_LINE_LENGTH, type SpokenLine } from "@casement/shared/session-log/words/spoken-line";
import { Button, Textarea } from "@mantine/core";
import { memo, useState } from "react";
import { isComposing } from "@/lib/composing";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { participantName } from "@/session/people";
import { useLiveState, useMyself, useServerNow } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { IconPencil } from "@/ui/icons/icons";
import { MomentTime } from "@/ui/moment-time";
import classes from "./words.module.css";

interface LineRowProps {
  readonly line: SpokenLine;
  /** In the interview, such as "12:04". */
  readonly time: string;
  /** Whether the line before it is of the same person, and came the same way. */
  readonly repeated: boolean;
  readonly current: boolean;
  readonly coming: boolean;
  readonly onOpen: (() => void) | undefined;
  readonly canCorrect: boolean;
}

/** One line: its time, which opens the moment, who said it, the words, and for the speaker a way to correct them. */
export function LineRow({ line, time, repeated, current, coming, onOpen, canCorrect }: LineRowProps) {
  const { id: myId } = useMyself();
  const [correcting, setCorrecting] = useState(false);
  const mine = canCorrect && line.speakerId === myId;
  return (
    <li className={classes.row} aria-current={current ? "time" : undefined} data-coming={coming || undefined}>
      <MomentTime label={time} onOpen={onOpen} />
      <div className={classes.said}>
        {!repeated && <Speaker line={line} />}
        {correcting ? (
          <Correction line={line} onDone={() => setCorrecting(false)} />
        ) : (
          <p className={classes.text} dir="auto">
            {line.text}
            {mine && (
              <button
                type="button"
                className={classes.correct}
                aria-label={`Correct “${line.text}”`}
                title="Correct these words"
                onClick={() => setCorrecting(true)}
              >
                <IconPencil size={13} stroke={1.5} aria-hidden="true" />
              </button>
            )}
          </p>
        )}
        {line.history.length > 0 && <Earlier line={line} />}
      </div>
    </li>
  );
}

const Speaker = memo(function Speaker({ line: { speakerId, source, broughtBy } }: { line: SpokenLine }) {
  const participants = useLiveState((state) => state.participants);
  const bringer = broughtBy === null ? "" : ` by ${participantName(participants, broughtBy)}`;
  return (
    <p className={classes.speaker}>
      <b style={{ borderColor: own(participants, speakerId)?.color }} dir="auto">
        {participantName(participants, speakerId)}
      </b>
      {source === "file" && <span>from a file{bringer}</span>}
    </p>
  );
});

function Correction({ line, onDone }: { line: SpokenLine; onDone: () => void }) {
  const { run, busy } = useCommand();
  const [text, setText] = useState(line.text);
  const given = text.trim();
  const save = async () => {
    if (given === line.text || (await run("words.correct", { lineId: line.id, text: given }))) onDone();
  };
  return (
    <form
      className={classes.correction}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        autosize
        autoFocus
        size="xs"
        aria-label="What you said"
        maxLength={MAX_LINE_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event) || event.key !== "Escape") return;
          event.stopPropagation();
          onDone();
        }}
      />
      <div className={classes.buttons}>
        <Button type="submit" size="compact-xs" loading={busy} disabled={given === ""}>
          Save
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** What stood here before, and when it was replaced. */
function Earlier({ line: { history } }: { line: SpokenLine }) {
  const serverNow = useServerNow();
  return (
    <details className={classes.earlier}>
      <summary>Corrected</summary>
      <ul>
        {history.map(({ at, text }) => (
          <li key={at}>
            <span dir="auto">“{text}”</span> until {sayWhenWithin(at, serverNow(), ownZone())}
          </li>
        ))}
      </ul>
    </details>
  );
}
