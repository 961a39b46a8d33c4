import { Button, Group } from "@mantine/core";
import { Link, NavLink, useLocation } from "react-router";
import { useMe } from "@/api/accounts";
import { paths } from "@/lib/addresses/paths";
import { IconPlus } from "@/ui/icons/start-icons";
import { AccountButton } from "./account-button";
import classes from "./app.module.css";
import { ColorSchemeToggle } from "./color-scheme-toggle";
import { Mark } from "./mark";

/** The app's header. Guests and people without a sign-in see only the name and the colour scheme. */
export function Header() {
  const account = useMe().data?.account ?? null;
  const { pathname } = useLocation();
  // These two pages show the button, or what it leads to, in the middle.
  const redundant = pathname === paths.home || pathname === paths.newSession;
  return (
    <header className={classes.header}>
      <div className={classes.headerInner}>
        <Link to={paths.home} className={classes.brand} aria-label="Casement, start page">
          <Mark />
          <span className={classes.brandName}>Casement</span>
        </Link>
        {account !== null && (
          <nav className={classes.nav} aria-label="Main">
            <NavLink to={paths.home} end className={classes.navLink}>
              Sessions
            </NavLink>
            <NavLink to={paths.problems} className={classes.navLink}>
              Problems
            </NavLink>
            <NavLink to={paths.frameworks} className={classes.navLink}>
              Frameworks
            </NavLink>
            <NavLink to={paths.rubrics} className={classes.navLink}>
              Rubrics
            </NavLink>
            <NavLink to={paths.gym} className={classes.navLink}>
              Calibration
            </NavLink>
          </nav>
        )}
        <Group gap={6} ml="auto" wrap="nowrap">
          {account !== null && !redundant && (
            <Button
              component={Link}
              to={paths.newSession}
              size="xs"
              variant="default"
              aria-label="New session"
              leftSection={<IconPlus size={15} stroke={1.75} />}
              classNames={{ root: classes.newButton, section: classes.newIcon, label: classes.newLabel }}
            >
              New session
            </Button>
          )}
          <ColorSchemeToggle />
          {account !== null && <AccountButton account={account} />}
        </Group>
      </div>
    </header>
  );
}
