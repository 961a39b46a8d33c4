import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { can } from "@casement/shared/contract/policy";
import { writeMoment } from "@casement/shared/lib/moment-address";
import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useDuplicateSession } from "@/api/sessions";
import { paths } from "@/lib/addresses/paths";
import { describeError } from "@/lib/error-text";
import {
  IconArrowRight,
  IconCopyPlus,
  IconDots,
  IconHistory,
  IconPencil,
  IconPlayerPlay,
  IconTrash,
  IconUserPlus,
} from "@/ui/icons/icons";
import classes from "./dashboard.module.css";
import { DeleteSession } from "./delete-session";
import { mayInvite } from "./may-invite";
import { mayWatch } from "./may-watch";

const ICON = { size: 16, stroke: 1.5 } as const;

/** Open, edit, duplicate and delete, where role and phase allow it. */
export function SessionActions({ item, onInvite }: { item: SessionItem; onInvite: (item: SessionItem) => void }) {
  const [deleting, setDeleting] = useState(false);
  const duplicate = useDuplicating();
  return (
    <>
      <Menu position="bottom-end" width={210} transitionProps={{ duration: 120 }}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.rowMenu}
            aria-label={`Actions for ${item.title}`}
          >
            <IconDots size={18} stroke={1.5} color="var(--ink-soft)" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={paths.session(item.id)} leftSection={<IconArrowRight {...ICON} />}>
            Open
          </Menu.Item>
          {mayWatch(item) && (
            <Menu.Item component={Link} to={paths.playback(item.id)} leftSection={<IconPlayerPlay {...ICON} />}>
              Watch
            </Menu.Item>
          )}
          {item.branchedFrom !== null && (
            <Menu.Item
              component={Link}
              to={paths.playback(item.branchedFrom.sessionId, writeMoment(item.branchedFrom.at))}
              leftSection={<IconHistory {...ICON} />}
            >
              Watch where it began
            </Menu.Item>
          )}
          {mayInvite(item) && (
            <Menu.Item leftSection={<IconUserPlus {...ICON} />} onClick={() => onInvite(item)}>
              Invite people…
            </Menu.Item>
          )}
          {can(item.role, "session.edit", item.phase) && (
            <Menu.Item component={Link} to={paths.editSession(item.id)} leftSection={<IconPencil {...ICON} />}>
              Edit
            </Menu.Item>
          )}
          {can(item.role, "session.duplicate", item.phase) && (
            <Menu.Item leftSection={<IconCopyPlus {...ICON} />} onClick={() => duplicate(item.id)}>
              Duplicate
            </Menu.Item>
          )}
          {can(item.role, "session.delete", item.phase) && (
            <Menu.Item color="danger" leftSection={<IconTrash {...ICON} />} onClick={() => setDeleting(true)}>
              Delete…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <DeleteSession item={item} opened={deleting} onClose={() => setDeleting(false)} />
    </>
  );
}

/** Returns a function that duplicates a session and leads to the copy. */
function useDuplicating() {
  const duplicate = useDuplicateSession();
  const navigate = useNavigate();
  return (sessionId: string) =>
    duplicate.mutate(sessionId, {
      onSuccess: (made) => void navigate(paths.session(made.id)),
      onError: (error) => notifications.show({ message: describeError(error).sentence, color: "danger" }),
    });
}
