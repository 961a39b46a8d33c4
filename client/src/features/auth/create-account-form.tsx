import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@casement/shared/contract/http/accounts";
import { MAX_PERSON_NAME_LENGTH } from "@casement/shared/lib/person-name";
import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useSignUp } from "@/api/accounts";
import { paths } from "@/lib/addresses/paths";
import { codeOf, fieldError } from "@/lib/api-error";
import { describeError } from "@/lib/error-text";
import { ErrorNotice } from "@/ui/notices/error-notice";

export function CreateAccountForm({ firstRun, onDone }: { firstRun: boolean; onDone: () => void }) {
  const signUp = useSignUp();
  const [draft, setDraft] = useState({ name: "", email: "", password: "" });
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const weak = codeOf(signUp.error) === "WEAK_PASSWORD";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signUp.mutate(draft, { onSuccess: onDone });
      }}
    >
      <Stack gap="md">
        <ErrorNotice error={weak ? null : signUp.error} />
        <TextInput
          label="Name"
          description="As candidates and colleagues will see it."
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={MAX_PERSON_NAME_LENGTH}
          value={draft.name}
          error={fieldError(signUp.error, "name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label="E-mail address"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={draft.email}
          error={fieldError(signUp.error, "email")}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <PasswordInput
          label="Password"
          description={`At least ${MIN_PASSWORD_LENGTH} characters. A few words in a row work well.`}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={MIN_PASSWORD_LENGTH}
          maxLength={MAX_PASSWORD_LENGTH}
          value={draft.password}
          error={weak ? describeError(signUp.error).sentence : fieldError(signUp.error, "password")}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
        <Button type="submit" fullWidth loading={signUp.isPending} mt="xs">
          Create account
        </Button>
        {!firstRun && <SignInInstead />}
      </Stack>
    </form>
  );
}

function SignInInstead() {
  return (
    <Text size="sm" c="dimmed">
      Already have an account?{" "}
      <Anchor component={Link} to={paths.signIn} size="sm" underline="always">
        Sign in
      </Anchor>
    </Text>
  );
}
