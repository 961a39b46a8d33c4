/** Whether a modal dialog is open. A closed drawer that stays mounted does not count. */
export function isDialogOpen(): boolean {
  const dialogs = document.querySelectorAll("[role=dialog][aria-modal=true]");
  return [...dialogs].some((dialog) => dialog.checkVisibility());
}
