import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./panel-tabs.module.css";

export type PanelTab = "notes" | "guide" | "scorecard";

export interface PanelTabsProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly notes: ReactNode;
  readonly guide: ReactNode;
  readonly scorecard: ReactNode;
}

const TABS: readonly { tab: PanelTab; label: string }[] = [
  { tab: "notes", label: "Notes" },
  { tab: "guide", label: "Guide" },
  { tab: "scorecard", label: "Scorecard" },
];

/** The interviewers' pane: three tabs that keep their state while another one is in front. */
export function PanelTabs({ tab, onTab, ...panels }: PanelTabsProps) {
  return (
    <Tabs
      value={tab}
      onChange={(value) => value !== null && onTab(value as PanelTab)}
      classNames={{ root: classes.root, list: classes.list, tab: classes.tab, panel: classes.panel }}
    >
      <Tabs.List aria-label="Interviewer's panel">
        {TABS.map((one) => (
          <Tabs.Tab key={one.tab} value={one.tab}>
            {one.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map((one) => (
        <Tabs.Panel key={one.tab} value={one.tab}>
          {panels[one.tab]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
