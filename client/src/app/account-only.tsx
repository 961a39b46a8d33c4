import { Button } from "@mantine/core";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { useMe } from "../api/accounts";
import { paths } from "../lib/paths";
import { EmptyState } from "../ui/empty-state";
import { ErrorNotice } from "../ui/error-notice";
import { LoadingRows } from "../ui/loading";
import { Page } from "../ui/page";
import classes from "./app.module.css";

/** Lets accounts in, sends strangers to sign in (on a fresh server: to create the first account) and back again. */
export function AccountOnly() {
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.isPending) return <Waiting />;
  if (me.isError) {
    return (
      <Page title="Casement" width="narrow">
        <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />
      </Page>
    );
  }
  if (me.data.account !== null) return <Outlet />;
  if (me.data.firstRun) return <Navigate to={paths.createAccount} replace />;
  if (me.data.guest) return <GuestNotice />;
  const wanted = pathname + search;
  const back = wanted === paths.home ? "" : `?next=${encodeURIComponent(wanted)}`;
  return <Navigate to={paths.signIn + back} replace />;
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
