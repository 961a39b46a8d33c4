// A test file has its own Object and Array, and Node's structuredClone makes others. Yjs takes a value by its
// constructor, so what tldraw clones has to be of the test's own kind, as it is in a browser.
const cloneElsewhere = globalThis.structuredClone;
globalThis.structuredClone = (/** @type {unknown} */ value) => remake(cloneElsewhere(value));

/** @param {any} value @returns {any} */
function remake(value) {
  if (Array.isArray(value)) return value.map(remake);
  if (value?.constructor?.name !== "Object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, remake(item)]));
}
