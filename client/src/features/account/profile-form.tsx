import type { Account } from "@casement/shared/contract/http/accounts";
import { MAX_PERSON_NAME_LENGTH } from "@casement/shared/lib/person-name";
import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useEditProfile } from "@/api/accounts";
import { codeOf, fieldError } from "@/lib/api-error";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./account.module.css";

const isShownAtField = (error: unknown) =>
  codeOf(error) === "WRONG_CREDENTIALS" || addressFault(error) !== undefined || fieldError(error, "name") !== undefined;

const addressFault = (error: unknown) =>
  codeOf(error) === "EMAIL_TAKEN" ? "Another account has this address." : fieldError(error, "email");

/** Name and e-mail address. A new address asks for the password. */
export function ProfileForm({ account }: { account: Account }) {
  const edit = useEditProfile();
  const [draft, setDraft] = useState({ name: account.name, email: account.email, password: "" });
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const newAddress = draft.email.trim().toLowerCase() !== account.email;
  const dirty = newAddress || draft.name.trim() !== account.name;
  const save = () =>
    edit.mutate(
      { name: draft.name, email: draft.email, ...(newAddress ? { password: draft.password } : {}) },
      { onSuccess: ({ name, email }) => setDraft({ name, email, password: "" }) },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="md" maw={360}>
        <ErrorNotice error={isShownAtField(edit.error) ? null : edit.error} />
        <TextInput
          label="Name"
          description="As candidates and colleagues see it. Sessions that you are part of already keep the old one."
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={MAX_PERSON_NAME_LENGTH}
          value={draft.name}
          error={fieldError(edit.error, "name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="email"
          required
          withAsterisk={false}
          value={draft.email}
          error={addressFault(edit.error)}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        {newAddress && (
          <CurrentPassword value={draft.password} error={edit.error} onChange={(password) => set({ password })} />
        )}
        <div className={classes.submit}>
          <Button type="submit" variant="default" disabled={!dirty} loading={edit.isPending}>
            Save profile
          </Button>
          <span role="status" className={classes.done}>
            {edit.isSuccess && !dirty ? "Saved" : ""}
          </span>
        </div>
      </Stack>
    </form>
  );
}

interface CurrentPasswordProps {
  readonly value: string;
  /** Why the profile was not saved, if it was not. */
  readonly error: unknown;
  readonly onChange: (password: string) => void;
}

function CurrentPassword({ value, error, onChange }: CurrentPasswordProps) {
  return (
    <PasswordInput
      label="Current password"
      description="Needed for a new address, since you sign in with it."
      autoComplete="current-password"
      required
      withAsterisk={false}
      value={value}
      error={codeOf(error) === "WRONG_CREDENTIALS" ? "This is not your current password." : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
