import type { InvitedRole } from "@casement/shared/session/role";
import { ActionIcon, Textarea, Tooltip, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { COPY_BY_HAND, copyText } from "@/lib/browser/copy-text";
import { saveFile } from "@/lib/browser/save-file";
import { IconCalendar, IconMail } from "@/ui/icons/icons";
import { type Appointment, invitationCalendar, invitationText } from "./invitation";
import classes from "./invitation.module.css";

interface InvitationButtonsProps {
  readonly invited: InvitedRole;
  /** The role as the buttons name it. */
  readonly adjective: string;
  readonly appointment: Appointment;
  /** The link; made when there is none yet. */
  readonly getLink: () => Promise<string>;
}

const ICON = { size: 17, stroke: 1.5 } as const;

/** The link as a text for a mail and, once a time is set, as a calendar file. The text stays readable below. */
export function InvitationButtons({ invited, adjective, appointment, getLink }: InvitationButtonsProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  const copy = async () => {
    const mail = invitationText(invited, appointment, await getLink());
    setText(mail);
    const done = await copyText(mail);
    setSaid(done ? "Copied. Paste it into a mail." : COPY_BY_HAND);
    requestAnimationFrame(() => {
      field.current?.scrollIntoView({ block: "nearest" });
      if (!done) field.current?.select();
    });
  };
  const save = async () => {
    const { host } = window.location;
    const file = invitationCalendar(invited, appointment, await getLink(), { host, now: Date.now() });
    if (file !== null) saveFile(`interview-${adjective}.ics`, file, "text/calendar");
  };
  return (
    <>
      <div className={classes.buttons}>
        <InvitationButton hint="Copy as text for a mail" name={`Copy mail for the ${adjective}`} act={copy}>
          <IconMail {...ICON} />
        </InvitationButton>
        {appointment.startAt !== null && (
          <InvitationButton
            hint="Save as calendar file (.ics)"
            name={`Save calendar file for the ${adjective}`}
            act={save}
          >
            <IconCalendar {...ICON} />
          </InvitationButton>
        )}
      </div>
      {text !== null && (
        <Textarea
          ref={field}
          className={classes.mail}
          aria-label={`Mail for the ${adjective}`}
          description={said}
          inputWrapperOrder={["input", "description", "error"]}
          readOnly
          autosize
          maxRows={9}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <VisuallyHidden role="status">{text === null ? "" : said}</VisuallyHidden>
    </>
  );
}

interface InvitationButtonProps {
  readonly hint: string;
  readonly name: string;
  readonly act: () => Promise<void>;
  readonly children: ReactNode;
}

function InvitationButton({ hint, name, act, children }: InvitationButtonProps) {
  return (
    <Tooltip label={hint}>
      <ActionIcon variant="default" size={36} aria-label={name} onClick={() => void act().catch(() => undefined)}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
