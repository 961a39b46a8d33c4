import type { AccountItem } from "@casement/shared/contract/http/accounts";
import { useEffect, useState } from "react";
import { useDisableAccount } from "@/api/accounts";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";

/** Asks before an account is disabled, or enabled again. */
export function DisableDialog({ account, onClose }: { account: AccountItem | null; onClose: () => void }) {
  const disable = useDisableAccount();
  // Stays while the dialog fades out, so that its text does too.
  const [shown, setShown] = useState(account);
  useEffect(() => {
    if (account !== null) setShown(account);
  }, [account]);
  if (shown === null) return null;
  const close = () => {
    disable.reset();
    onClose();
  };
  const { id, name, disabled } = shown;
  return (
    <ConfirmDialog
      opened={account !== null}
      title={disabled ? `Enable ${name}?` : `Disable ${name}?`}
      confirmLabel={disabled ? "Enable account" : "Disable account"}
      dangerous={!disabled}
      busy={disable.isPending}
      error={disable.error}
      onConfirm={() => disable.mutate({ accountId: id, disabled: !disabled }, { onSuccess: close })}
      onClose={close}
    >
      {disabled
        ? "They can sign in again with the password they had."
        : "They are signed out everywhere at once, even from a session that is running, and cannot sign in. Their sessions and recordings are kept, and invites and playback links they gave out keep working. You can enable the account again."}
    </ConfirmDialog>
  );
}
