import { joined, type Stretch } from "@casement/shared/lib/stretches";
import { seededRandom } from "@casement/shared/testing/seeded-random";

/** Each person's speech in a dialogue of `ms`, in order and without overlaps. */
export type Dialogue = readonly (readonly Stretch[])[];

const PEOPLE_AT_LEAST = 2;
/** Turns are up to so long: answers, sentences, explanations. */
const TURNS_MS = [2_000, 8_000, 20_000] as const;
const SHORTEST_TURN_MS = 500;
/** A turn begins up to so long before the one before has ended. */
const OVERLAP_MS = 800;
const PAUSE_MS = 3_000;
const SILENCE_MS = 14_000;
const QUIET_END_MS = 20_000;

/** Two or three people, of whom some talk more, who talk over each other and are silent now and then. */
export function dialogueOf(seed: number, ms: number): Dialogue {
  const random = seededRandom(seed);
  const people = Array.from({ length: PEOPLE_AT_LEAST + random.below(2) }, () => ({
    weight: 0.2 + random.next(),
    spoken: [] as Stretch[],
  }));
  const all = people.reduce((sum, { weight }) => sum + weight, 0);
  let now = 1_000;
  while (now < ms - QUIET_END_MS) {
    const turn = SHORTEST_TURN_MS + random.below(random.pick(TURNS_MS));
    let place = random.next() * all;
    const speaker = people.find(({ weight }) => {
      place -= weight;
      return place < 0;
    });
    speaker?.spoken.push({ from: now, to: now + turn });
    const silence = random.below(25) === 0 ? SILENCE_MS : 0;
    now += Math.max(100, turn + random.below(PAUSE_MS) - OVERLAP_MS + silence);
  }
  return people.map(({ spoken }) => joined(spoken));
}
