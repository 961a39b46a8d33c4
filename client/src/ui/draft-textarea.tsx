import { Textarea, type TextareaProps } from "@mantine/core";
import { useState } from "react";

interface DraftTextareaProps extends Omit<TextareaProps, "value" | "onChange"> {
  value: string;
  onEdit: (value: string) => void;
}

/**
 * A text that is saved while somebody types. It keeps what they type: a value from outside (perhaps trimmed by the
 * server) is taken over only while the field does not have the focus.
 */
export function DraftTextarea({ value, onEdit, onFocus, onBlur, ...rest }: DraftTextareaProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      {...rest}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onEdit(event.currentTarget.value);
      }}
      onFocus={(event) => {
        setTyped(value);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
