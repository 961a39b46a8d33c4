import classes from "./moment-time.module.css";

export interface MomentTimeProps {
  /** As it is shown: "12:04". */
  readonly label: string;
  /** Goes to the moment; without it the time is just told. */
  readonly onOpen?: (() => void) | undefined;
}

/** When something was. Where there is something to see of that moment it is a button that shows it. */
export function MomentTime({ label, onOpen }: MomentTimeProps) {
  if (onOpen === undefined) return <time className={classes.time}>{label}</time>;
  return (
    <button type="button" className={classes.time} data-opens aria-label={`Watch ${label}`} onClick={onOpen}>
      {label}
    </button>
  );
}
