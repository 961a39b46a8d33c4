import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useSignIn } from "@/api/accounts";
import { paths } from "@/lib/addresses/paths";
import { fieldError } from "@/lib/api-error";
import { ErrorNotice } from "@/ui/notices/error-notice";

export function SignInForm({ signUpOpen, onDone }: { signUpOpen: boolean; onDone: () => void }) {
  const signIn = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ email, password }, { onSuccess: onDone });
      }}
    >
      <Stack gap="md">
        <ErrorNotice error={signIn.error} />
        <TextInput
          label="E-mail address"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          error={fieldError(signIn.error, "email")}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={signIn.isPending} mt="xs">
          Sign in
        </Button>
        {signUpOpen && (
          <Text size="sm" c="dimmed">
            New here?{" "}
            <Anchor component={Link} to={paths.createAccount} size="sm" underline="always">
              Create account
            </Anchor>
          </Text>
        )}
      </Stack>
    </form>
  );
}
