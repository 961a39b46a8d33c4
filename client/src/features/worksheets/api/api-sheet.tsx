import type { Row } from "@casement/shared/worksheets/schema";
import { httpMethodSchema, WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useRows, useSheetEdits } from "@/document/sheets/sheets-context";
import { DragArea, DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { ChoiceCell } from "../cells/choice-cell";
import { focusCell } from "../cells/focus";
import { SheetRow } from "../cells/sheet-row";
import { SheetSection } from "../cells/sheet-section";
import { LabelledText } from "../cells/text/labelled-text";
import { TextCell } from "../cells/text/text-cell";
import { useMoveRow } from "../cells/use-row-list";
import { pasteCalls, takeMethod } from "./api-paste";
import classes from "./api-sheet.module.css";

type Call = Row<"api", "call">;
const CALL = { sheet: "api", table: "call" } as const;
const FIELDS = WORKSHEETS.api.tables.call;

const STYLES = [
  { value: "endpoint", label: "Endpoint" },
  { value: "function", label: "Function" },
] as const;
const METHODS = httpMethodSchema.options.map((method) => ({ value: method, label: method }));

/** The calls that the core features need: endpoints, or signatures of functions. */
export function ApiSheet() {
  const calls = useRows("api", "call");
  const edits = useSheetEdits();
  const add = (after?: Call) => {
    const like = after ?? calls.at(-1);
    const values = like === undefined ? {} : { values: { style: like.style } };
    const id = edits?.addRow({ ...CALL, ...(after === undefined ? {} : { after: after.id }), ...values });
    if (id != null) focusCell(id, "name");
  };
  const move = useMoveRow(calls, "name");
  const empty =
    "The three to five calls that the core features need: what goes in, what comes back, what can go wrong. Endpoints or function signatures, whichever you prefer.";
  return (
    <SheetSection title="Calls" count={calls.length} empty={calls.length === 0 ? empty : null}>
      <DragArea onDrop={(id, _list, after) => edits?.moveRow(id, after)}>
        <DragList name="call" label="Calls">
          {calls.map((call, index) => (
            <SheetRow
              key={call.id}
              id={call.id}
              label={`call ${index + 1}`}
              empty={isEmpty(call)}
              onAdd={() => add(call)}
              onMove={(by) => move(call.id, by)}
            >
              <CallCells call={call} number={index + 1} />
            </SheetRow>
          ))}
        </DragList>
      </DragArea>
      <AddRow onAdd={() => add()}>Add a call</AddRow>
    </SheetSection>
  );
}

function isEmpty({ name, summary, parameters, body, returns, errors }: Call): boolean {
  return [name, summary, parameters, body, returns, errors].every((text) => text === "");
}

function CallCells({ call, number }: { call: Call; number: number }) {
  const { id } = call;
  const endpoint = call.style === "endpoint";
  const labelled = (field: "parameters" | "body" | "returns" | "errors", title: string, hint: string) => (
    <LabelledText
      row={id}
      field={field}
      value={call[field]}
      title={title}
      label={`${title} of call ${number}`}
      hint={hint}
      max={FIELDS[field].max}
      look="code"
      folds
    />
  );
  return (
    <div className={classes.call}>
      <CallHead call={call} number={number} />
      <TextCell
        row={id}
        field="summary"
        value={call.summary}
        label={`Purpose of call ${number}`}
        hint="What it is for"
        max={FIELDS.summary.max}
        look="soft"
      />
      <div className={classes.parts}>
        {labelled("parameters", "Parameters", "limit: integer")}
        {endpoint && labelled("body", "Body", "content: string")}
        {labelled("returns", "Returns", "id: string")}
        {labelled("errors", "Errors", endpoint ? "404 no such tweet" : "NotFound")}
      </div>
    </div>
  );
}

/** Method and path of an endpoint, or the name of a function, and which of the two it is. */
function CallHead({ call, number }: { call: Call; number: number }) {
  const edits = useSheetEdits();
  const { id, style } = call;
  const endpoint = style === "endpoint";
  return (
    <div className={classes.head}>
      {endpoint && (
        <ChoiceCell
          field="method"
          label={`Method of call ${number}`}
          value={call.method}
          options={METHODS}
          look="code"
          onChange={(method) => edits?.set({ ...CALL, id }, "method", method)}
        />
      )}
      <TextCell
        row={id}
        field="name"
        value={call.name}
        label={endpoint ? `Path of call ${number}` : `Name of call ${number}`}
        hint={endpoint ? "/tweets/{id}" : "postTweet(user_id, tweet_data)"}
        max={FIELDS.name.max}
        look="code"
        onPasteLines={(lines) => edits !== null && pasteCalls(edits, call, lines)}
        {...(endpoint ? { onTyped: (text) => edits !== null && takeMethod(edits, id, text) } : {})}
      />
      <ChoiceCell
        field="style"
        label={`Kind of call ${number}`}
        value={style}
        options={STYLES}
        onChange={(next) => edits?.set({ ...CALL, id }, "style", next)}
      />
    </div>
  );
}
