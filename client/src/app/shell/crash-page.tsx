import { Button, Group } from "@mantine/core";
import { paths } from "@/lib/addresses/paths";
import { Page } from "@/ui/page";
import classes from "./app.module.css";
import { Mark } from "./mark";

/** Catches the errors of every page. A page that cannot be loaded usually means that the server was updated. */
export function CrashPage() {
  return (
    <main id="main" tabIndex={-1} className={classes.crash}>
      <Page
        title="This page stopped working"
        width="reading"
        lead="What was saved is safe. Reload the page to continue from there."
      >
        <Group gap="xs">
          <Button onClick={() => window.location.reload()}>Reload</Button>
          <Button variant="default" component="a" href={paths.home} leftSection={<Mark size={16} />}>
            Start page
          </Button>
        </Group>
      </Page>
    </main>
  );
}
