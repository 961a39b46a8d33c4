import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { ErrorNotice } from "../notices/error-notice";

interface ConfirmModalProps {
  opened: boolean;
  title: string;
  /** What will happen and what is kept. */
  children: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  /** Red button: something is lost for good. */
  dangerous?: boolean;
  busy?: boolean;
  /** The confirm button is greyed; the text says why. */
  blocked?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** The content of a confirm dialog; a chunk of its own. The safe choice has the focus. */
export function ConfirmModal(props: ConfirmModalProps) {
  const {
    opened,
    title,
    children,
    confirmLabel,
    cancelLabel = "Cancel",
    dangerous,
    busy,
    blocked,
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
          <Button color={dangerous ? "danger" : undefined} loading={busy} disabled={blocked} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
