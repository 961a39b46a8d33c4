import { dialogOnDemand } from "@/ui/on-demand/dialog-on-demand";

/** The invites dialog, for any page. */
export const InvitesDialog = dialogOnDemand(async () => (await import("./invites-modal")).InvitesModal);
