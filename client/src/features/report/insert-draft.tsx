import { own } from "@casement/shared/lib/own";
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useMyself, useSessionState } from "@/session/session-context";
import { IconPencil } from "@/ui/icons/icons";
import { draftFrom } from "./draft-from";

const NO_CRITERIA: readonly never[] = [];

/** Puts a first wording from the author's own notes and evidence into the draft; nothing when there are none. */
export function InsertDraft({ onInsert }: { onInsert: (text: string) => void }) {
  const me = useMyself();
  const notes = useSessionState((state) => state.notes);
  const card = useSessionState((state) => own(state.scorecards, me.id));
  const criteria = useSessionState((state) => state.privateGuide?.rubric.criteria ?? NO_CRITERIA);
  const text = useMemo(
    () => draftFrom({ notes: notes.filter(({ author }) => author === me.id), card, criteria }),
    [notes, card, criteria, me.id],
  );
  if (text === null) return null;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconPencil size={14} stroke={1.5} />}
      onClick={() => onInsert(text)}
    >
      Insert a draft from my notes and evidence
    </Button>
  );
}
