import { Tabs } from "@mantine/core";
import { type ReactNode, useRef } from "react";
import { ShownProvider } from "@/lib/browser/is-shown";
import { useHiddenEnds } from "@/ui/use-hidden-ends";
import classes from "./panel-tabs.module.css";

export interface PanelTab<T extends string> {
  readonly tab: T;
  readonly label: string;
  readonly body: ReactNode;
}

interface PanelTabsProps<T extends string> {
  /** Accessible name of the list of tabs. */
  readonly label: string;
  readonly tab: T;
  readonly onTab: (tab: T) => void;
  readonly tabs: readonly PanelTab<T>[];
}

/** The right pane: tabs that keep their state while another one is shown. */
export function PanelTabs<T extends string>({ label, tab, onTab, tabs }: PanelTabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const ends = useHiddenEnds(list, tab);
  return (
    <Tabs
      value={tab}
      onChange={(value) => value !== null && onTab(value as T)}
      classNames={{ root: classes.root, list: classes.list, tab: classes.tab, panel: classes.panel }}
    >
      <Tabs.List ref={list} aria-label={label} {...ends}>
        {tabs.map((one) => (
          <Tabs.Tab key={one.tab} value={one.tab}>
            {one.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((one) => (
        <Tabs.Panel key={one.tab} value={one.tab}>
          <ShownProvider value={one.tab === tab}>{one.body}</ShownProvider>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
