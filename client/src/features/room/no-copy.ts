import { notifications } from "@mantine/notifications";

const ID = "shared-document-no-copy";

/** Says that this browser keeps no copy of the board and the worksheets, until it is read or no longer true. */
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
