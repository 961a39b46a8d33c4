import { TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { CreatedShare } from "@/api/shares";
import { fullLink } from "@/lib/addresses/link-key";
import { copyText } from "@/lib/browser/copy-text";
import { CopyButton } from "@/ui/copy-button";
import { LoopbackNote } from "@/ui/loopback-note";
import classes from "./sharing.module.css";

/** A new link, and whether the browser let us copy it. */
export type CopiedShare = CreatedShare & { readonly copied: boolean };

/** Copies a new link. */
export async function copiedShare(share: CreatedShare): Promise<CopiedShare> {
  return { ...share, copied: await copyText(fullLink(window.location.origin, share.path)) };
}

interface MadeLinkProps {
  readonly share: CopiedShare;
  readonly label: string;
  /** What ends its only showing: "you leave this page". */
  readonly until: string;
}

/** A new link. It is shown once. */
export function MadeLink({ share, label, until }: MadeLinkProps) {
  const link = fullLink(window.location.origin, share.path);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer a promise, which React would call as the clean-up.
    field.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div className={classes.made}>
      <TextInput
        ref={field}
        label={label}
        description={`${share.copied ? "Copied. It is shown" : "Copy it now: it is shown"} only until ${until}. You can make another one at any time.`}
        inputWrapperOrder={["label", "input", "description"]}
        classNames={{ input: classes.link }}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton label="Copy link" text={link} onRefused={() => field.current?.select()} />
      <LoopbackNote />
    </div>
  );
}
