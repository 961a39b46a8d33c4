import { Textarea, TextInput } from "@mantine/core";

interface Named {
  readonly name: string;
  readonly description: string;
}

interface NamingProps extends Named {
  readonly maxName: number;
  readonly maxDescription: number;
  readonly onChange: (part: Partial<Named>) => void;
}

/** How something of the account's own is called, and what it is for. */
export function Naming({ name, description, maxName, maxDescription, onChange }: NamingProps) {
  return (
    <>
      <TextInput
        label="Name"
        maxLength={maxName}
        value={name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Textarea
        label="Description"
        autosize
        minRows={2}
        maxLength={maxDescription}
        value={description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
    </>
  );
}
