/** Calls back with a value, now and after each change, until the function that it returned is called. */
export type Watch<T> = (show: (value: T) => void) => () => void;

/** How somebody is called and drawn. `color`: a CSS colour. */
export interface PersonLook {
  readonly name: string;
  readonly color: string;
}

/** Somebody's pointer, in px of the board's page. */
export interface PointerThen extends PersonLook {
  readonly participantId: string;
  readonly x: number;
  readonly y: number;
}

/** A shape that somebody changed last; `age`: 0 for just now, 1 for as long ago as is shown at all. */
export interface ChangeThen extends PersonLook {
  readonly id: string;
  readonly participantId: string;
  readonly age: number;
}
