import { Button } from "@mantine/core";
import { IconVideo } from "@/ui/icons/icons";
import classes from "./meeting-link.module.css";

interface MeetingLinkProps {
  readonly url: string;
  readonly size?: "xs" | "sm";
  /** Whether its icon alone is shown on a narrow window. */
  readonly compact?: boolean;
}

/** Leads to the call in a new tab. */
export function MeetingLink({ url, size = "xs", compact = false }: MeetingLinkProps) {
  return (
    <Button
      component="a"
      className={compact ? classes.compact : undefined}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      variant="default"
      size={size}
      title={url}
      aria-label="Join the call"
      leftSection={<IconVideo size={16} stroke={1.5} />}
    >
      <span className={classes.word}>Join the call</span>
    </Button>
  );
}
