import type { InvitedRole } from "@casement/shared/role";
import { Button, type ButtonProps, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useCreateInvite } from "../../api/invites";
import { copyText } from "../../lib/copy-text";
import { fullLink } from "../../lib/link-key";
import { ErrorNotice } from "../../ui/error-notice";
import { IconCheck, IconLink } from "../../ui/icons";
import { capitalised, INVITED } from "./invite-words";
import classes from "./invites.module.css";
import { recall, remember } from "./link-memory";

export interface InviteLinkProps {
  sessionId: string;
  invited: InvitedRole;
  /** Until it expires. */
  hours: number;
  /** Ids of the invites that still work: a remembered link is copied again only while its invite is open. */
  openIds: ReadonlySet<string> | undefined;
  variant: ButtonProps["variant"];
}

/** One click makes the link and copies it; the field below shows it, selected when the clipboard is refused. */
export function InviteLink({ sessionId, invited, hours, openIds, variant }: InviteLinkProps) {
  const create = useCreateInvite(sessionId);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const { adjective, explanation } = INVITED[invited];
  const known = recall(sessionId, invited);
  const usable = known !== undefined && (openIds === undefined || openIds.has(known.id)) ? known : undefined;
  const link = usable === undefined ? null : fullLink(window.location.origin, usable.path);

  const copy = async (text: string) => {
    const done = await copyText(text);
    setCopied(done ? "yes" : "refused");
    if (!done) requestAnimationFrame(() => field.current?.select());
  };
  const makeAndCopy = async () => {
    if (link !== null) return copy(link);
    const made = await create.mutateAsync({ role: invited, hours });
    remember(sessionId, made);
    await copy(fullLink(window.location.origin, made.path));
  };

  return (
    <div className={classes.maker}>
      <Button
        variant={variant}
        leftSection={
          copied === "yes" && link !== null ? <IconCheck size={16} stroke={1.5} /> : <IconLink size={16} stroke={1.5} />
        }
        loading={create.isPending}
        onClick={() => void makeAndCopy().catch(() => undefined)}
      >
        Copy {adjective} link
      </Button>
      <ErrorNotice error={create.error} />
      {link !== null && (
        <TextInput
          ref={field}
          label={`${capitalised(adjective)} link`}
          description={`${copied === "yes" ? "Copied. " : copied === "refused" ? "The browser did not let us copy: press Ctrl+C or ⌘C. " : ""}${explanation}`}
          inputWrapperOrder={["label", "input", "description", "error"]}
          readOnly
          value={link}
          classNames={{ input: classes.link }}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <span className={classes.said} role="status">
        {copied === "yes" ? `${capitalised(adjective)} link copied` : ""}
      </span>
    </div>
  );
}
