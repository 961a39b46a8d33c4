type Kind = "localStorage" | "sessionStorage";

/**
 * The browser's storage, which may not be there: blocked with the cookies, or in a sandbox. Then even to name it throws;
 * here nothing is kept, and nothing is found.
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

/** Of this tab alone. */
export const tabStorage = guarded("sessionStorage");
/** Of this browser. */
export const browserStorage = guarded("localStorage");
