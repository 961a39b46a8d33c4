import type { ShareChoices } from "@casement/shared/session-log/share";
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useCandidateJoined } from "@/api/sessions";
import { useCreateShare } from "@/api/shares";
import { useIsPractice } from "@/session/plan-options";
import { useSessionState } from "@/session/session-context";
import { IconLink } from "@/ui/icons/icons";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { type CopiedShare, copiedShare, MadeLink } from "./made-link";
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
  const [choices, setChoices] = useState<ShareChoices>({ feedback: true, scores: false, chat: false, sound: false });
  const [forCandidate, setForCandidate] = useState(true);
  const [days, setDays] = useState("30");
  const [made, setMade] = useState<CopiedShare | null>(null);
  const shown = made !== null && (openIds === undefined || openIds.includes(made.id)) ? made : null;
  const candidate = useCandidate(sessionId);
  const practice = useIsPractice();
  const make = async () => {
    // In practice no feedback is published, and there is no candidate to score.
    const chosen = practice ? { ...choices, feedback: false, scores: false } : choices;
    const meant = forCandidate && candidate !== undefined;
    const share = await create.mutateAsync({ choices: chosen, forCandidate: meant, days: Number(days) });
    setMade(await copiedShare(share));
  };
  return (
    <div className={classes.maker}>
      <ShareChoicesField choices={choices} onChange={setChoices} />
      {candidate !== undefined && (
        <Checkbox
          label={`Let ${candidate.name} watch from their page`}
          description="They find it on their page of this session and need no link."
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
      {shown !== null && <MadeLink key={shown.id} share={shown} label="Playback link" until="you leave this page" />}
    </div>
  );
}

/** The candidate, if they have a page on this server. */
function useCandidate(sessionId: string) {
  const joined = useCandidateJoined(sessionId);
  const participants = useSessionState((state) => state.participants);
  if (!joined) return undefined;
  return Object.values(participants).find(({ role, removed }) => role === "candidate" && !removed);
}
