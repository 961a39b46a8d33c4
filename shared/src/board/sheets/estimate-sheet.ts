export const ESTIMATE_SHEET = {} as const;
