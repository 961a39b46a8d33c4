import { useNavigate } from "react-router";
import { useSignOut } from "@/api/accounts";
import { paths } from "@/lib/addresses/paths";

/** Signs out, and goes to the start page once that is done. */
export function useLeave() {
  const signOut = useSignOut();
  const navigate = useNavigate();
  return {
    leave: () => signOut.mutate(undefined, { onSuccess: () => void navigate(paths.home) }),
    leaving: signOut.isPending,
    error: signOut.error,
  };
}
