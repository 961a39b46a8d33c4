import { notifications } from "@mantine/notifications";

const ID = "shared-document-left-out";

/** Says that the server refused the last edits of board or worksheets, even after they were made again. */
export function sayLeftOut(): void {
  notifications.hide(ID);
  notifications.show({
    id: ID,
    message: "Your last changes could not be added. You see what everybody sees.",
    color: "yellow",
  });
}
