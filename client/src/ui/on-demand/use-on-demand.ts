import { useState } from "react";

/**
 * A module that is loaded when it is first wanted: null until then. After a failed load, the next `want` tries again.
 */
export function useOnDemand<Module>(load: () => Promise<Module>): [loaded: Module | null, want: () => void] {
  const [loaded, setLoaded] = useState<Module | null>(null);
  const want = () => {
    load().then(setLoaded, () => undefined);
  };
  return [loaded, want];
}
