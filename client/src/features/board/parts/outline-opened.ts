import { createContext } from "react";

/** Whether the outline stands beside the board: it shows the selection's details, so that nothing else need. */
export const OutlineOpened = createContext(false);
