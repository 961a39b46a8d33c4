import classes from "./problem-editor.module.css";

/** What is wrong, place by place. */
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
