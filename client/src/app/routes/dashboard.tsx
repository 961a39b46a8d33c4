import { Button, Group } from "@mantine/core";
import { Link } from "react-router";
import { SessionList } from "../../features/dashboard/session-list";
import { ImportRecording } from "../../features/import/import-recording";
import { QuickStart } from "../../features/quick-start/quick-start";
import { paths } from "../../lib/paths";
import { IconPlus } from "../../ui/icons";

export function Dashboard() {
  const newSession = (
    <Group gap="xs">
      <ImportRecording />
      <Button component={Link} to={paths.newSession} leftSection={<IconPlus size={16} stroke={1.75} />}>
        New session
      </Button>
    </Group>
  );
  return <SessionList newSession={newSession} quickStart={<QuickStart />} />;
}
