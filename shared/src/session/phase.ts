import { z } from "zod";

/** planned: the lobby is open, the plan can be edited. live: the clock runs or is paused. ended: read-only. */
export const phaseSchema = z.enum(["planned", "live", "ended"]);
export type Phase = z.infer<typeof phaseSchema>;
