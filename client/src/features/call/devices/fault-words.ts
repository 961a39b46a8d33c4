import type { MediaFault } from "@/media/media-fault";

type Device = "microphone" | "camera";

/** What happened, and the way out. */
export function sayFault(device: Device, fault: MediaFault): string {
  switch (fault) {
    case "insecure":
      return `Browsers give a page your ${device} only over https. Ask whoever runs this server; you can join without it.`;
    case "refused":
      return `The browser does not allow this page to use your ${device}. Allow it in the browser's address bar, then try again; or join without it.`;
    case "absent":
      return `No ${device} was found. Plug one in, or join without it.`;
    case "busy":
      return `Another program holds your ${device}, or it does not answer. Close that program and try again; or join without it.`;
    case "unknown":
      return `Your ${device} could not be opened. Try again, or join without it.`;
  }
}
