import { dialogOnDemand } from "@/ui/on-demand/dialog-on-demand";

/** Dialog that imports a recording from another Casement. */
export const ImportRecording = dialogOnDemand(async () => (await import("./import-dialog")).ImportDialog);
