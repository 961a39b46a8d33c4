import classes from "./fields/problem-editor.module.css";

/** The list of faults, each with its place. */
export function Faults({ title, faults }: { title: string; faults: readonly string[] }) {
  return (
    <div className={classes.faults} role="alert">
      <p>{title}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  );
}
