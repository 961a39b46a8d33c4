import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@casement/shared/contract/http/accounts";
import { Button, PasswordInput, Stack } from "@mantine/core";
import { useState } from "react";
import { useResetPassword } from "@/api/accounts";
import { codeOf, fieldError } from "@/lib/api-error";
import { describeError } from "@/lib/error-text";
import { ErrorNotice } from "@/ui/notices/error-notice";

/** Sets a new password by a link of the administrator. */
export function ResetPasswordForm({ secret, onDone }: { secret: string; onDone: () => void }) {
  const reset = useResetPassword();
  const [next, setNext] = useState("");
  const weak = codeOf(reset.error) === "WEAK_PASSWORD";
  const fault = weak ? describeError(reset.error).sentence : fieldError(reset.error, "next");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate({ secret, next }, { onSuccess: onDone });
      }}
    >
      <Stack gap="md">
        <ErrorNotice error={fault === undefined ? reset.error : null} />
        <PasswordInput
          label="New password"
          description={`At least ${MIN_PASSWORD_LENGTH} characters. A few words in a row work well.`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={MIN_PASSWORD_LENGTH}
          maxLength={MAX_PASSWORD_LENGTH}
          value={next}
          error={fault}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={reset.isPending} mt="xs">
          Set new password
        </Button>
      </Stack>
    </form>
  );
}
