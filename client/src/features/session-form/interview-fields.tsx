import { MAX_PERSON_NAME_LENGTH } from "@casement/shared/lib/person-name";
import { MAX_MEETING_URL_LENGTH } from "@casement/shared/session/session";
import { TextInput } from "@mantine/core";
import type { PlanDraft } from "./plan-draft";

interface InterviewFieldProps {
  readonly draft: PlanDraft;
  readonly fault: string | undefined;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

/** Whom the session is with. Practice has no candidate. */
export function CandidateField({ draft, fault, onChange }: InterviewFieldProps) {
  if (draft.options.mode !== "interview") return null;
  return (
    <TextInput
      label="Candidate"
      description="Optional. Shown in your list until somebody joins."
      inputWrapperOrder={["label", "input", "description", "error"]}
      maxLength={MAX_PERSON_NAME_LENGTH}
      value={draft.candidateName}
      error={fault}
      onChange={(event) => onChange({ candidateName: event.currentTarget.value })}
    />
  );
}

/** Where people talk. Practice has no call. */
export function MeetingField({ draft, fault, onChange }: InterviewFieldProps) {
  if (draft.options.mode !== "interview") return null;
  return (
    <TextInput
      label="Meeting link"
      description="Optional. Everybody in the session sees it, in the lobby and in the room."
      inputWrapperOrder={["label", "input", "description", "error"]}
      type="url"
      placeholder="https://"
      maxLength={MAX_MEETING_URL_LENGTH}
      value={draft.meetingUrl}
      error={fault}
      onChange={(event) => onChange({ meetingUrl: event.currentTarget.value })}
    />
  );
}
