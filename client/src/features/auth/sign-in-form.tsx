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
        <ForgotPassword />
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

/** This server sends no e-mail: the administrator makes a link. */
function ForgotPassword() {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Anchor
        component="button"
        type="button"
        size="sm"
        underline="always"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        Forgot your password?
      </Anchor>
      {opened && (
        <Text size="sm" c="dimmed" mt={6}>
          This server sends no e-mail. Ask its administrator for a reset link: they make it under “People on this
          server”. An administrator who has forgotten their own password runs{" "}
          <code>npm run reset-password -- your@address</code> on the server.
        </Text>
      )}
    </div>
  );
}
