import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { ResetPasswordForm } from "@/features/auth/reset-password-form";
import { paths } from "@/lib/addresses/paths";
import { EmptyState } from "@/ui/notices/empty-state";
import { Page } from "@/ui/page";

/** Page of a reset link. Its secret leaves the address bar before anything is shown. */
export function ResetPassword() {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [secret, setSecret] = useState(hash.slice(1));
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (hash === "") return;
    setSecret(hash.slice(1));
    void navigate(paths.resetPassword, { replace: true });
  }, [hash, navigate]);
  if (done) {
    return (
      <Page title="Your password has been changed" width="narrow">
        <EmptyState
          sentence="You have been signed out everywhere. Sign in with the new password."
          action={
            <Button component={Link} to={paths.signIn}>
              Sign in
            </Button>
          }
        />
      </Page>
    );
  }
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) {
    return (
      <Page title="This link is incomplete" width="narrow">
        <EmptyState
          sentence="Open the whole link that the administrator of this server sent you. It works once, and for an hour."
          action={
            <Button component={Link} to={paths.signIn}>
              Go to sign-in
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page title="Set a new password" lead="This signs you out everywhere." width="narrow">
      <ResetPasswordForm secret={secret} onDone={() => setDone(true)} />
    </Page>
  );
}
