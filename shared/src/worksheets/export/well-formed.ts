/** Halves of a character, which no file can hold, become the sign for one that is missing. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");
