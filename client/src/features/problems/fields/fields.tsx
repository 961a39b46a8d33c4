import { splitLines } from "@casement/shared/lib/split-lines";
import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useFault } from "./field-faults";

interface FieldProps<T> {
  /** Where the value is in the draft: "guide.hints.2.text". */
  readonly at: string;
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
}

export function LineField({ at, label, value, onChange, placeholder, max }: FieldProps<string> & { max: number }) {
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder ?? label}
      maxLength={max}
      error={useFault(at)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function TextField({ at, label, value, onChange, placeholder, max }: FieldProps<string> & { max: number }) {
  return (
    <Textarea
      aria-label={label}
      placeholder={placeholder ?? label}
      autosize
      minRows={2}
      maxLength={max}
      error={useFault(at)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A list as text, one entry per line. Keeps the text as typed, blank lines too, until the field loses the focus. */
export function LinesField({
  at,
  label,
  value,
  onChange,
  placeholder = "One per line",
  shown = false,
}: FieldProps<readonly string[]> & { shown?: boolean }) {
  const [typed, setTyped] = useState(() => value.join("\n"));
  // The list changed elsewhere: a row took this one's place.
  const text = sameLines(splitLines(typed), value) ? typed : value.join("\n");
  const change = (next: string) => {
    setTyped(next);
    onChange(splitLines(next));
  };
  return (
    <Textarea
      {...(shown ? { label } : { "aria-label": label })}
      placeholder={placeholder}
      autosize
      minRows={2}
      error={useFault(at)}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => setTyped(splitLines(text).join("\n"))}
    />
  );
}

const sameLines = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((line, index) => line === b[index]);
