import { useEffect } from "react";
import { useSharedDocument } from "../shared-document";
import { ModelDrawing } from "./model-drawing";

/** Keeps the data model's entities on the board in step while one may write. `full` must not change while mounted. */
export function useModelDrawing(full: (leftOut: number) => void): void {
  const { client, version, writable } = useSharedDocument();
  useEffect(() => {
    if (client === null || version !== "ready" || !writable) return;
    const drawing = new ModelDrawing(client.doc, full);
    return () => drawing.close();
  }, [client, version, writable, full]);
}
