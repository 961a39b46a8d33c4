import { senioritySchema } from "@casement/shared/problem/problem";
import { CloseButton, SegmentedControl, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@/ui/icons/icons";
import type { ProblemFilter, Shelf } from "./problem-filter";
import { SENIORITY_WORDS } from "./problem-labels";
import classes from "./problems.module.css";

interface ProblemFiltersProps {
  readonly filter: ProblemFilter;
  readonly topics: readonly string[];
  /** Whether there is any archived problem. */
  readonly hasArchived: boolean;
  readonly onChange: (part: Partial<ProblemFilter>) => void;
}

export function ProblemFilters({ filter, topics, hasArchived, onChange }: ProblemFiltersProps) {
  const shelves: { value: Shelf; label: string }[] = [
    { value: "all", label: "All" },
    { value: "own", label: "Yours" },
    { value: "built-in", label: "Built in" },
    ...(hasArchived || filter.shelf === "archived" ? [{ value: "archived" as const, label: "Archived" }] : []),
  ];
  return (
    <search className={classes.filters}>
      <TextInput
        className={classes.query}
        aria-label="Search problems"
        placeholder="Search problems"
        leftSection={<IconSearch size={16} stroke={1.5} />}
        rightSection={
          filter.query === "" ? null : (
            <CloseButton size="sm" aria-label="Clear the search" onClick={() => onChange({ query: "" })} />
          )
        }
        value={filter.query}
        onChange={(event) => onChange({ query: event.currentTarget.value })}
      />
      <Select
        className={classes.choice}
        aria-label="Topic"
        placeholder="Any topic"
        clearable
        searchable
        data={[...topics]}
        value={filter.topic}
        onChange={(topic) => onChange({ topic })}
      />
      <Select
        className={classes.choice}
        aria-label="Level"
        placeholder="Any level"
        clearable
        data={senioritySchema.options.map((value) => ({ value, label: SENIORITY_WORDS[value] }))}
        value={filter.seniority}
        onChange={(value) => onChange({ seniority: senioritySchema.nullable().parse(value) })}
      />
      <SegmentedControl
        aria-label="Which problems"
        size="sm"
        data={shelves}
        value={filter.shelf}
        onChange={(shelf) => onChange({ shelf: shelf as Shelf })}
      />
    </search>
  );
}
