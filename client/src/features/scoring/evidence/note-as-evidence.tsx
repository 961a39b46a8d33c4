import { cut } from "@casement/shared/lib/cut";
import { newId } from "@casement/shared/lib/new-id";
import { own } from "@casement/shared/lib/own";
import { MAX_PIN_LABEL_LENGTH, MAX_PINS } from "@casement/shared/scoring/evidence-limits";
import { MAX_EVIDENCE_LENGTH } from "@casement/shared/scoring/score";
import type { Note } from "@casement/shared/session-log/state";
import { ActionIcon, Menu, Portal } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { isComposing } from "@/lib/composing";
import { useSend } from "@/session/session-context";
import { tellError } from "@/session/use-command";
import { IconGripVertical, IconPin } from "@/ui/icons/icons";
import { Kbd } from "@/ui/kbd";
import { offerUndo } from "@/ui/notices/undo-notice";
import { useCardEdits, useCriteria, useMyCard, useReadCard } from "../card/use-card";
import classes from "./note-as-evidence.module.css";
import { usePin } from "./pins";
import { useDragTo } from "./use-drag-to";

type Evidence = Pick<Note, "text" | "at">;

interface EvidenceOf {
  readonly key: string;
  readonly title: string;
  /** Pins the note's moment to the criterion and adds its words to the evidence's text. */
  readonly add: (note: Evidence) => void;
}

/** What a note can be evidence of: the criteria of the viewer's own scorecard, until it is submitted. */
export function useEvidenceOf(): readonly EvidenceOf[] {
  const criteria = useCriteria();
  const card = useMyCard();
  const readCard = useReadCard();
  const { setScore } = useCardEdits();
  const pin = usePin();
  const send = useSend();
  if (card.submittedAt !== null) return [];
  const add = (criterion: string, title: string, note: Evidence) => {
    const evidenceNow = () => own(readCard().scores, criterion)?.evidence ?? "";
    const before = evidenceNow();
    const pinId = newId();
    const pinned = card.pins.length < MAX_PINS;
    const evidence = cut([before, note.text].filter(Boolean).join("\n"), MAX_EVIDENCE_LENGTH);
    setScore(criterion, { evidence });
    const label = cut(note.text.replaceAll("\n", " "), MAX_PIN_LABEL_LENGTH);
    if (pinned) pin({ pinId, criterion, at: Math.round(note.at), shapeIds: [], label });
    const undo = () => {
      setScore(criterion, { evidence: withoutAdded(evidenceNow(), evidence.slice(before.length)) });
      if (pinned) send("evidence.unpin", { pinId }).catch(tellError);
    };
    offerUndo({ message: `Added to “${title}” on your scorecard.`, undo });
  };
  return criteria.map(({ key, title }) => ({ key, title, add: (note) => add(key, title, note) }));
}

/** Makes a note evidence of a criterion: chosen from a list, by a click or its digit, or dragged there by its handle. */
export function NoteAsEvidence({ note }: { note: Evidence }) {
  const evidence = useEvidenceOf();
  const [opened, setOpened] = useState(false);
  const addTo = (key: string) => evidence.find((each) => each.key === key)?.add(note);
  const { drag, handlers } = useDragTo("data-evidence-of", addTo);
  if (evidence.length === 0) return null;
  const choose = ({ add }: EvidenceOf) => {
    setOpened(false);
    add(note);
  };
  return (
    <>
      <span
        className={classes.handle}
        title="Drag onto a criterion"
        data-dragged={drag !== null || undefined}
        {...handlers}
      >
        <IconGripVertical size={14} stroke={1.5} />
      </span>
      <Menu
        opened={opened || drag !== null}
        onChange={setOpened}
        position="bottom-end"
        width={260}
        // axe wants what is in a list that scrolls to be reached by Tab.
        menuItemTabIndex={0}
        trapFocus={drag === null}
        transitionProps={{ duration: drag === null ? 120 : 0 }}
      >
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Use as evidence">
            <IconPin size={14} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <CriteriaToChoose evidence={evidence} over={drag?.over ?? null} onChoose={choose} />
      </Menu>
      {drag !== null && (
        <Portal>
          <span
            className={classes.ghost}
            style={{ insetInlineStart: drag.x, insetBlockStart: drag.y }}
            aria-hidden="true"
          >
            {note.text}
          </span>
        </Portal>
      )}
    </>
  );
}

interface CriteriaToChooseProps {
  readonly evidence: readonly EvidenceOf[];
  /** The key of the criterion that a note is dragged over. */
  readonly over: string | null;
  readonly onChoose: (criterion: EvidenceOf) => void;
}

function CriteriaToChoose({ evidence, over, onChoose }: CriteriaToChooseProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const chosen = /^[1-9]$/.test(event.key) ? evidence[Number(event.key) - 1] : undefined;
    if (chosen === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onChoose(chosen);
  };
  return (
    <Menu.Dropdown className={classes.criteria} onKeyDown={onKeyDown}>
      <Menu.Label>Evidence for</Menu.Label>
      {evidence.map((criterion, index) => (
        <Menu.Item
          key={criterion.key}
          className={classes.criterion}
          data-evidence-of={criterion.key}
          data-over={over === criterion.key || undefined}
          rightSection={index < 9 ? <Kbd>{index + 1}</Kbd> : null}
          onClick={() => onChoose(criterion)}
        >
          <bdi>{criterion.title}</bdi>
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  );
}

/** The text without what was added to it; what was written since stays. */
function withoutAdded(text: string, added: string): string {
  const at = text.lastIndexOf(added);
  return at < 0 ? text : (text.slice(0, at) + text.slice(at + added.length)).replace(/^\n/, "");
}
