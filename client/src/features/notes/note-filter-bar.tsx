import { CloseButton, TextInput } from "@mantine/core";
import { isComposing } from "@/lib/composing";
import { IconSearch } from "@/ui/icons/icons";
import { ALL_NOTES, type NoteFilter } from "./note-filter";
import { TagFilter } from "./note-tags";
import classes from "./notes.module.css";

interface NoteFilterBarProps {
  readonly filter: NoteFilter;
  readonly onChange: (filter: NoteFilter) => void;
}

/** Filters notes by words and by tag. Escape shows all again. */
export function NoteFilterBar({ filter, onChange }: NoteFilterBarProps) {
  const filtering = filter.words !== "" || filter.tag !== null;
  return (
    <search className={classes.filter} aria-label="Filter notes">
      <TextInput
        className={classes.filterWords}
        size="xs"
        aria-label="Find in notes"
        placeholder="Find in notes"
        leftSection={<IconSearch size={14} stroke={1.5} />}
        rightSection={
          filtering && <CloseButton size="xs" aria-label="Show all notes" onClick={() => onChange(ALL_NOTES)} />
        }
        value={filter.words}
        onChange={(event) => onChange({ ...filter, words: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || isComposing(event)) return;
          event.stopPropagation();
          if (filtering) onChange(ALL_NOTES);
          else event.currentTarget.blur();
        }}
      />
      <TagFilter value={filter.tag} onChange={(tag) => onChange({ ...filter, tag })} />
    </search>
  );
}
