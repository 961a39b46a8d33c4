import { Group, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { allZones, ownZone } from "@/lib/zoned-time";
import type { PlanDraft } from "./plan-draft";

interface WhenFieldsProps {
  draft: PlanDraft;
  fault: string | undefined;
  onChange: (part: Partial<PlanDraft>) => void;
}

/** An optional date and time in a zone; off by default. */
export function WhenFields({ draft, fault, onChange }: WhenFieldsProps) {
  const zones = useMemo(
    () => allZones(ownZone()).map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
    [],
  );
  return (
    <Stack gap="sm">
      <Switch
        label="Set a date and time"
        checked={draft.timed}
        onChange={(event) => onChange({ timed: event.currentTarget.checked })}
      />
      {draft.timed && (
        <Group gap="sm" align="flex-start">
          <TextInput
            label="Date"
            type="date"
            flex="1 1 150px"
            value={draft.date}
            error={fault}
            onChange={(event) => onChange({ date: event.currentTarget.value })}
          />
          <TextInput
            label="Time"
            type="time"
            flex="1 1 110px"
            value={draft.time}
            onChange={(event) => onChange({ time: event.currentTarget.value })}
          />
          <Select
            label="Time zone"
            flex="2 1 200px"
            searchable
            limit={60}
            nothingFoundMessage="No such zone"
            data={zones}
            value={draft.timeZone}
            onChange={(zone) => zone !== null && onChange({ timeZone: zone })}
          />
        </Group>
      )}
    </Stack>
  );
}
