import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import { Button, FileButton, Group, Modal, Stack } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { isArchive, useImportRecord } from "@/api/imports";
import { paths } from "@/lib/addresses/paths";
import { ApiError } from "@/lib/api-error";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { IconUpload } from "@/ui/icons/icons";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./import.module.css";
import { ImportProgress } from "./import-progress";

const MEBIBYTE = 1024 * 1024;

type Step =
  | { readonly kind: "choosing"; readonly error: unknown }
  /** `share`: how much of the file was sent, 0 to 1; 1 while the server works on it. */
  | { readonly kind: "sending"; readonly name: string; readonly share: number }
  /** Without its sound, which was to be deleted at that time (epoch ms). */
  | { readonly kind: "silent"; readonly sessionId: string; readonly soundDeletedAt: number };

/** Chooses a record's file, sends it and leads to the imported session. */
export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [step, setStep] = useState<Step>({ kind: "choosing", error: null });
  const sending = useRef<AbortController | null>(null);
  const importRecord = useImportRecord();
  const navigate = useNavigate();
  const close = () => {
    sending.current?.abort();
    setStep({ kind: "choosing", error: null });
    onClose();
  };
  const take = async (file: File | null | undefined) => {
    if (file == null) return;
    const most = RECORD_LIMITS.fileBytes + (isArchive(file) ? RECORD_LIMITS.soundBytes : 0);
    if (file.size > most)
      return setStep({ kind: "choosing", error: new ApiError("IMPORT_REFUSED", tooLarge(file.size, most)) });
    const abort = new AbortController();
    sending.current = abort;
    setStep({ kind: "sending", name: file.name, share: 0 });
    try {
      const onProgress = (share: number) => setStep({ kind: "sending", name: file.name, share });
      const { id, soundDeletedAt } = await importRecord(file, { signal: abort.signal, onProgress });
      if (soundDeletedAt !== null) return setStep({ kind: "silent", sessionId: id, soundDeletedAt });
      onClose();
      await navigate(paths.session(id));
    } catch (error) {
      if (!abort.signal.aborted) setStep({ kind: "choosing", error });
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<strong>{step.kind === "silent" ? "Imported without its sound" : "Import a recording"}</strong>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {step.kind === "silent" ? (
        <Silent at={step.soundDeletedAt} onOpen={() => void navigate(paths.session(step.sessionId))} />
      ) : (
        <Stack gap="md">
          <WhatIsImported />
          {step.kind === "choosing" ? (
            <>
              <DropTarget onFile={(file) => void take(file)} />
              <ErrorNotice error={step.error} />
            </>
          ) : (
            <ImportProgress name={step.name} sent={step.share} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {step.kind === "sending" ? "Cancel import" : "Cancel"}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function WhatIsImported() {
  return (
    <p className={classes.words}>
      A record that was exported from this or another Casement: a file that ends in .ndjson, or with its sound in .zip.
      It becomes an ended session of yours: you see all of it, private notes too. Only the names of the people are
      imported.
    </p>
  );
}

/** The import is complete but for its sound. */
function Silent({ at, onOpen }: { at: number; onOpen: () => void }) {
  return (
    <Stack gap="md">
      <p className={classes.words} role="status">
        The people in it agreed to have their sound deleted {sayWhenWithin(at, Date.now(), ownZone())}, so it was not
        kept. Everything else was imported.
      </p>
      <Group justify="flex-end">
        <Button onClick={onOpen}>Open the session</Button>
      </Group>
    </Stack>
  );
}

/** Takes a file that is chosen, or dropped on it. */
function DropTarget({ onFile }: { onFile: (file: File | null | undefined) => void }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for a dragged file; the button does the same.
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton accept=".ndjson,.zip,application/x-ndjson,application/zip" onChange={onFile}>
        {(props) => (
          <Button {...props} leftSection={<IconUpload size={16} stroke={1.5} />}>
            Choose file
          </Button>
        )}
      </FileButton>
      <span>or drop it here</span>
    </div>
  );
}

function tooLarge(bytes: number, mostBytes: number): string {
  const [size, most] = [bytes, mostBytes].map((each) => Math.ceil(each / MEBIBYTE));
  return `This file is ${size} MB; it can be at most ${most} MB. Nothing was sent.`;
}
