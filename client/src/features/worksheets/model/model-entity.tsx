import { type DataModel, type Entity, entityName, type ModelledEntity } from "@casement/shared/worksheets/data-model";
import { storeName } from "@casement/shared/worksheets/store-names";
import { type StoreKind, storeKindSchema, WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { ChoiceCell } from "../cells/choice-cell";
import { SheetRow } from "../cells/sheet-row";
import { TextCell } from "../cells/text/text-cell";
import { useAddRow, useMoveRow } from "../cells/use-row-list";
import { FieldCells } from "./model-field";
import { pasteEntities } from "./model-paste";
import classes from "./model-sheet.module.css";

const ENTITY = { sheet: "data-model", table: "entity" } as const;
const FIELD = { sheet: "data-model", table: "field" } as const;
const FIELDS = WORKSHEETS["data-model"].tables.entity;

const STORES: readonly { readonly value: StoreKind | ""; readonly label: string }[] = [
  { value: "", label: "store not chosen" },
  ...storeKindSchema.unwrap().options.map((value) => ({ value, label: storeName(value) })),
];

interface EntityCardProps {
  readonly modelled: ModelledEntity;
  readonly number: number;
  readonly model: DataModel;
  readonly faults: ReadonlyMap<string, string>;
  readonly onMove: (by: -1 | 1) => void;
}

/** One entity: its name, its store and why, and its fields. */
export function EntityCard({ modelled: { entity, fields }, number, model, faults, onMove }: EntityCardProps) {
  const edits = useSheetEdits();
  const { id } = entity;
  const called = entity.name === "" ? `entity ${number}` : entity.name;
  const fault = faults.get(id);
  const add = useAddRow({ ...FIELD, parent: id }, "name");
  const move = useMoveRow(fields, "name");
  return (
    <SheetRow
      id={id}
      label={called}
      look="card"
      empty={entity.name === "" && entity.technology === "" && entity.why === "" && fields.length === 0}
      onAdd={() => add(null)}
      onMove={onMove}
    >
      <div className={classes.head}>
        <TextCell
          row={id}
          field="name"
          value={entity.name}
          label={`Name of entity ${number}`}
          hint="Entity"
          max={FIELDS.name.max}
          look="title"
          onPasteLines={(lines) => edits !== null && pasteEntities(edits, model, entity, lines)}
        />
        <ChoiceCell
          field="store"
          label={`Store of ${called}`}
          value={entity.store ?? ""}
          options={STORES}
          onChange={(store) => edits?.set({ ...ENTITY, id }, "store", store === "" ? null : store)}
        />
      </div>
      {fault !== undefined && <p className={classes.fault}>{fault}</p>}
      <DragList name={`field-${id}`} label={`Fields of ${entityName(entity)}`}>
        {fields.map((field, index) => (
          <SheetRow
            key={field.id}
            id={field.id}
            label={field.name === "" ? `field ${index + 1} of ${called}` : `${field.name} of ${called}`}
            empty={field.name === "" && field.type === ""}
            onAdd={() => add(field.id)}
            onMove={(by) => move(field.id, by)}
          >
            <FieldCells field={field} number={index + 1} called={called} model={model} fault={faults.get(field.id)} />
          </SheetRow>
        ))}
      </DragList>
      <AddRow onAdd={() => add()}>Add a field</AddRow>
      {(entity.store !== null || entity.technology !== "" || entity.why !== "") && (
        <StoreCells entity={entity} called={called} />
      )}
    </SheetRow>
  );
}

/** With which technology the entity is stored, and why. */
function StoreCells({ entity, called }: { entity: Entity; called: string }) {
  return (
    <div className={classes.store}>
      <TextCell
        row={entity.id}
        field="technology"
        value={entity.technology}
        label={`Technology of ${called}`}
        hint="PostgreSQL, Cassandra …"
        max={FIELDS.technology.max}
      />
      <TextCell
        row={entity.id}
        field="why"
        value={entity.why}
        label={`Why this store for ${called}`}
        hint="Why this store"
        max={FIELDS.why.max}
        look="soft"
        lines
      />
    </div>
  );
}
