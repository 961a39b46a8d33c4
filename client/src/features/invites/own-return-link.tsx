import { useCreateOwnReturnLink } from "@/api/invites";
import { useSessionId } from "@/session/session-context";
import { CopyLink } from "./copy-link";

const WEEKS = 12;
const HOURS = WEEKS * 7 * 24;

/** For an interviewer or the candidate of an ended session: a link to their own page, for another browser. */
export function OwnReturnLink() {
  const sessionId = useSessionId();
  const create = useCreateOwnReturnLink(sessionId);
  return (
    <CopyLink
      sessionId={sessionId}
      openIds={undefined}
      variant="default"
      whom="myself"
      caution="It works once. Make another one whenever you need it."
      title="A link to this page"
      explanation={`This browser remembers you. For another browser or device, make a link: it opens this page as you, and works for ${WEEKS} weeks. Keep it to yourself.`}
      label="Copy link to this page"
      fieldLabel="Link to this page"
      make={() => create.mutateAsync({ hours: HOURS })}
      making={create.isPending}
      error={create.error}
    />
  );
}
