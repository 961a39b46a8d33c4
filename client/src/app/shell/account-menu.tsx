import type { Account } from "@casement/shared/contract/http/accounts";
import { Menu, UnstyledButton } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { initials } from "@/lib/initials";
import { IconChartLine, IconLogout, IconUser, IconUsers } from "@/ui/icons/icons";
import classes from "./app.module.css";
import { useLeave } from "./use-leave";

/** The account button's menu; a chunk of its own. */
export function AccountMenu({ account }: { account: Account }) {
  const { leave } = useLeave();
  return (
    <Menu defaultOpened position="bottom-end" width={220} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <UnstyledButton className={classes.avatar} aria-label={`Account of ${account.name}`}>
          {initials(account.name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={paths.account} leftSection={<IconUser size={16} stroke={1.5} />}>
          Account
          <span className={classes.menuName} dir="auto">
            {account.name}
          </span>
          <span className={classes.menuName}>{account.email}</span>
        </Menu.Item>
        <Menu.Item component={Link} to={paths.progress} leftSection={<IconChartLine size={16} stroke={1.5} />}>
          Progress
        </Menu.Item>
        {account.administrator && (
          <Menu.Item component={Link} to={paths.accounts} leftSection={<IconUsers size={16} stroke={1.5} />}>
            People on this server
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
