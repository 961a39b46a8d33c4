import { clockFace } from "@casement/shared/lib/clock-face";
import { spoken } from "@/lib/duration";
import classes from "./ribbon.module.css";
import { layOut, placeGaps, type RibbonGap, type RibbonSegment, type SegmentLayout } from "./ribbon-layout";

export type { RibbonGap, RibbonSegment } from "./ribbon-layout";

interface RibbonProps {
  segments: readonly RibbonSegment[];
  gaps?: readonly RibbonGap[];
  size: "thumb" | "room" | "chart" | "timeline";
  /** The clock runs: the current segment pulses and its fill moves. */
  live?: boolean;
  /** Makes every segment a button. */
  onPick?: (index: number) => void;
  /** Lists the steps below a chart that is too narrow for their names. */
  listsNames?: boolean;
}

/** A band whose segments are as wide as their budgets: used as timer, timeline, thumbnail and budget chart. */
export function Ribbon({ listsNames = false, ...ribbon }: RibbonProps) {
  if (!listsNames) return <Band {...ribbon} />;
  return (
    <div className={classes.listed}>
      <Band {...ribbon} />
      <ol className={classes.names} aria-hidden="true">
        {ribbon.segments.map((segment) => (
          <li key={segment.key}>
            <bdi>{segment.label}</bdi>
            <span className={classes.captionTime}>{captionTime(segment)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Band({ segments, gaps = [], size, live = false, onPick }: Omit<RibbonProps, "listsNames">) {
  const layout = layOut(segments);
  const picture = onPick === undefined;
  const role = picture
    ? { role: "img", "aria-label": describeRibbon(segments) }
    : { role: "group", "aria-label": "Steps" };
  return (
    <div className={classes.ribbon} data-size={size} data-live={live || undefined} {...role}>
      {segments.map((segment, index) => (
        <Segment
          key={segment.key}
          segment={segment}
          index={index}
          count={segments.length}
          layout={layout[index] as SegmentLayout}
          size={size}
          onPick={onPick}
        />
      ))}
      {placeGaps(segments, gaps).map((share) => (
        <span key={share} className={classes.gap} style={{ insetInlineStart: `${share * 100}%` }} aria-hidden="true" />
      ))}
    </div>
  );
}

interface SegmentProps {
  segment: RibbonSegment;
  index: number;
  count: number;
  layout: SegmentLayout;
  size: RibbonProps["size"];
  onPick: RibbonProps["onPick"];
}

function Segment({ segment, index, count, layout, size, onPick }: SegmentProps) {
  const data = {
    className: classes.segment,
    style: { flexGrow: layout.share * 1000 },
    "data-current": segment.current || undefined,
    "data-tone": segment.current ? segment.tone : undefined,
    "data-touched": segment.spentMs > 0 || undefined,
  };
  const inside = (
    <>
      <span className={classes.band}>
        <span className={classes.fill} style={{ inlineSize: `${layout.fillShare * 100}%` }} />
        {layout.overrunMs > 0 && (
          <span className={classes.over} style={{ inlineSize: `${(1 - layout.budgetShare) * 100}%` }} />
        )}
        {size !== "thumb" && size !== "chart" && <Label index={index} label={segment.label} />}
      </span>
      {size === "chart" && <ChartCaption segment={segment} index={index} overrunMs={layout.overrunMs} />}
    </>
  );
  if (onPick === undefined) return <span {...data}>{inside}</span>;
  const name = `Step ${index + 1} of ${count}: ${describeSegment(segment)}`;
  return (
    <button
      type="button"
      {...data}
      aria-label={name}
      aria-current={segment.current ? "step" : undefined}
      title={`${segment.label} · ${clockFace(segment.spentMs)} of ${clockFace(segment.budgetMs)}`}
      onClick={() => onPick(index)}
    >
      {inside}
    </button>
  );
}

function Label({ index, label }: { index: number; label: string }) {
  return (
    <span className={classes.label}>
      <span className={classes.number}>{index + 1}</span>
      <span className={classes.text} dir="auto">
        {label}
      </span>
    </span>
  );
}

function ChartCaption({ segment, index, overrunMs }: { segment: RibbonSegment; index: number; overrunMs: number }) {
  return (
    <span className={classes.caption}>
      <span className={classes.captionLabel}>
        <span className={classes.number}>{index + 1}</span> <bdi>{segment.label}</bdi>
      </span>
      <span
        className={classes.captionTime}
        data-over={overrunMs > 0 || undefined}
        data-skipped={segment.skipped || undefined}
      >
        <span className={classes.word}>{captionTime(segment)}</span>
        {segment.skipped && <span className={classes.dash}>–</span>}
        {overrunMs > 0 && <span className={classes.captionOver}> +{clockFace(overrunMs)}</span>}
      </span>
    </span>
  );
}

function captionTime({ skipped, spentMs, budgetMs }: RibbonSegment): string {
  if (skipped === true) return "skipped";
  return spentMs > 0 ? clockFace(spentMs) : `${Math.round(budgetMs / 60_000)} min`;
}

function describeSegment({ label, budgetMs, spentMs, current }: RibbonSegment): string {
  const parts = [label, spoken(budgetMs)];
  if (spentMs >= 1000) parts.push(`${spoken(spentMs)} spent`);
  if (spentMs > budgetMs && budgetMs > 0) parts.push(`${spoken(spentMs - budgetMs)} over`);
  if (current) parts.push("current");
  return parts.join(", ");
}

/** The ribbon in words, for people who do not see it. */
function describeRibbon(segments: readonly RibbonSegment[]): string {
  const total = segments.reduce((sum, segment) => sum + segment.budgetMs, 0);
  const steps = segments.map((segment, index) => `${index + 1}. ${describeSegment(segment)}`).join("; ");
  return `${segments.length} steps in ${spoken(total)}: ${steps}`;
}
