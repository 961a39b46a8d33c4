import { Button, Tooltip } from "@mantine/core";
import { paths } from "@/lib/addresses/paths";
import { useSessionId } from "@/session/session-context";
import { IconHistory } from "@/ui/icons/icons";
import classes from "./session.module.css";

/** Opens what has been recorded so far in another window, so that nobody leaves the room. */
export function WatchRecordingButton() {
  return (
    <Tooltip label="Watch the recording so far in a new window">
      <Button
        className={classes.replay}
        component="a"
        href={paths.playback(useSessionId())}
        target="_blank"
        rel="noopener"
        variant="subtle"
        color="gray"
        size="sm"
        px={8}
        leftSection={<IconHistory size={16} stroke={1.5} />}
      >
        Replay
      </Button>
    </Tooltip>
  );
}
