import type { Share } from "@casement/shared/contract/shares";
import { useRevokeShare } from "@/api/shares";
import { sayWhenWithin } from "@/lib/zoned-time";
import { LinkList, type LinkRow } from "@/ui/lists/link-list";
import { Tag } from "@/ui/tag";
import { shareLine, shareTitle } from "./share-labels";

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
        {shareTitle(share)} <Tag tone={TONE[state]}>{state}</Tag>
        {forCandidate && <Tag>candidate too</Tag>}
      </>
    ),
    line: shareLine(share, (instant) => sayWhenWithin(instant, now)),
    isOver: state !== "open",
    revokeLabel: state === "open" ? `Revoke the link ${shareTitle(share).toLowerCase()}` : null,
    consequence: forCandidate
      ? "Nobody can watch by it from now on, the candidate's own page included; a page that is open clears itself within half a minute. The recording stays yours."
      : "Nobody can watch by it from now on; a page that is open clears itself within half a minute. The recording stays yours, and you can make a new link at any time.",
  };
}
