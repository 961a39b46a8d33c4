import classes from "./moment-time.module.css";

interface MomentTimeProps {
  /** The shown time, such as "12:04". */
  readonly label: string;
  /** Shows the moment; without it the time is plain text. */
  readonly onOpen?: (() => void) | undefined;
}

/** The time of a moment; a button where the moment can be shown. */
export function MomentTime({ label, onOpen }: MomentTimeProps) {
  if (onOpen === undefined) return <time className={classes.time}>{label}</time>;
  return (
    <button type="button" className={classes.time} data-opens aria-label={`Watch ${label}`} onClick={onOpen}>
      {label}
    </button>
  );
}
