import { useShares } from "@/api/shares";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { ShareList } from "./share-list";
import { ShareMaker } from "./share-maker";
import classes from "./sharing.module.css";

/** For the owner: makes playback links with chosen contents, and lists the existing ones. */
export function SharePlayback({ sessionId }: { sessionId: string }) {
  const shares = useShares(sessionId);
  return (
    <div className={classes.sharing}>
      <ShareMaker sessionId={sessionId} openIds={shares.data?.filter(isOpen).map(({ id }) => id)} />
      <ErrorNotice error={shares.error} onRetry={() => void shares.refetch()} />
      {shares.isPending && <LoadingRows rows={1} height={40} />}
      {shares.data !== undefined && shares.data.length > 0 && <ShareList sessionId={sessionId} shares={shares.data} />}
    </div>
  );
}

const isOpen = ({ state }: { state: string }) => state === "open";
