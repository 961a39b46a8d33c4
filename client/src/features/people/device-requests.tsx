import { Button } from "@mantine/core";
import { participantName } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { IconDeviceLaptop } from "@/ui/icons/icons";
import classes from "./people.module.css";

/** Device requests of guests, for the host to admit or refuse. Others see nothing. */
export function DeviceRequests() {
  const me = useMyself();
  const requests = useSessionState((state) => state.deviceRequests);
  const participants = useSessionState((state) => state.participants);
  const { run, busy } = useCommand();
  if (me.role !== "owner") return null;
  const waiting = requests.filter(({ answer }) => answer === "waiting");
  return (
    <div role="status">
      {waiting.map(({ id, participantId, device }) => (
        <div key={id} className={classes.request}>
          <IconDeviceLaptop size={18} stroke={1.5} aria-hidden="true" />
          <p>
            <strong dir="auto">{participantName(participants, participantId)}</strong> opened the link on another device
            {device === "" ? "" : ` (${device})`}. Let it in only if it is really them.
          </p>
          <Button size="xs" loading={busy} onClick={() => void run("device.admit", { requestId: id })}>
            Admit
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={busy}
            onClick={() => void run("device.refuse", { requestId: id })}
          >
            Refuse
          </Button>
        </div>
      ))}
    </div>
  );
}
