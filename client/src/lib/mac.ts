/** On a Mac, Option writes characters, which Alt does on no other system. */
export const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? "");
