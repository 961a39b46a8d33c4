import { Button } from "@mantine/core";
import { useEndSignIn, useSignIns } from "@/api/accounts";
import { sayWhenWithin } from "@/lib/zoned-time";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Tag } from "@/ui/tag";
import classes from "./account.module.css";

/** The account's sign-ins; all but this browser's can be ended. */
export function SignInList() {
  const signIns = useSignIns();
  const end = useEndSignIn();
  const now = Date.now();
  return (
    <>
      <ErrorNotice error={signIns.error ?? end.error} onRetry={() => void signIns.refetch()} />
      {signIns.isPending && <LoadingRows rows={2} height={44} />}
      <ul className={classes.list}>
        {signIns.data?.map((item) => (
          <li key={item.id} className={classes.item}>
            <div>
              <span className={classes.device}>
                {item.device} {item.current && <Tag tone="accent">This browser</Tag>}
              </span>
              <span className={classes.seen}>
                Since {sayWhenWithin(item.createdAt, now)} · last seen {sayWhenWithin(item.lastSeenAt, now)}
              </span>
            </div>
            {!item.current && (
              <Button
                variant="subtle"
                color="danger"
                size="compact-sm"
                aria-label={`End sign-in on ${item.device}`}
                loading={end.isPending && end.variables === item.id}
                onClick={() => end.mutate(item.id)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
