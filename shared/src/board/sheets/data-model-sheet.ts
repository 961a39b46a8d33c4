export const DATA_MODEL_SHEET = {} as const;
