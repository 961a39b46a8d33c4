/** Replaces lone surrogates, which UTF-8 cannot encode, by the replacement character. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");
