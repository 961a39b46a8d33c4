import { useMe } from "@/api/accounts";
import { AccountList } from "@/features/administration/account-list";
import { Page } from "@/ui/page";
import { NotFound } from "../shell/not-found";

/** The server's accounts. Only its administrator has this page. */
export function Accounts() {
  const account = useMe().data?.account;
  if (!account) return null;
  if (!account.administrator) return <NotFound />;
  return (
    <Page title="People on this server" lead="Everybody with an account. Candidates and guests have none.">
      <AccountList own={account.id} />
    </Page>
  );
}
