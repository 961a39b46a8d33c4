import { clockFace } from "@casement/shared/lib/clock-face";
import type { Participant } from "@casement/shared/session-log/state";
import { MAX_VTT_BYTES, readVtt, VttFault, voicesOf } from "@casement/shared/sound/vtt";
import { Button, FileInput, Modal, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useImportWords, usePlacedTakes } from "@/api/words/words";
import { plural } from "@/lib/duration";
import { describeError } from "@/lib/error-text";
import { useSessionId } from "@/session/session-context";
import { tell } from "@/session/use-command";
import classes from "./words.module.css";

interface BringWordsProps {
  readonly opened: boolean;
  readonly person: Participant;
  /** Whether a file has brought words of theirs already, which this one replaces. */
  readonly hasFile: boolean;
  readonly onClose: () => void;
}

interface Chosen {
  readonly file: File;
  readonly text: string;
  readonly voices: readonly string[];
}

const START = "start";

/** Imports a person's words from a WebVTT file: which file, whose voice of it, and where it begins. */
export function BringWords({ opened, person, hasFile, onClose }: BringWordsProps) {
  const bringing = useBringing(person, hasFile, onClose);
  const { chosen, fault, isPending, bring, choose, close } = bringing;
  return (
    <Modal opened={opened} onClose={close} title={`Import the words of ${person.name}`}>
      <div className={classes.fields}>
        <FileInput
          label="WebVTT file"
          description="Up to 2 MB and 10,000 cues of one person."
          placeholder="Choose a .vtt file"
          accept=".vtt,text/vtt"
          clearable
          value={chosen?.file ?? null}
          error={fault}
          onChange={(file) => void choose(file)}
        />
        {chosen !== null && chosen.voices.length > 1 && (
          <NativeSelect
            label={`Which voice is ${person.name}?`}
            data={[...chosen.voices]}
            value={bringing.voice}
            onChange={(event) => bringing.setVoice(event.currentTarget.value)}
          />
        )}
        <PlaceField person={person} opened={opened} onto={bringing.onto} onOnto={bringing.setOnto} />
        {hasFile && (
          <p className={classes.speaker}>
            This replaces the words that an earlier file brought, and their corrections.
          </p>
        )}
        <Button disabled={chosen === null} loading={isPending} onClick={bring}>
          {hasFile ? "Replace" : "Import"}
        </Button>
      </div>
    </Modal>
  );
}

function useBringing(person: Participant, replaces: boolean, onClose: () => void) {
  const { mutate, isPending } = useImportWords(useSessionId());
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [voice, setVoice] = useState("");
  const [onto, setOnto] = useState(START);
  const take = (read: Chosen | null, problem: string | null) => {
    setChosen(read);
    setFault(problem);
  };
  const close = () => {
    take(null, null);
    onClose();
  };
  const choose = async (file: File | null) => {
    take(null, null);
    if (file === null) return;
    const read = await readFile(file);
    if (typeof read === "string") return take(null, read);
    take(read, null);
    setVoice(read.voices.find((name) => name === person.name) ?? read.voices[0] ?? "");
  };
  const bring = () => {
    if (chosen === null) return;
    const { text, voices } = chosen;
    const place = { voice: voices.length > 1 ? voice : null, onto: onto === START ? null : onto };
    mutate(
      { speakerId: person.id, text, replaces, ...place },
      {
        onSuccess: ({ kept, leftOut }) => {
          tell(sayBrought(kept, leftOut));
          close();
        },
        onError: (error) => setFault(describeError(error).sentence),
      },
    );
  };
  return { chosen, fault, isPending, voice, setVoice, onto, setOnto, choose, bring, close };
}

interface PlaceFieldProps {
  readonly person: Participant;
  readonly opened: boolean;
  readonly onto: string;
  readonly onOnto: (onto: string) => void;
}

/** Where the file begins, if there is more than one place. */
function PlaceField({ person, opened, onto, onOnto }: PlaceFieldProps) {
  const takes = usePlacedTakes(useSessionId(), opened).filter(({ participantId }) => participantId === person.id);
  if (takes.length === 0) return null;
  return (
    <NativeSelect
      label="The file begins"
      data={[
        { value: START, label: "with the interview" },
        ...takes.map(({ id, from }) => ({
          value: id,
          label: `with their recorded sound, at ${clockFace(Math.max(0, from))}`,
        })),
      ]}
      value={onto}
      onChange={(event) => onOnto(event.currentTarget.value)}
    />
  );
}

/** What is in a file, or one sentence on what is wrong with it: the server reads it just the same. */
async function readFile(file: File): Promise<Chosen | string> {
  if (file.size > MAX_VTT_BYTES) return "The file is larger than 2 MB.";
  const text = await file.text();
  try {
    return { file, text, voices: voicesOf(readVtt(text)) };
  } catch (error) {
    if (error instanceof VttFault) return error.message;
    throw error;
  }
}

function sayBrought(kept: number, leftOut: number): string {
  const left = leftOut === 0 ? "" : ` ${plural(leftOut, "line")} left out: said while nobody had agreed to it.`;
  return `${plural(kept, "line")} imported.${left}`;
}
