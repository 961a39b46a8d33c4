import { useSheetEdits } from "@/document/sheets/sheets-context";
import { IconChevronDown } from "@/ui/icons/icons";
import classes from "./cells.module.css";

interface ChoiceCellProps<V extends string> {
  readonly field: string;
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  readonly look?: "plain" | "code";
}

/** Chooses one of a few words; read-only, it shows just the word. */
export function ChoiceCell<V extends string>(props: ChoiceCellProps<V>) {
  const { field, label, value, options, onChange, look = "plain" } = props;
  const edits = useSheetEdits();
  const word = options.find((option) => option.value === value)?.label ?? value;
  if (edits === null) {
    return (
      <span className={classes.chosen} data-look={look} data-choice={value}>
        {word}
      </span>
    );
  }
  return (
    <span className={classes.choice} data-look={look} data-choice={value}>
      <select
        data-cell={field}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as V)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <IconChevronDown size={12} stroke={1.75} aria-hidden="true" />
    </span>
  );
}
