import { useEffect, useState } from "react";
import { useMe } from "@/api/accounts";
import { useAdmission, useInvitePreview, useRedeemInvite } from "@/api/joins";
import { codeOf } from "@/lib/api-error";
import { tabStorage } from "@/lib/browser/browser-storage";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";
import { JoinCard } from "./join-card";
import { clearPending, type PendingJoin, savePending } from "./pending-join";
import { WaitingCard } from "./waiting-card";

/** Leads from an invite's key to its session; `onJoined` gets the session's id. */
export function JoinFlow({ start, onJoined }: { start: PendingJoin; onJoined: (sessionId: string) => void }) {
  const { key } = start;
  const [requestId, setRequestId] = useState(start.requestId);
  const me = useMe();
  const preview = useInvitePreview(requestId === null ? key : null);
  const redeem = useRedeemInvite();
  const admission = useAdmission(requestId);

  const entered = (sessionId: string) => {
    clearPending(tabStorage);
    onJoined(sessionId);
  };
  const wait = (id: string | null) => {
    savePending(tabStorage, { key, requestId: id });
    setRequestId(id);
  };
  const admittedTo = admission.data?.status === "joined" ? admission.data.sessionId : null;
  useEffect(() => {
    if (admittedTo !== null) entered(admittedTo);
  });
  const over = codeOf(preview.error).startsWith("INVITE_");
  useEffect(() => {
    if (over) clearPending(tabStorage);
  }, [over]);

  if (requestId !== null) {
    return (
      <Page title="Waiting for the host" width="narrow">
        <WaitingCard error={admission.error} onGiveUp={() => wait(null)} />
      </Page>
    );
  }
  return (
    <Page
      title={preview.data?.sessionTitle ?? (preview.isError ? "This link does not work" : "Your invite")}
      width="narrow"
    >
      <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isPending && <LoadingRows rows={2} />}
      {preview.data && (
        <JoinCard
          preview={preview.data}
          accountName={me.data?.account?.name ?? null}
          busy={redeem.isPending}
          error={redeem.error}
          onJoin={(name) =>
            redeem.mutate(
              { ...key, name },
              {
                onSuccess: (answer) =>
                  answer.status === "joined" ? entered(answer.sessionId) : wait(answer.requestId),
              },
            )
          }
        />
      )}
    </Page>
  );
}
