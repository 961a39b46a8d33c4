import type { Account } from "@casement/shared/contract/http/accounts";
import { UnstyledButton } from "@mantine/core";
import { initials } from "@/lib/initials";
import { useOnDemand } from "@/ui/on-demand/use-on-demand";
import classes from "./app.module.css";

/** The account's initials; they open its menu. */
export function AccountButton({ account }: { account: Account }) {
  const [menu, wantMenu] = useOnDemand(() => import("./account-menu"));
  if (menu !== null) return <menu.AccountMenu account={account} />;
  const label = `Account of ${account.name}`;
  return (
    <UnstyledButton className={classes.avatar} aria-label={label} aria-haspopup="menu" onClick={wantMenu}>
      {initials(account.name)}
    </UnstyledButton>
  );
}
