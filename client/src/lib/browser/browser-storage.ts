type Kind = "localStorage" | "sessionStorage";

/**
 * The browser's storage, where it may be blocked (with cookies, or in a sandbox). Then even reading the global throws;
 * this keeps and finds nothing instead.
 */
function guarded(kind: Kind) {
  const attempt = <T>(work: (storage: Storage) => T): T | null => {
    try {
      return work(window[kind]);
    } catch {
      return null;
    }
  };
  return {
    getItem: (key: string): string | null => attempt((storage) => storage.getItem(key)),
    setItem: (key: string, value: string): void => void attempt((storage) => storage.setItem(key, value)),
    removeItem: (key: string): void => void attempt((storage) => storage.removeItem(key)),
  };
}

/** Storage of this tab. */
export const tabStorage = guarded("sessionStorage");
/** Storage of this browser. */
export const browserStorage = guarded("localStorage");
