import type { NoteTag } from "@casement/shared/session/session";
import { digitWords } from "@/lib/key-words";
import type { Icon } from "@/ui/icons/icon";
import { IconMinus, IconQuestionMark } from "@/ui/icons/icons";
import { IconPlus } from "@/ui/icons/start-icons";
import classes from "./notes.module.css";

export const NOTE_TAGS: readonly { tag: NoteTag; word: string; Icon: Icon }[] = [
  { tag: "strength", word: "Strength", Icon: IconPlus },
  { tag: "concern", word: "Concern", Icon: IconMinus },
  { tag: "question", word: "Question", Icon: IconQuestionMark },
];

interface TagPickerProps {
  readonly value: NoteTag | null;
  readonly onChange: (tag: NoteTag | null) => void;
}

/** Chooses a tag or none. Alt 1, Alt 2 and Alt 3 do the same from the text field, which gets the focus back. */
export function TagPicker({ value, onChange }: TagPickerProps) {
  return (
    <fieldset className={classes.tags} aria-label="Tag">
      {NOTE_TAGS.map(({ tag, word, Icon }, index) => (
        <button
          key={tag}
          type="button"
          className={classes.tag}
          data-tag={tag}
          aria-pressed={tag === value}
          title={digitWords(index + 1)}
          onClick={() => onChange(tag === value ? null : tag)}
        >
          <Icon size={13} stroke={2} aria-hidden="true" />
          {word}
        </button>
      ))}
    </fieldset>
  );
}

/** Shows the notes of one tag. Looks different from the picker above it, to avoid mistakes. */
export function TagFilter({ value, onChange }: TagPickerProps) {
  return (
    <fieldset className={classes.tags} aria-label="Show one tag">
      {NOTE_TAGS.map(({ tag, word, Icon }) => (
        <button
          key={tag}
          type="button"
          className={classes.tag}
          data-tag={tag}
          data-bare
          aria-label={`Only tagged ${word.toLowerCase()}`}
          aria-pressed={tag === value}
          title={`Only tagged ${word.toLowerCase()}`}
          onClick={() => onChange(tag === value ? null : tag)}
        >
          <Icon size={14} stroke={2} aria-hidden="true" />
        </button>
      ))}
    </fieldset>
  );
}

/** The tag of a saved note. */
export function TagMark({ tag }: { tag: NoteTag | null }) {
  const known = NOTE_TAGS.find((one) => one.tag === tag);
  if (known === undefined) return null;
  return (
    <span className={classes.mark} data-tag={known.tag}>
      <known.Icon size={12} stroke={2} aria-hidden="true" />
      {known.word}
    </span>
  );
}
