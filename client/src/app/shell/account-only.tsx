import { Button } from "@mantine/core";
import { useRef } from "react";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { useHasSignedOut, useMe } from "@/api/accounts";
import { paths } from "@/lib/addresses/paths";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";
import classes from "./app.module.css";
import { useNoticesReady } from "./notices/notices";
import { SIGN_IN_ENDED } from "./sign-in-ended";

/** Lets accounts in. Sends others to sign in and back (on a fresh server: to create the first account). */
export function AccountOnly() {
  const me = useMe({ watched: true });
  const signedOut = useHasSignedOut();
  const ended = useEndedElsewhere(me.data?.account?.id, signedOut);
  const { pathname, search } = useLocation();
  if (me.isPending) return <Waiting />;
  if (me.isError) {
    return (
      <Page title="Casement" width="narrow">
        <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />
      </Page>
    );
  }
  if (me.data.account !== null) return <SignedIn />;
  if (me.data.firstRun) return <Navigate to={paths.createAccount} replace />;
  if (me.data.guest) return <GuestNotice />;
  const wanted = pathname + search;
  // Whoever signs in next may be somebody else: they begin at the start page.
  const back = wanted === paths.home || signedOut ? "" : `?next=${encodeURIComponent(wanted)}`;
  return <Navigate to={paths.signIn + back} state={ended ? SIGN_IN_ENDED : null} replace />;
}

function SignedIn() {
  useNoticesReady();
  return <Outlet />;
}

/** Whether somebody was signed in on this page and did not sign out here. */
function useEndedElsewhere(accountId: string | undefined, signedOut: boolean): boolean {
  const before = useRef(accountId);
  const ended = before.current !== undefined && accountId === undefined && !signedOut;
  if (accountId !== undefined) before.current = accountId;
  return ended;
}

function Waiting() {
  return (
    <div className={classes.waiting}>
      <LoadingRows />
    </div>
  );
}

function GuestNotice() {
  return (
    <Page title="This page belongs to an account" width="reading">
      <EmptyState
        sentence="You are here as a guest of one session. Open your invite link again to return to it, or sign in with an account."
        action={
          <Button component={Link} to={paths.signIn}>
            Sign in
          </Button>
        }
      />
    </Page>
  );
}
