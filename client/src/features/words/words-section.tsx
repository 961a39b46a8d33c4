import { fileName } from "@casement/shared/lib/file-name";
import { keepsWords } from "@casement/shared/session/plan-options";
import type { Participant } from "@casement/shared/session-log/state";
import type { SpokenLine } from "@casement/shared/session-log/words/spoken-line";
import { VTT_TYPE, writeVtt } from "@casement/shared/sound/vtt";
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { saveFile } from "@/lib/browser/save-file";
import { plural } from "@/lib/duration";
import { useMyself, useOpenMoment, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconDownload, IconUpload } from "@/ui/icons/icons";
import { dialogOnDemand } from "@/ui/on-demand/dialog-on-demand";
import { LineList } from "./line-list";
import classes from "./words.module.css";

const BringWords = dialogOnDemand(async () => (await import("./bring-words")).BringWords);

/** By when they were said, not by when they came. */
export function inOrder(lines: readonly SpokenLine[]): SpokenLine[] {
  return lines.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** Whether there are words to show, or to bring. */
export function useHasWords(): boolean {
  return useSessionState(
    (state) => state.lines.length > 0 || (keepsWords(state.plan) && state.soundExpiredAt === null),
  );
}

/** After the end: what everybody said, as far as this person heard it, and files of it, in and out. */
export function WordsSection() {
  const lines = useSessionState((state) => state.lines);
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const openMoment = useOpenMoment();
  const ordered = useMemo(() => inOrder(lines), [lines]);
  return (
    <div className={classes.section}>
      <People lines={ordered} />
      {ordered.length === 0 ? (
        <p className={classes.none}>
          Nothing was written down. Whoever agreed to the recording of their sound can bring their words from a WebVTT
          file.
        </p>
      ) : (
        <LineList lines={ordered} startAt={startedAt} onOpen={openMoment ?? undefined} canCorrect />
      )}
    </div>
  );
}

function People({ lines }: { lines: readonly SpokenLine[] }) {
  const me = useMyself();
  const participants = useSessionState((state) => state.participants);
  const keeps = useSessionState((state) => keepsWords(state.plan));
  const mayBring = ({ id, sound }: Participant) =>
    keeps && sound.agreed !== null && (id === me.id || me.role === "owner");
  const people = Object.values(participants)
    .map((person) => ({ person, own: lines.filter(({ speakerId }) => speakerId === person.id) }))
    .filter(({ person, own }) => own.length > 0 || mayBring(person));
  if (people.length === 0) return null;
  return (
    <ul className={classes.people} aria-label="Words of each person">
      {people.map(({ person, own }) => (
        <li key={person.id}>
          <span>
            <b dir="auto">{person.name}</b> {own.length === 0 ? "no words yet" : plural(own.length, "line")}
          </span>
          {own.length > 0 && <Download person={person} lines={own} />}
          {mayBring(person) && <Bring person={person} hasFile={own.some(({ source }) => source === "file")} />}
        </li>
      ))}
    </ul>
  );
}

function Download({ person: { name }, lines }: { person: Participant; lines: readonly SpokenLine[] }) {
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const title = useSessionState((state) => state.plan?.title ?? "");
  const save = () => {
    const cues = lines.map(({ from, to, text }) => ({ from: from - startedAt, to: to - startedAt, text }));
    saveFile(`${fileName(`${title} ${name}`, "words")}.vtt`, writeVtt(name, cues), VTT_TYPE);
  };
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={`Download the words of ${name} as WebVTT`}
      leftSection={<IconDownload size={14} stroke={1.5} aria-hidden="true" />}
      onClick={save}
    >
      Download .vtt
    </Button>
  );
}

/** Brings a person's words from a file, and removes what a file brought. */
function Bring({ person, hasFile }: { person: Participant; hasFile: boolean }) {
  const { run, busy } = useCommand();
  const [opened, setOpened] = useState(false);
  const [removing, setRemoving] = useState(false);
  const remove = () => run("words.drop", { speakerId: person.id }).then(() => setRemoving(false));
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={`Import the words of ${person.name}`}
        leftSection={<IconUpload size={14} stroke={1.5} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        Import .vtt
      </Button>
      {hasFile && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={`Remove the imported words of ${person.name}`}
          onClick={() => setRemoving(true)}
        >
          Remove imported
        </Button>
      )}
      <BringWords opened={opened} person={person} hasFile={hasFile} onClose={() => setOpened(false)} />
      <ConfirmDialog
        opened={removing}
        busy={busy}
        title={`Remove the imported words of ${person.name}?`}
        confirmLabel="Remove them"
        cancelLabel="Keep them"
        onClose={() => setRemoving(false)}
        onConfirm={() => void remove()}
      >
        <p>
          They are deleted from this server, with their corrections. What was written down during the interview stays.
        </p>
      </ConfirmDialog>
    </>
  );
}
