import type { ProblemDraft } from "@casement/shared/problem/problem";
import { MAX_PROBLEM_FILE_BYTES, readProblemFile } from "@casement/shared/problem/problem-file";
import { missingParts } from "@casement/shared/problem/problem-parts";
import { Button, FileInput, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useCreateProblem } from "@/api/problems";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Faults } from "./faults";

type Chosen =
  | { readonly state: "none" }
  | { readonly state: "faulty"; readonly faults: readonly string[] }
  | { readonly state: "ready"; readonly draft: ProblemDraft };

interface ImportProblemProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onImported: (problemId: string) => void;
}

/** Checks a file before anything is stored: the whole file becomes a problem of the account's own, or nothing does. */
export function ImportProblem({ opened, onClose, onImported }: ImportProblemProps) {
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setChosen] = useState<Chosen>({ state: "none" });
  const create = useCreateProblem();
  const choose = async (next: File | null) => {
    setFile(next);
    create.reset();
    setChosen(next === null ? { state: "none" } : await readFile(next));
  };
  const close = () => {
    void choose(null);
    onClose();
  };
  const save = (draft: ProblemDraft) =>
    create.mutate(draft, {
      onSuccess: ({ id }) => {
        close();
        onImported(id);
      },
    });
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<strong>Import a problem</strong>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack gap="md">
        <FileInput
          label="File"
          description="A problem that was exported from Casement, as JSON."
          placeholder="Choose a file"
          accept="application/json,.json"
          clearable
          clearButtonProps={{ "aria-label": "Remove this file" }}
          data-autofocus
          value={file}
          onChange={(next) => void choose(next)}
        />
        {chosen.state === "faulty" && <Faults title="Nothing was imported:" faults={chosen.faults} />}
        {chosen.state === "ready" && <Preview draft={chosen.draft} />}
        <ErrorNotice error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            disabled={chosen.state !== "ready"}
            loading={create.isPending}
            onClick={() => chosen.state === "ready" && save(chosen.draft)}
          >
            Import problem
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

async function readFile(file: File): Promise<Chosen> {
  if (file.size > MAX_PROBLEM_FILE_BYTES)
    return { state: "faulty", faults: [`The file is larger than ${MAX_PROBLEM_FILE_BYTES / 1000} kB.`] };
  try {
    const read = readProblemFile(await file.text());
    return read.ok ? { state: "ready", draft: read.draft } : { state: "faulty", faults: read.faults };
  } catch {
    return { state: "faulty", faults: ["The file cannot be read. Choose it again."] };
  }
}

function Preview({ draft }: { draft: ProblemDraft }) {
  const missing = missingParts(draft);
  return (
    <div>
      <strong dir="auto">{draft.title}</strong>
      <p style={{ margin: "2px 0 0" }} dir="auto">
        {draft.summary}
      </p>
      {missing.length > 0 && <p style={{ margin: "8px 0 0" }}>Still to be written: {missing.join(", ")}.</p>}
    </div>
  );
}
