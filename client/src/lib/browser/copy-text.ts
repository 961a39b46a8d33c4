/** Said beside the text when it could not be copied; the text is selected then. */
export const COPY_BY_HAND = "The browser did not let us copy: press Ctrl+C or ⌘C.";

/** Copies text to the clipboard; false when the browser refuses (no permission, or not a secure page). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
