/** Asks whoever has unsaved work; `go` leaves the page after all. */
type Guard = (go: () => void) => void;

const guards: Guard[] = [];

/** From now on the guard is asked before a page is left, until what is returned is called. */
export function guardLeaving(guard: Guard): () => void {
  guards.push(guard);
  return () => void guards.splice(guards.indexOf(guard), 1);
}

export function isGuarded(): boolean {
  return guards.length > 0;
}

/** Leaves the page, or asks its guard first. */
export function leavePage(go: () => void): void {
  const guard = guards.at(-1);
  if (guard === undefined) go();
  else guard(go);
}
