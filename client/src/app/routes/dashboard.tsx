import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { Button, Group } from "@mantine/core";
import { useCallback, useState } from "react";
import { Link } from "react-router";
import { SessionList } from "@/features/dashboard/session-list";
import { ImportRecording } from "@/features/import/import-recording";
import { QuickStart } from "@/features/quick-start/quick-start";
import { paths } from "@/lib/addresses/paths";
import { IconUpload } from "@/ui/icons/icons";
import { IconPlus } from "@/ui/icons/start-icons";
import { InviteToSession } from "../session/lobby/invite-to-session";

export function Dashboard() {
  const [importing, setImporting] = useState(false);
  const [inviting, setInviting] = useState<SessionItem | null>(null);
  const closeImport = useCallback(() => setImporting(false), []);
  const stopInviting = useCallback(() => setInviting(null), []);
  const newSession = (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconUpload size={16} stroke={1.5} />} onClick={() => setImporting(true)}>
        Import
      </Button>
      <Button component={Link} to={paths.newSession} leftSection={<IconPlus size={16} stroke={1.75} />}>
        New session
      </Button>
    </Group>
  );
  return (
    <>
      <SessionList newSession={newSession} quickStart={<QuickStart />} onInvite={setInviting} />
      <InviteToSession item={inviting} onClose={stopInviting} />
      <ImportRecording opened={importing} onClose={closeImport} />
    </>
  );
}
