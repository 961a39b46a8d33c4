import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { keptLink } from "@/features/sharing/kept-link";
import { WatchFlow } from "@/features/sharing/watch-flow";
import { type LinkKey, parseFragment } from "@/lib/addresses/link-key";
import { paths } from "@/lib/addresses/paths";
import { ApiError } from "@/lib/api-error";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Page } from "@/ui/page";

const INCOMPLETE = new ApiError("SHARE_UNKNOWN", "The link has no complete fragment.");

/**
 * The secret comes in the fragment, which browsers send to no server; it leaves the address bar before anything is
 * shown.
 */
export function Watch() {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [link, setLink] = useState<LinkKey | null>(() => takeOver(hash));
  // Opening the same link again is a new attempt: the reason for a refusal may have passed.
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (hash === "") return;
    setLink(takeOver(hash));
    setAttempt((before) => before + 1);
    void navigate(paths.watch, { replace: true });
  }, [hash, navigate]);
  if (link === null) {
    return (
      <Page title="This link does not work" width="narrow">
        <ErrorNotice error={INCOMPLETE} />
      </Page>
    );
  }
  return (
    <WatchFlow
      key={`${link.id} ${attempt}`}
      link={link}
      onOver={keptLink.forget}
      onOpened={(shareId) => {
        keptLink.forget();
        void navigate(paths.sharedPlayback(shareId), { replace: true });
      }}
    />
  );
}

/** A link that was just opened has priority over what this tab remembers from before a reload. */
function takeOver(hash: string): LinkKey | null {
  if (hash === "") return keptLink.load();
  const link = parseFragment(hash);
  if (link === null) keptLink.forget();
  else keptLink.save(link);
  return link;
}
