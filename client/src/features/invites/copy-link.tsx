import { Button, type ButtonProps, TextInput, VisuallyHidden } from "@mantine/core";
import { type ReactNode, type Ref, useRef, useState } from "react";
import type { CreatedInvite } from "@/api/invites";
import { fullLink } from "@/lib/addresses/link-key";
import { COPY_BY_HAND, copyText } from "@/lib/browser/copy-text";
import { IconCheck, IconLink } from "@/ui/icons/icons";
import { LoopbackNote } from "@/ui/loopback-note";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./invites.module.css";
import { recall, remember } from "./link-memory";

interface CopyLinkProps {
  readonly sessionId: string;
  /** Key under which the link is remembered. */
  readonly whom: string;
  readonly title: string;
  readonly explanation: string;
  readonly label: string;
  readonly fieldLabel: string;
  readonly openIds: ReadonlySet<string> | undefined;
  readonly variant: ButtonProps["variant"];
  /** Stands below the link: who can use it. */
  readonly caution: string;
  readonly first?: boolean;
  /** More ways to send the link, beside the button; they make it when there is none yet. */
  readonly more?: (getLink: () => Promise<string>) => ReactNode;
  readonly make: () => Promise<CreatedInvite>;
  readonly making: boolean;
  readonly error: unknown;
}

const SAID = {
  no: "",
  yes: "Copied. ",
  refused: `${COPY_BY_HAND} `,
} as const;

export const ONCE = "Whoever opens it first takes the place: send it to that person alone.";
export const OFTEN = "Anybody who has it can join until it expires or you revoke it.";

/** One click creates and copies the link. The field below shows it, selected when the clipboard refuses. */
export function CopyLink(props: CopyLinkProps) {
  const { sessionId, whom, title, explanation, label, fieldLabel, openIds, variant, caution, first = false } = props;
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<keyof typeof SAID>("no");
  const known = recall(sessionId, whom);
  const usable = known !== undefined && (openIds === undefined || openIds.has(known.id)) ? known : undefined;
  const link = usable === undefined ? null : fullLink(window.location.origin, usable.path);

  const copy = async (text: string) => {
    const done = await copyText(text);
    setCopied(done ? "yes" : "refused");
    requestAnimationFrame(() => {
      field.current?.scrollIntoView({ block: "nearest" });
      if (!done) field.current?.select();
    });
  };
  const getLink = async () => {
    if (link !== null) return link;
    const made = await props.make();
    remember(sessionId, whom, made);
    return fullLink(window.location.origin, made.path);
  };
  const Icon = copied === "yes" && link !== null ? IconCheck : IconLink;

  return (
    <div className={classes.maker}>
      <div className={classes.who}>
        <strong>{title}</strong>
        <span>{explanation}</span>
      </div>
      <Button
        variant={variant}
        className={classes.copy}
        leftSection={<Icon size={16} stroke={1.5} />}
        loading={props.making}
        {...(first ? { "data-autofocus": true } : {})}
        onClick={() => void getLink().then(copy, () => undefined)}
      >
        {label}
      </Button>
      {props.more?.(getLink)}
      {props.error !== null && (
        <div className={classes.whole}>
          <ErrorNotice error={props.error} />
        </div>
      )}
      {link !== null && (
        <div className={classes.whole}>
          <LinkField ref={field} label={fieldLabel} description={`${SAID[copied]}${caution}`} link={link} />
          <LoopbackNote />
        </div>
      )}
      <VisuallyHidden role="status">{copied === "yes" ? `${fieldLabel} copied` : ""}</VisuallyHidden>
    </div>
  );
}

interface LinkFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly description: string;
  readonly link: string;
}

function LinkField({ ref, label, description, link }: LinkFieldProps) {
  return (
    <TextInput
      ref={ref}
      aria-label={label}
      description={description}
      inputWrapperOrder={["input", "description", "error"]}
      readOnly
      value={link}
      classNames={{ input: classes.link }}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
