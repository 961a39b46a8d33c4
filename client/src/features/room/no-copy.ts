import { notifications } from "@mantine/notifications";

const ID = "shared-document-no-copy";

/**
 * Shows that this browser keeps no copy of board and worksheets, until somebody closes the notice or a copy is kept.
 */
export function sayCopyKept(kept: boolean): void {
  if (kept) {
    notifications.hide(ID);
    return;
  }
  notifications.show({
    id: ID,
    message:
      "This browser cannot keep a copy of the board and the worksheets. Keep this page open until it says Saved, above all while you are offline.",
    color: "yellow",
    autoClose: false,
  });
}
