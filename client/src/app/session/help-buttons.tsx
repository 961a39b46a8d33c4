import { ActionIcon, Tooltip } from "@mantine/core";
import { openCommandMenu } from "@/features/command-menu/command-menu";
import { IconCommand, IconKeyboard } from "@/ui/icons/icons";
import classes from "./session.module.css";

/** Buttons for the command menu and the list of keys, for people who do not know their keys yet. */
export function HelpButtons({ onShortcuts }: { onShortcuts: () => void }) {
  return (
    <span className={classes.help}>
      <Tooltip label="Commands (Ctrl or ⌘ K)">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Command menu" onClick={openCommandMenu}>
          <IconCommand size={17} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Keyboard (?)">
        <ActionIcon
          className={classes.keys}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Keyboard shortcuts"
          onClick={onShortcuts}
        >
          <IconKeyboard size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
