import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@casement/shared/contract/http/accounts";
import { Button, PasswordInput, Stack } from "@mantine/core";
import { useState } from "react";
import { useChangePassword } from "@/api/accounts";
import { codeOf, fieldError } from "@/lib/api-error";
import { describeError } from "@/lib/error-text";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./account.module.css";

const EMPTY = { current: "", next: "" };

export function PasswordForm() {
  const change = useChangePassword();
  const [draft, setDraft] = useState(EMPTY);
  const code = codeOf(change.error);
  const atField =
    code === "WRONG_CREDENTIALS" || code === "WEAK_PASSWORD" || fieldError(change.error, "next") !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(draft, { onSuccess: () => setDraft(EMPTY) });
      }}
    >
      <Stack gap="md" maw={360}>
        <ErrorNotice error={atField ? null : change.error} />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={draft.current}
          error={code === "WRONG_CREDENTIALS" ? "This is not your current password." : undefined}
          onChange={(event) => setDraft({ ...draft, current: event.currentTarget.value })}
        />
        <PasswordInput
          label="New password"
          description={`At least ${MIN_PASSWORD_LENGTH} characters. All your other sign-ins will end.`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={MIN_PASSWORD_LENGTH}
          maxLength={MAX_PASSWORD_LENGTH}
          value={draft.next}
          error={code === "WEAK_PASSWORD" ? describeError(change.error).sentence : fieldError(change.error, "next")}
          onChange={(event) => setDraft({ ...draft, next: event.currentTarget.value })}
        />
        <div className={classes.submit}>
          <Button type="submit" variant="default" loading={change.isPending}>
            Change password
          </Button>
          <span role="status" className={classes.done}>
            {change.isSuccess ? "Password changed" : ""}
          </span>
        </div>
      </Stack>
    </form>
  );
}
