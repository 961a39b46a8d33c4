import type { Share } from "@casement/shared/contract/http/shares";
import { useRevokeShare } from "@/api/shares";
import { sayWhenWithin } from "@/lib/zoned-time";
import { LinkList, type LinkRow } from "@/ui/lists/link-list";
import { Tag } from "@/ui/tag";
import { revokedWords, shareLine, shareTitle } from "./share-labels";

const TONE = { open: "accent", expired: "plain", revoked: "plain" } as const;

/** The session's playback links with the state of each. */
export function ShareList({ sessionId, shares }: { sessionId: string; shares: readonly Share[] }) {
  const revoke = useRevokeShare(sessionId);
  const now = Date.now();
  return (
    <LinkList
      label="Playback links"
      rows={shares.map((share) => rowOf(share, now))}
      question="Revoke this playback link?"
      confirmLabel="Revoke link"
      revoke={revoke}
    />
  );
}

function rowOf(share: Share, now: number): LinkRow {
  const { id, state, forCandidate } = share;
  return {
    id,
    title: (
      <>
        <span dir="auto">{shareTitle(share)}</span> <Tag tone={TONE[state]}>{state}</Tag>
        {forCandidate && <Tag>candidate too</Tag>}
      </>
    ),
    line: shareLine(share, (instant) => sayWhenWithin(instant, now)),
    isOver: state !== "open",
    revokeLabel: state === "open" ? `Revoke ${revokedWords(share)}` : null,
    consequence: forCandidate
      ? "From now on nobody can watch with this link, the candidate on their own page included; a page that is open clears itself within half a minute. The recording stays yours."
      : "From now on nobody can watch with this link; a page that is open clears itself within half a minute. The recording stays yours, and you can make a new link at any time.",
  };
}
