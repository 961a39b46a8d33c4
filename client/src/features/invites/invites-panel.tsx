import { NativeSelect, Stack } from "@mantine/core";
import { useEffect, useState } from "react";
import { useInvites } from "../../api/invites";
import { useSessionState } from "../../realtime/room-context";
import { ErrorNotice } from "../../ui/error-notice";
import { LoadingRows } from "../../ui/loading";
import { InviteLink } from "./invite-link";
import { InviteList } from "./invite-list";
import { EXPIRY_CHOICES } from "./invite-words";
import classes from "./invites.module.css";

const DEFAULT_HOURS = "168";

/** For the owner: links for every role, and what became of those that exist. Needs a width of 280 px or more. */
export function InvitesPanel({ sessionId }: { sessionId: string }) {
  const invites = useInvites(sessionId);
  const { refetch } = invites;
  // Whoever joins has used a link, so the list reads anew.
  const people = useSessionState((state) => Object.keys(state.participants).length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of people is what it waits for.
  useEffect(() => void refetch({ cancelRefetch: false }), [people, refetch]);
  const [hours, setHours] = useState<string>(DEFAULT_HOURS);
  const open = invites.data?.filter((invite) => invite.state === "open");
  const common = { sessionId, hours: Number(hours), openIds: open && new Set(open.map((invite) => invite.id)) };
  return (
    <Stack gap="md">
      <InviteLink {...common} invited="candidate" variant="filled" />
      <div className={classes.others}>
        <InviteLink {...common} invited="interviewer" variant="default" />
        <InviteLink {...common} invited="observer" variant="default" />
      </div>
      <NativeSelect
        label="New links work for"
        size="xs"
        className={classes.expiry}
        data={[...EXPIRY_CHOICES]}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      <ErrorNotice error={invites.error} onRetry={() => void invites.refetch()} />
      {invites.isPending && <LoadingRows rows={1} height={40} />}
      {invites.data !== undefined && invites.data.length > 0 && (
        <div>
          <InviteList sessionId={sessionId} invites={invites.data} />
          <p className={classes.hint}>
            A link's secret is shown only when it is made, so copying after a reload makes a new one. Older links keep
            working until they expire or you revoke them.
          </p>
        </div>
      )}
    </Stack>
  );
}
