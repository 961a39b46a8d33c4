import { Button } from "@mantine/core";
import { Link } from "react-router";
import { SessionList } from "../../features/dashboard/session-list";
import { QuickStart } from "../../features/quick-start/quick-start";
import { paths } from "../../lib/paths";
import { IconPlus } from "../../ui/icons";

export function Dashboard() {
  const newSession = (
    <Button component={Link} to={paths.newSession} leftSection={<IconPlus size={16} stroke={1.75} />}>
      New session
    </Button>
  );
  return <SessionList newSession={newSession} quickStart={<QuickStart />} />;
}
