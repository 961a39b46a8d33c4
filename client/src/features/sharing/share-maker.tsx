import type { ShareChoices } from "@casement/shared/session-log/share";
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { type CreatedShare, useCreateShare } from "@/api/shares";
import { fullLink } from "@/lib/addresses/link-key";
import { copyText } from "@/lib/browser/copy-text";
import { useIsPractice } from "@/session/plan-options";
import { useSessionState } from "@/session/session-context";
import { CopyButton } from "@/ui/copy-button";
import { IconLink } from "@/ui/icons";
import { LoopbackNote } from "@/ui/loopback-note";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { ShareChoicesField } from "./share-choices-field";
import { EXPIRY_CHOICES } from "./share-labels";
import classes from "./sharing.module.css";

interface ShareMakerProps {
  readonly sessionId: string;
  /** Ids of the links that work; undefined while they are not known. */
  readonly openIds: readonly string[] | undefined;
}

/** Chooses contents and expiry. The link itself is shown once, here, until the page is left. */
export function ShareMaker({ sessionId, openIds }: ShareMakerProps) {
  const create = useCreateShare(sessionId);
  const [choices, setChoices] = useState<ShareChoices>({ feedback: true, scores: false, chat: false });
  const [forCandidate, setForCandidate] = useState(true);
  const [days, setDays] = useState("30");
  const [made, setMade] = useState<(CreatedShare & { readonly copied: boolean }) | null>(null);
  const shown = made !== null && (openIds === undefined || openIds.includes(made.id)) ? made : null;
  const candidate = useCandidate();
  const practice = useIsPractice();
  const make = async () => {
    // In practice no feedback is published, and there is no candidate to score.
    const chosen = practice ? { ...choices, feedback: false, scores: false } : choices;
    const meant = forCandidate && candidate !== undefined;
    const share = await create.mutateAsync({ choices: chosen, forCandidate: meant, days: Number(days) });
    setMade({ ...share, copied: await copyText(fullLink(window.location.origin, share.path)) });
  };
  return (
    <div className={classes.maker}>
      <ShareChoicesField choices={choices} onChange={setChoices} />
      {candidate !== undefined && (
        <Checkbox
          label={`${candidate.name} watches without the link too`}
          description="From the page of this session, at the link they joined with."
          checked={forCandidate}
          onChange={(event) => setForCandidate(event.currentTarget.checked)}
        />
      )}
      <div className={classes.make}>
        <NativeSelect
          label="The link works for"
          data={[...EXPIRY_CHOICES]}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <Button
          leftSection={<IconLink size={16} stroke={1.5} />}
          loading={create.isPending}
          onClick={() => void make().catch(() => undefined)}
        >
          Create playback link
        </Button>
      </div>
      <ErrorNotice error={create.error} />
      {shown !== null && (
        <MadeLink key={shown.id} link={fullLink(window.location.origin, shown.path)} copied={shown.copied} />
      )}
    </div>
  );
}

function useCandidate() {
  const participants = useSessionState((state) => state.participants);
  return Object.values(participants).find(({ role, removed }) => role === "candidate" && !removed);
}

function MadeLink({ link, copied }: { link: string; copied: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.made}>
      <TextInput
        ref={field}
        label="Playback link"
        description={`${copied ? "Copied. It is shown" : "Copy it now: it is shown"} only until you leave this page. You can make another one at any time.`}
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
