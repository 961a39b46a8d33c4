import { dialogOnDemand } from "../on-demand/dialog-on-demand";

/** Asks before an action that cannot be undone. */
export const ConfirmDialog = dialogOnDemand(async () => (await import("./confirm-modal")).ConfirmModal);
