import { Alert } from "@mantine/core";
import { Navigate, useLocation, useNavigate, useSearchParams } from "react-router";
import { useMe } from "@/api/accounts";
import { SignInForm } from "@/features/auth/sign-in-form";
import { paths, safeReturnPath } from "@/lib/addresses/paths";
import { Page } from "@/ui/page";
import { isSignInEnded } from "../shell/sign-in-ended";

export function SignIn() {
  const me = useMe();
  const navigate = useNavigate();
  const ended = isSignInEnded(useLocation().state);
  const back = safeReturnPath(useSearchParams()[0].get("next"));
  if (me.data?.firstRun) return <Navigate to={paths.createAccount} replace />;
  if (me.data && me.data.account !== null) return <Navigate to={back} replace />;
  return (
    <Page title="Welcome back" lead="Sign in to plan and run interviews." width="narrow">
      {ended && (
        <Alert color="yellow" mb="lg">
          Your sign-in in this browser was ended from another one, or by a new password. What was saved is kept.
        </Alert>
      )}
      <SignInForm signUpOpen={me.data?.signUpOpen ?? false} onDone={() => void navigate(back, { replace: true })} />
    </Page>
  );
}
