import { notifications } from "@mantine/notifications";

const ID = "shared-document-left-out";

/** The last edits of board or worksheets could not be added, not even anew. */
export function sayLeftOut(): void {
  notifications.hide(ID);
  notifications.show({
    id: ID,
    message: "Your last changes could not be added. You see what everybody sees.",
    color: "yellow",
  });
}
