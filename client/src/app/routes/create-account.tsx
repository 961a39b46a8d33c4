import { Button } from "@mantine/core";
import { Link, Navigate, useNavigate } from "react-router";
import { useMe } from "@/api/accounts";
import { CreateAccountForm } from "@/features/auth/create-account-form";
import { paths } from "@/lib/addresses/paths";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

const FIRST_RUN =
  "This server is new, and your account becomes its administrator. You can disable other accounts and reset their passwords; whether others can create accounts depends on the server's SIGN_UP setting.";
const LATER = "For interviewers. Candidates need no account, only their invite link.";

export function CreateAccount() {
  const me = useMe();
  const navigate = useNavigate();
  if (me.data && me.data.account !== null) return <Navigate to={paths.home} replace />;
  if (me.isError || me.isPending) {
    return (
      <Page title="Create your account" width="narrow">
        {me.isError ? <ErrorNotice error={me.error} onRetry={() => void me.refetch()} /> : <LoadingRows rows={3} />}
      </Page>
    );
  }
  const { firstRun, signUpOpen } = me.data;
  if (!firstRun && !signUpOpen) return <Closed />;
  return (
    <Page
      title={firstRun ? "Set up Casement" : "Create your account"}
      lead={firstRun ? FIRST_RUN : LATER}
      width="narrow"
    >
      <CreateAccountForm firstRun={firstRun} onDone={() => void navigate(paths.home, { replace: true })} />
    </Page>
  );
}

function Closed() {
  return (
    <Page title="New accounts are closed" width="reading">
      <EmptyState
        sentence="New accounts are switched off on this server; its administrator can change that with the SIGN_UP setting. If you were invited to a session, open your invite link: it needs no account."
        action={
          <Button component={Link} to={paths.signIn}>
            Sign in
          </Button>
        }
      />
    </Page>
  );
}
