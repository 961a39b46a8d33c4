import { createContext } from "react";

/** Whether the outline is open: it shows the selection's details, so nothing else has to. */
export const OutlineOpened = createContext(false);
