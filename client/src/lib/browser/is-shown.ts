import { createContext, useContext } from "react";

/** Whether the tab around this is the open one; tabs keep their content while another one is shown. */
const ShownContext = createContext(true);

export const ShownProvider = ShownContext.Provider;
export const useIsShown = (): boolean => useContext(ShownContext);
