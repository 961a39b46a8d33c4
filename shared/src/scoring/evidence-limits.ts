/** Most pins on one scorecard, and most shapes of the board on one pin. */
export const MAX_PINS = 50;
export const MAX_PINNED_SHAPES = 50;
/** In UTF-16 code units. */
export const MAX_PIN_LABEL_LENGTH = 200;
