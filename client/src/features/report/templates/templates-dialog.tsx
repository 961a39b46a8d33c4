import { type FeedbackTemplate, MAX_FEEDBACK_TEMPLATE_LENGTH } from "@casement/shared/session/feedback-template";
import type { ReportedScores } from "@casement/shared/session-log/report";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useFeedbackTemplates } from "@/api/templates";
import { describeError } from "@/lib/error-text";
import { candidateName } from "@/session/people";
import { useSessionState } from "@/session/session-context";
import { fillTemplate, SHIPPED } from "./fill-template";
import { TemplateForm } from "./template-form";
import classes from "./templates.module.css";

export interface TemplatesDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly scores: ReportedScores;
  /** What is written now, to begin a template of one's own with. */
  readonly feedback: string;
  readonly onInsert: (text: string) => void;
}

type Worded = Pick<FeedbackTemplate, "name" | "text">;

/** The templates that ship and the account's own, to insert; own ones are saved and changed here too. */
export function TemplatesDialog({ opened, onClose, ...list }: TemplatesDialogProps) {
  const [editing, setEditing] = useState<(Worded & { readonly id: string | null }) | null>(null);
  const close = () => {
    setEditing(null);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Feedback templates" size="lg">
      {editing === null ? (
        <TemplateList {...list} onClose={close} onEdit={setEditing} />
      ) : (
        <TemplateForm id={editing.id} start={editing} onDone={() => setEditing(null)} />
      )}
    </Modal>
  );
}

interface TemplateListProps extends Omit<TemplatesDialogProps, "opened"> {
  readonly onEdit: (template: Worded & { readonly id: string | null }) => void;
}

function TemplateList({ scores, feedback, onInsert, onClose, onEdit }: TemplateListProps) {
  const own = useFeedbackTemplates();
  const candidate = useSessionState((state) => candidateName(state.participants));
  const insert = ({ text }: Worded) => {
    onInsert(fillTemplate(text, { candidate, scores }));
    onClose();
  };
  return (
    <div className={classes.templates}>
      <p className={classes.faint}>A template goes below what is written, with the criteria and marks filled in.</p>
      <ul>
        {SHIPPED.map((template) => (
          <Row key={template.name} template={template} onInsert={insert} />
        ))}
        {own.data?.map((template) => (
          <Row key={template.id} template={template} onInsert={insert} onEdit={() => onEdit(template)} />
        ))}
      </ul>
      {own.isError && <p role="alert">{describeError(own.error).sentence}</p>}
      <Button
        variant="default"
        size="xs"
        onClick={() => onEdit({ id: null, name: "", text: feedback.slice(0, MAX_FEEDBACK_TEMPLATE_LENGTH) })}
      >
        {feedback.trim() === "" ? "Write a template of your own" : "Save what is written as a template"}
      </Button>
    </div>
  );
}

interface RowProps {
  readonly template: Worded;
  readonly onInsert: (template: Worded) => void;
  readonly onEdit?: () => void;
}

function Row({ template, onInsert, onEdit }: RowProps) {
  return (
    <li>
      <bdi>{template.name}</bdi>
      {onEdit !== undefined && (
        <Button variant="subtle" size="compact-sm" onClick={onEdit} aria-label={`Change ${template.name}`}>
          Change
        </Button>
      )}
      <Button size="compact-sm" onClick={() => onInsert(template)} aria-label={`Insert ${template.name}`}>
        Insert
      </Button>
    </li>
  );
}
