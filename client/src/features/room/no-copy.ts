import { notifications } from "@mantine/notifications";

const ID = "shared-document-no-copy";

/** This browser keeps no copy of the board and the worksheets; it stays until it is read. */
export function sayNoCopy(): void {
  notifications.show({
    id: ID,
    message:
      "This browser cannot keep a copy of the board and the worksheets. Keep this page open until it says Saved, above all while you are offline.",
    color: "yellow",
    autoClose: false,
  });
}
