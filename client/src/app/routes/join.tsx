import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { JoinFlow } from "@/features/join/join-flow";
import { clearPending, loadPending, type PendingJoin, savePending } from "@/features/join/pending-join";
import { parseFragment } from "@/lib/addresses/link-key";
import { paths } from "@/lib/addresses/paths";
import { ApiError } from "@/lib/api-error";
import { tabStorage } from "@/lib/browser/browser-storage";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Page } from "@/ui/page";

const INCOMPLETE = new ApiError("INVITE_UNKNOWN", "The link has no complete fragment.");

/**
 * The secret comes in the fragment, which browsers send to no server; it leaves the address bar before anything is
 * shown.
 */
export function Join() {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [pending, setPending] = useState<PendingJoin | null>(() => takeOver(hash));
  // Opening the same link again is a new attempt: the reason for a refusal may have passed.
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (hash === "") return;
    setPending(takeOver(hash));
    setAttempt((before) => before + 1);
    void navigate(paths.join, { replace: true });
  }, [hash, navigate]);
  if (pending === null) {
    return (
      <Page title="This link does not work" width="narrow">
        <ErrorNotice error={INCOMPLETE} />
      </Page>
    );
  }
  return (
    <JoinFlow
      key={`${pending.key.id} ${attempt}`}
      start={pending}
      onJoined={(sessionId) => void navigate(paths.session(sessionId), { replace: true })}
    />
  );
}

/** A link that was just opened has priority over what this tab remembers from before a reload. */
function takeOver(hash: string): PendingJoin | null {
  if (hash === "") return loadPending(tabStorage);
  const key = parseFragment(hash);
  if (key === null) {
    clearPending(tabStorage);
    return null;
  }
  const pending = { key, requestId: null };
  savePending(tabStorage, pending);
  return pending;
}
