/** The product's mark: a ribbon of steps in a window. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <g fill="var(--accent-ink)">
        <rect x="6" y="8" width="20" height="4" rx="2" />
        <rect x="6" y="14" width="13" height="4" rx="2" />
        <rect x="21" y="14" width="5" height="4" rx="2" opacity=".5" />
        <rect x="6" y="20" width="7" height="4" rx="2" opacity=".5" />
      </g>
    </svg>
  );
}
