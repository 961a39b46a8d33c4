import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ConfirmDialogProps } from "./confirm-dialog";
import { ErrorNotice } from "./error-notice";

/** What a confirm dialog shows; a chunk of its own. The safe choice has the focus. */
export function ConfirmModal(props: ConfirmDialogProps) {
  const {
    opened,
    title,
    children,
    confirmLabel,
    cancelLabel = "Cancel",
    dangerous,
    busy,
    error,
    onConfirm,
    onClose,
  } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>{title}</strong>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <ErrorNotice error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {cancelLabel}
          </Button>
          <Button color={dangerous ? "danger" : undefined} loading={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
