import { z } from "zod";
import { browserStorage } from "@/lib/browser/browser-storage";

const KEPT = "casement-devices";

const choiceSchema = z.object({
  /** Device ids as the browser names them for this origin; null: its default. */
  microphoneId: z.string().nullable().catch(null),
  cameraId: z.string().nullable().catch(null),
  speakerId: z.string().nullable().catch(null),
  /** How this person goes into a call. */
  joinsMuted: z.boolean().catch(false),
  joinsWithMicrophone: z.boolean().catch(true),
  joinsWithCamera: z.boolean().catch(true),
  /** Whether connections go through the server's relay alone, so that nobody learns this browser's address. */
  relayOnly: z.boolean().catch(false),
});
export type DeviceChoice = z.infer<typeof choiceSchema>;

/** What this browser's person chose last. */
export function readDeviceChoice(): DeviceChoice {
  try {
    return choiceSchema.parse(JSON.parse(browserStorage.getItem(KEPT) ?? "{}"));
  } catch {
    return choiceSchema.parse({});
  }
}

export function keepDeviceChoice(change: Partial<DeviceChoice>): void {
  browserStorage.setItem(KEPT, JSON.stringify(Object.assign(readDeviceChoice(), change)));
}
