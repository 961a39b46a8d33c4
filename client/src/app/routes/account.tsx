import { Button } from "@mantine/core";
import { useMe } from "@/api/accounts";
import { AccountSections } from "@/features/account/account-sections";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Page } from "@/ui/page";
import { useLeave } from "../shell/use-leave";

export function Account() {
  const account = useMe().data?.account;
  const { leave, leaving, error } = useLeave();
  if (!account) return null;
  return (
    <Page title="Account" width="reading">
      <AccountSections
        account={account}
        signOut={
          <>
            <ErrorNotice error={error} onRetry={leave} />
            <Button variant="default" loading={leaving} onClick={leave}>
              Sign out
            </Button>
          </>
        }
      />
    </Page>
  );
}
