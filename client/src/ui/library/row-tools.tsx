import { ActionIcon, Group } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { isComposing } from "@/lib/composing";
import { IconArrowDown, IconArrowUp, IconTrash } from "../icons/icons";

const ICON = { size: 16, stroke: 1.5 } as const;

interface RowToolsProps {
  /** What a row is called: "step". */
  readonly what: string;
  readonly index: number;
  readonly count: number;
  /** Whether it may be removed; without it, it may. */
  readonly removable?: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** The buttons that move and remove one row of an editor. */
export function RowTools({ what, index, count, removable = true, onMove, onRemove }: RowToolsProps) {
  const row = `${what} ${index + 1}`;
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Move ${row} up`}
        disabled={index === 0}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp {...ICON} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Move ${row} down`}
        disabled={index === count - 1}
        onClick={() => onMove(1)}
      >
        <IconArrowDown {...ICON} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${row}`} disabled={!removable} onClick={onRemove}>
        <IconTrash {...ICON} />
      </ActionIcon>
    </Group>
  );
}

/** Alt with an arrow key moves a row, from any of its fields. */
export function onMoveKeys(onMove: (by: -1 | 1) => void) {
  return (event: KeyboardEvent) => {
    if (isComposing(event) || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  };
}
