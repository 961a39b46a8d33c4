/**
 * Why a microphone or camera cannot be used. insecure: the page came over http, where browsers give no devices. refused:
 * the person or the browser said no. absent: there is no such device. busy: another program holds it.
 */
export type MediaFault = "insecure" | "refused" | "absent" | "busy" | "unknown";

const BY_NAME: Readonly<Record<string, MediaFault>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "absent",
  OverconstrainedError: "absent",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** Reads what getUserMedia threw. */
export function mediaFaultOf(thrown: unknown): MediaFault {
  if (thrown instanceof InsecurePage) return "insecure";
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "";
  return Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? "unknown") : "unknown";
}

/** Browsers hide all devices from pages that came over http from another machine. */
export class InsecurePage extends Error {
  override readonly name = "InsecurePage";
}
