import { Button } from "@mantine/core";
import { useNavigate } from "react-router";
import { useMe, useSignOut } from "@/api/accounts";
import { AccountSections } from "@/features/account/account-sections";
import { paths } from "@/lib/addresses/paths";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Page } from "@/ui/page";

export function Account() {
  const account = useMe().data?.account;
  const signOut = useSignOut();
  const navigate = useNavigate();
  if (!account) return null;
  const leave = () => signOut.mutate(undefined, { onSuccess: () => void navigate(paths.signIn) });
  return (
    <Page title="Account" width="reading">
      <AccountSections
        account={account}
        signOut={
          <>
            <ErrorNotice error={signOut.error} onRetry={leave} />
            <Button variant="default" loading={signOut.isPending} onClick={leave}>
              Sign out
            </Button>
          </>
        }
      />
    </Page>
  );
}
