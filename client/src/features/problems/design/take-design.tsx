import type { Design } from "@casement/shared/design/design";
import { isInterviewer } from "@casement/shared/session/role";
import { Button, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSessions } from "@/api/sessions";
import { sayWhenWithin } from "@/lib/zoned-time";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import classes from "../fields/problem-editor.module.css";
import type { Drawing } from "./drawing";

interface TakeDesignProps extends Pick<Drawing, "readSession"> {
  readonly opened: boolean;
  /** Whether there is a drawing already. */
  readonly replaces: boolean;
  readonly onTake: (design: Design) => void;
  readonly onClose: () => void;
}

/** Chooses a session that the account led, and takes the design on its board. */
export function TakeDesign({ opened, onClose, ...rest }: TakeDesignProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>Take the design from a session's board</strong>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <SessionChoice {...rest} onClose={onClose} />
    </Modal>
  );
}

/** Takes the design of a session. `reading` is the session's id meanwhile; `empty`, the title of one with none. */
function useTake({ readSession, onTake, onClose }: Pick<TakeDesignProps, "readSession" | "onTake" | "onClose">) {
  const [reading, setReading] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [empty, setEmpty] = useState<string | null>(null);
  const take = async (sessionId: string, title: string) => {
    setReading(sessionId);
    setError(null);
    setEmpty(null);
    try {
      const { design } = await readSession(sessionId);
      if (design.components.length === 0) return setEmpty(title);
      onTake(design);
      onClose();
    } catch (reason) {
      setError(reason);
    } finally {
      setReading(null);
    }
  };
  return { take, reading, error, empty };
}

function SessionChoice({ replaces, readSession, onTake, onClose }: Omit<TakeDesignProps, "opened">) {
  const [query, setQuery] = useState("");
  const sessions = useSessions(undefined, query);
  const { take, reading, error, empty } = useTake({ readSession, onTake, onClose });
  const items = (sessions.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter(({ role, startedAt }) => isInterviewer(role) && startedAt !== null);
  const now = Date.now();
  return (
    <Stack gap="sm">
      <p className={classes.note}>
        Its components and the arrows between them are taken as they are on the board now; text and strokes are not.
        {replaces && " They replace the drawing that is here."}
      </p>
      <TextInput
        aria-label="Search sessions"
        placeholder="Search"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ErrorNotice error={error ?? sessions.error} />
      {empty !== null && <p role="alert">There are no components on the board of “{empty}”.</p>}
      {sessions.isPending && <LoadingRows rows={3} height={40} />}
      {sessions.data && items.length === 0 && <p className={classes.note}>No session of yours has a board yet.</p>}
      <ul className={classes.sessions}>
        {items.map(({ id, title, startedAt }) => (
          <li key={id}>
            <span>
              <bdi>{title}</bdi>
              <small>{startedAt === null ? "" : sayWhenWithin(startedAt, now)}</small>
            </span>
            <Button
              variant="default"
              size="xs"
              aria-label={`Take the design of ${title}`}
              loading={reading === id}
              onClick={() => void take(id, title)}
            >
              Take it
            </Button>
          </li>
        ))}
      </ul>
      {sessions.hasNextPage && (
        <Button variant="subtle" size="xs" loading={sessions.isFetching} onClick={() => void sessions.fetchNextPage()}>
          Show older sessions
        </Button>
      )}
    </Stack>
  );
}
