import { useEffect } from "react";
import { useSharedDocument } from "../shared-document";
import { ModelDrawing } from "./model-drawing";

/**
 * Keeps the entities on the board in step with the data model while the person may write. `full` must not change while
 * mounted.
 */
export function useModelDrawing(full: (leftOut: number) => void): void {
  const { client, version, writable } = useSharedDocument();
  useEffect(() => {
    if (client === null || version !== "ready" || !writable) return;
    const drawing = new ModelDrawing(client.doc, full);
    return () => drawing.close();
  }, [client, version, writable, full]);
}
