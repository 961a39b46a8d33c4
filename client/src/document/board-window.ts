export interface WindowWatch {
  /** The browser has a network again. */
  online(): void;
  /** The server cannot be reached any more. */
  unreachable(): void;
  /** Whether leaving the page now would lose something. */
  wouldLose(): boolean;
}

/** Watches the page's network and its being left, until the returned function is called. */
export function watchWindow({ online, unreachable, wouldLose }: WindowWatch): () => void {
  // A dead socket takes half a minute to tell, the browser knows at once. But it means the network, and the server
  // may be on this very machine: so it is asked.
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
