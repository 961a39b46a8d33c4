interface WindowWatch {
  /** The browser has a network again. */
  online(): void;
  /** The server cannot be reached any more. */
  unreachable(): void;
  /** Whether leaving the page at this moment would lose an edit. */
  wouldLose(): boolean;
}

/** Watches the page's network and its closing, until the returned function is called. */
export function watchWindow({ online, unreachable, wouldLose }: WindowWatch): () => void {
  // A dead socket shows only after half a minute; the browser knows at once. But the browser means the network, and the
  // server may run on this computer, so the server is asked first.
  const offline = () => {
    fetch("/healthz", { cache: "no-store" }).catch(unreachable);
  };
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (wouldLose()) event.preventDefault();
  };
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  window.addEventListener("beforeunload", beforeUnload);
  return () => {
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
    window.removeEventListener("beforeunload", beforeUnload);
  };
}
