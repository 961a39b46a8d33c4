import classes from "./people-dots.module.css";

interface Dotted {
  readonly participantId: string;
  readonly name: string;
  readonly color: string;
}

/** As many dots fit on a tab. */
const MOST = 4;

/** Says in words who is there, for a description or a tooltip; undefined for nobody. */
export function whoIsHere(people: readonly Dotted[]): string | undefined {
  if (people.length === 0) return undefined;
  const names = people.map(({ name }) => name).join(", ");
  return `${names} ${people.length === 1 ? "is" : "are"} writing here`;
}

/** People as dots in their colours, over a tab. The tab itself says who they are. */
export function PeopleDots({ people }: { people: readonly Dotted[] }) {
  if (people.length === 0) return null;
  return (
    <span className={classes.dots} aria-hidden="true">
      {people.slice(0, MOST).map(({ participantId, color }) => (
        <span key={participantId} style={{ background: color }} />
      ))}
    </span>
  );
}
