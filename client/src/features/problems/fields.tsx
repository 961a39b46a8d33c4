import { splitLines } from "@casement/shared/lib/split-lines";
import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

interface FieldProps<T> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
}

export function LineField({ label, value, onChange, placeholder, max }: FieldProps<string> & { max: number }) {
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder ?? label}
      maxLength={max}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function TextField({ label, value, onChange, placeholder, max }: FieldProps<string> & { max: number }) {
  return (
    <Textarea
      aria-label={label}
      placeholder={placeholder ?? label}
      autosize
      minRows={2}
      maxLength={max}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A list as text, one entry per line. Keeps the text as typed, blank lines too, until the field loses the focus. */
export function LinesField({
  label,
  value,
  onChange,
  placeholder = "One a line",
  shown = false,
}: FieldProps<readonly string[]> & { shown?: boolean }) {
  const [text, setText] = useState(() => value.join("\n"));
  const change = (next: string) => {
    setText(next);
    onChange(splitLines(next));
  };
  return (
    <Textarea
      {...(shown ? { label } : { "aria-label": label })}
      placeholder={placeholder}
      autosize
      minRows={2}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => setText(splitLines(text).join("\n"))}
    />
  );
}
