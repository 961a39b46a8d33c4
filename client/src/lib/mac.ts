/** On a Mac, Option writes characters, as Alt does nowhere else. */
export const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? "");
