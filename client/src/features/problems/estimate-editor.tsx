import { type Estimate, GUIDE_ROWS, PROBLEM_LENGTHS } from "@casement/shared/problem/problem";
import type { Worked } from "@casement/shared/worksheets/estimate/calculator";
import { MAX_FORMULA_LENGTH } from "@casement/shared/worksheets/estimate/parsing/formula-tokens";
import { formatLike, workEstimates } from "@casement/shared/worksheets/estimate/worked-estimate";
import { Button } from "@mantine/core";
import { LineField } from "./fields/fields";
import classes from "./fields/problem-editor.module.css";
import { RowList } from "./fields/row-list";

/** Named quantities whose formulas are computed while somebody types. */
export function EstimateEditor({ rows, onChange }: { rows: Estimate[]; onChange: (rows: Estimate[]) => void }) {
  const worked = workEstimates(rows);
  return (
    <>
      <p className={classes.note}>
        Formulas take numbers, units (kB, GB, s, day, %, million) and the names of other rows: “posts × 500 B / 86 400
        s”. A row without a name is a remark and is not computed.
      </p>
      <RowList
        at="guide.estimates"
        name="Estimate"
        rows={rows}
        most={GUIDE_ROWS.estimates}
        keyOf={(_row, index) => String(index)}
        make={() => ({ key: "", name: "", formula: "", exact: "", said: "" })}
        onChange={onChange}
      >
        {(row, set, label, path) => (
          <>
            <EstimateFields row={row} set={set} label={label} path={path} />
            {row.key !== "" && row.formula !== "" && (
              <Computed worked={worked.get(row.key)} exact={row.exact} onTake={(exact) => set({ exact })} />
            )}
          </>
        )}
      </RowList>
    </>
  );
}

interface EstimateFieldsProps {
  readonly row: Estimate;
  readonly set: (part: Partial<Estimate>) => void;
  /** Names a field together with its row. */
  readonly label: (field: string) => string;
  readonly path: string;
}

function EstimateFields({ row, set, label, path }: EstimateFieldsProps) {
  return (
    <div className={classes.estimateRow}>
      <LineField
        at={`${path}.name`}
        label={label("Quantity")}
        placeholder="Quantity"
        max={PROBLEM_LENGTHS.estimateName}
        value={row.name}
        onChange={(name) => set({ name })}
      />
      <LineField
        at={`${path}.key`}
        label={label("Name for formulas")}
        placeholder="name_for_formulas"
        max={PROBLEM_LENGTHS.estimateKey}
        value={row.key}
        onChange={(key) => set({ key })}
      />
      <LineField
        at={`${path}.formula`}
        label={label("Formula")}
        placeholder="Formula"
        max={MAX_FORMULA_LENGTH}
        value={row.formula}
        onChange={(formula) => set({ formula })}
      />
      <LineField
        at={`${path}.exact`}
        label={label("Result")}
        placeholder="Result"
        max={PROBLEM_LENGTHS.estimateResult}
        value={row.exact}
        onChange={(exact) => set({ exact })}
      />
      <LineField
        at={`${path}.said`}
        label={label("Said aloud")}
        placeholder="Said aloud"
        max={PROBLEM_LENGTHS.estimateResult}
        value={row.said}
        onChange={(said) => set({ said })}
      />
    </div>
  );
}

interface ComputedProps {
  readonly worked: Worked | undefined;
  readonly exact: string;
  readonly onTake: (exact: string) => void;
}

function Computed({ worked, exact, onTake }: ComputedProps) {
  if (worked === undefined) return null;
  if (!worked.ok) return <p className={classes.computed}>The formula {worked.fault}.</p>;
  const result = formatLike(exact === "" ? defaultUnit(worked.quantity) : exact, worked.quantity);
  return (
    <p className={classes.computed}>
      The formula gives <code>{result}</code>.{" "}
      {result !== exact && (
        <Button variant="subtle" size="compact-xs" onClick={() => onTake(result)}>
          Use it
        </Button>
      )}
    </p>
  );
}

/** Unit of a result that has no unit yet. */
function defaultUnit({ data, time }: { readonly data: number; readonly time: number }): string {
  const above = data === 1 ? "1 GB" : time === 1 ? "1 s" : "1";
  return time === -1 ? `${above}/s` : above;
}
