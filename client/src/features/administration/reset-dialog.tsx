import type { AccountItem } from "@casement/shared/contract/http/accounts";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useCreatePasswordReset } from "@/api/accounts";
import { paths } from "@/lib/addresses/paths";
import { COPY_BY_HAND } from "@/lib/browser/copy-text";
import { CopyButton } from "@/ui/copy-button";
import { LoopbackNote } from "@/ui/loopback-note";
import { ErrorNotice } from "@/ui/notices/error-notice";

/** Makes a link by which somebody sets a new password, for the administrator to hand over. */
export function ResetDialog({ account, onClose }: { account: AccountItem; onClose: () => void }) {
  const create = useCreatePasswordReset();
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  const link = create.data ? `${window.location.origin}${paths.resetPassword}#${create.data.secret}` : null;
  const select = () => {
    setRefused(true);
    field.current?.select();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<strong>Reset the password of {account.name}</strong>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack gap="md">
        <div>
          Make a link and send it to {account.name} yourself. Whoever opens it sets a new password for {account.email}:
          it works once, and for an hour. An earlier link stops working. The old password works until a new one is set.
        </div>
        <ErrorNotice error={create.error} />
        {link !== null && (
          <div>
            <TextInput
              ref={field}
              label="Reset link"
              description="Shown only now."
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
            <LoopbackNote />
            <span role="status">{refused && COPY_BY_HAND}</span>
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {link === null ? "Cancel" : "Done"}
          </Button>
          {link === null ? (
            <Button loading={create.isPending} onClick={() => create.mutate(account.id)}>
              Make reset link
            </Button>
          ) : (
            <CopyButton variant="filled" label="Copy link" text={link} onRefused={select} />
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
