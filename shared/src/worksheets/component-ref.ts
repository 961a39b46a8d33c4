import { z } from "zod";

/** The shape on the board that a row refers to. `label`: its name when it was chosen, shown once the shape is gone. */
export const componentRefSchema = z
  .object({ id: z.string().startsWith("shape:").max(128), label: z.string().max(200) })
  .nullable();
export type ComponentRef = z.infer<typeof componentRefSchema>;
