import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
} from "@/ui/icons/icons";
import classes from "./room.module.css";

type Side = "left" | "right";

const HIDE = { left: IconLayoutSidebarLeftCollapse, right: IconLayoutSidebarRightCollapse } as const;
const SHOW = { left: IconLayoutSidebarLeftExpand, right: IconLayoutSidebarRightExpand } as const;

interface PaneHeadProps {
  readonly side: Side;
  /** Shown beside the button; left out for a pane with a heading of its own. */
  readonly title?: string;
  readonly label: string;
  readonly onHide: () => void;
}

/** A pane's heading with the button that hides it. */
export function PaneHead({ side, title, label, onHide }: PaneHeadProps) {
  return (
    <div className={classes.paneHead} data-side={side}>
      {title !== undefined && <h2>{title}</h2>}
      <Toggle Icon={HIDE[side]} label={label} onClick={onHide} />
    </div>
  );
}

interface CollapsedPaneProps {
  readonly side: Side;
  readonly label: string;
  readonly onShow: () => void;
  /** What the pane holds, in words that run along the strip. */
  readonly children: ReactNode;
}

/** The narrow strip in place of a hidden pane. */
export function CollapsedPane({ side, label, onShow, children }: CollapsedPaneProps) {
  return (
    <div className={classes.collapsed} data-side={side}>
      <Toggle Icon={SHOW[side]} label={label} onClick={onShow} />
      <div className={classes.railWords}>{children}</div>
    </div>
  );
}

function Toggle({ Icon, label, onClick }: { Icon: typeof HIDE.left; label: string; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onClick}>
        <Icon size={16} stroke={1.5} color="var(--ink-faint)" />
      </ActionIcon>
    </Tooltip>
  );
}
