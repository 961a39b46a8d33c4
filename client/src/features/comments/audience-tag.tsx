import { IconEye, IconLock } from "@/ui/icons/icons";
import { Tag } from "@/ui/tag";

export const AUDIENCE_WORDS = { interviewers: "Interviewers only", candidate: "With the candidate" } as const;

/** Who can read a thread; chosen when it was begun. */
export function AudienceTag({ withCandidate }: { withCandidate: boolean }) {
  return withCandidate ? (
    <Tag tone="accent">
      <IconEye size={12} stroke={1.75} /> {AUDIENCE_WORDS.candidate}
    </Tag>
  ) : (
    <Tag>
      <IconLock size={12} stroke={1.75} /> {AUDIENCE_WORDS.interviewers}
    </Tag>
  );
}
