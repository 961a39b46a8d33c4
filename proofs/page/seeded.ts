import type { seededRandom } from "@casement/shared/testing/seeded-random";

export type SeededRandom = ReturnType<typeof seededRandom>;
