// A test file has its own Object and Array, but Node's structuredClone makes others. Yjs looks at a value's
// constructor, so that tldraw's clones must be of the test's own classes, as they are in a browser.
const cloneElsewhere = globalThis.structuredClone;
globalThis.structuredClone = (/** @type {unknown} */ value) => remake(cloneElsewhere(value));

/** @param {any} value @returns {any} */
function remake(value) {
  if (Array.isArray(value)) return value.map(remake);
  if (value?.constructor?.name !== "Object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, remake(item)]));
}
