/** Whether a dialog has the page to itself. A closed drawer that is kept in the page is none. */
export function isDialogOpen(): boolean {
  const dialogs = document.querySelectorAll("[role=dialog][aria-modal=true]");
  return [...dialogs].some((dialog) => dialog.checkVisibility());
}
