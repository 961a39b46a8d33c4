import { clockFace } from "@casement/shared/lib/clock-face";
import type { StepClock } from "@casement/shared/session/step-clock";
import type { Note } from "@casement/shared/session-log/state";

/** What a listed note needs; saved and unsaved notes both have it. */
type Dated = Pick<Note, "at" | "stepIndex">;

interface NoteGroup<N extends Dated> {
  readonly key: string;
  readonly title: string;
  readonly notes: readonly N[];
}

const BEFORE = -1;

/** Notes by step in the plan's order: before the start first, after the end last; by time within each. */
export function groupNotes<N extends Dated>(
  notes: readonly N[],
  clock: Pick<StepClock, "endedAt">,
  steps: readonly { readonly title: string }[],
): NoteGroup<N>[] {
  const groups = new Map<number, N[]>();
  for (const note of notes) {
    const after = clock.endedAt !== null && note.at > clock.endedAt;
    const place = after ? steps.length : (note.stepIndex ?? BEFORE);
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [note]);
    else group.push(note);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([place, inside]) => ({
      key: String(place),
      title: titleOf(place, steps),
      notes: inside.sort((a, b) => a.at - b.at),
    }));
}

function titleOf(place: number, steps: readonly { readonly title: string }[]): string {
  if (place === BEFORE) return "Before the start";
  const step = steps[place];
  return step === undefined ? "After the interview" : `${place + 1} ${step.title}`;
}

/** Time in the interview, such as "12:04" since its start; null before it and after its end. */
export function timeInInterview(at: number, { startedAt, endedAt }: Pick<StepClock, "startedAt" | "endedAt">) {
  const within = startedAt !== null && at >= startedAt && (endedAt === null || at <= endedAt);
  return within ? clockFace(at - startedAt) : null;
}
