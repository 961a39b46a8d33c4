import type { Finding } from "@casement/shared/checks/finding";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { plural } from "@/lib/duration";
import classes from "./checks.module.css";
import { FindingCard } from "./finding-card";

/** Rules that are often broken by many components at once, and what they then say together. */
const TOGETHER: Partial<Record<Finding["rule"], (count: number) => string>> = {
  "single-point": (count) => `${plural(count, "single point")} of failure`,
  "unreplicated-store": (count) => `${plural(count, "store")} without a replica`,
  "no-copies": (count) => `${plural(count, "component")} drawn as a single copy`,
  "no-balancer": (count) => `${plural(count, "component")} with copies and no load balancer in front`,
  "queue-without-consumer": (count) => `${plural(count, "queue")} without a consumer`,
  unconnected: (count) => `${plural(count, "part")} not connected to a client`,
};
/** A longer group is closed at first. */
const OPEN_AT_FIRST = 2;

interface FindingGroupsProps {
  readonly findings: readonly Finding[];
  /** When each was revealed to the candidate, in epoch ms, by its id. */
  readonly revealedAt: ReadonlyMap<string, number>;
  readonly onDismiss: (findings: readonly Finding[]) => void;
}

/** The findings, gravest first; those of one rule together, with what they share said once. */
export function FindingGroups({ findings, revealedAt, onDismiss }: FindingGroupsProps) {
  const card = (finding: Finding, brief: boolean) => (
    <FindingCard
      key={finding.id}
      finding={finding}
      brief={brief}
      revealedAt={revealedAt.get(finding.id) ?? null}
      onDismiss={() => onDismiss([finding])}
    />
  );
  return (
    <ul className={classes.list} aria-label="Findings">
      {groupsOf(findings).map((group) => {
        const [first] = group;
        const title = first && TOGETHER[first.rule]?.(group.length);
        if (first === undefined || title === undefined || group.length < 2) return group.map((one) => card(one, false));
        return (
          <Group key={first.rule} title={title} why={first.why} count={group.length} onDismiss={() => onDismiss(group)}>
            {group.map((one) => card(one, true))}
          </Group>
        );
      })}
    </ul>
  );
}

interface GroupProps {
  readonly title: string;
  readonly why: string;
  readonly count: number;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

function Group({ title, why, count, onDismiss, children }: GroupProps) {
  // A finding more or less does not open or close it under its reader.
  const [openAtFirst] = useState(count <= OPEN_AT_FIRST);
  return (
    <li className={classes.group}>
      <details open={openAtFirst}>
        <summary className={classes.together}>{title}</summary>
        <p className={classes.why}>{why}</p>
        <ul className={classes.list} aria-label={title}>
          {children}
        </ul>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onDismiss}>
          Dismiss all {count}
        </Button>
      </details>
    </li>
  );
}

/** Findings of one rule stand together: they come sorted by rule. */
function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    if (last?.[0]?.rule === finding.rule) last.push(finding);
    else groups.push([finding]);
  }
  return groups;
}
