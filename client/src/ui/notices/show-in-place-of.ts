import { notifications } from "@mantine/notifications";

const shown = new Map<string, string>();

/**
 * Says something in place of what was last said about the subject. Under a new id: shown again under its own, a notice
 * would close when the one before was due to.
 */
export function showInPlaceOf(subject: string, message: string, color = "yellow"): void {
  const before = shown.get(subject);
  if (before !== undefined) notifications.hide(before);
  shown.set(subject, notifications.show({ message, color }));
}
