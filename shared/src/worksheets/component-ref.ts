import { z } from "zod";

/** A shape on the board that a row means. `label`: what it was called when it was chosen, for when it is gone. */
export const componentRefSchema = z
  .object({ id: z.string().startsWith("shape:").max(128), label: z.string().max(200) })
  .nullable();
export type ComponentRef = z.infer<typeof componentRefSchema>;
