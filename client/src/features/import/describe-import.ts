import type { ImportProgress } from "@casement/shared/contract/http/sessions";

/** The import's progress in words, and the share that is done, 0 to 1. */
export function describeImport(
  name: string,
  sent: number,
  progress: ImportProgress | null,
): { readonly words: string; readonly share: number } {
  if (sent < 1) return { words: `Sending ${name}`, share: sent };
  if (progress === null || progress.step === "sending") return { words: "Sent", share: 0 };
  const { step, before, share } = progress;
  if (step === "waiting")
    return {
      words: before === 1 ? "Waiting: one other import comes first" : `Waiting: ${before} other imports come first`,
      share: 0,
    };
  return { words: step === "checking" ? "Checking every line" : "Saving it", share };
}
