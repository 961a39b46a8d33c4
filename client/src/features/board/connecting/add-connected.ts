import { createContext } from "react";
import type { TLShapeId, VecLike } from "tldraw";

/**
 * Asks which component to add, its middle at `at` in px of the page, called by `from`. Null where nothing can be added.
 */
export const AddConnected = createContext<((from: TLShapeId, at: VecLike) => void) | null>(null);
