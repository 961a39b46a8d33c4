import { wholeSeconds } from "@/lib/whole-seconds";
import styles from "./talk.module.css";

type Shares = readonly (number | null)[];

interface ShareBarProps {
  /** 0 to 1, together 1; null: nothing is known. */
  readonly shares: Shares;
  readonly talkers: readonly { readonly id: string; readonly color: string }[];
}

/** Shares of talk side by side. What it shows stands in a table beside it. */
export function ShareBar({ shares, talkers }: ShareBarProps) {
  return (
    <div className={styles.bar} aria-hidden="true">
      {talkers.map(({ id, color }, index) => {
        const share = shares[index] ?? 0;
        return share > 0 && <span key={id} style={{ flexGrow: share, background: color }} />;
      })}
    </div>
  );
}

/** In whole percent that add up to 100. */
export function percentsOf(shares: Shares): (number | null)[] {
  const known = shares.some((share) => share !== null);
  // Whole percents are to 100 % what whole seconds are to 100 s.
  const percents = wholeSeconds(
    shares.map((share) => (share ?? 0) * 100_000),
    known ? 100_000 : 0,
  );
  return shares.map((share, index) => (share === null ? null : (percents[index] ?? 0) / 1_000));
}
