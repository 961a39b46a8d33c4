import { dataModelOf, modelFaults } from "@casement/shared/worksheets/data-model";
import { useMemo } from "react";
import { useRows, useSheetEdits } from "@/document/sheets/sheets-context";
import { DragArea, DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { SheetSection } from "../cells/sheet-section";
import { useAddRow, useMoveRow } from "../cells/use-row-list";
import { EntityCard } from "./model-entity";
import { ModelOnBoard } from "./model-on-board";
import { ModelRelations } from "./model-relations";

const ENTITY = { sheet: "data-model", table: "entity" } as const;
const EMPTY = "What is stored: users, posts, follows; for each its fields, its key, and which store suits it.";

/**
 * Entities with their fields, keys and stores, the relations between them, and the switch that puts them on the board.
 */
export function DataModelSheet() {
  const entity = useRows("data-model", "entity");
  const field = useRows("data-model", "field");
  const relation = useRows("data-model", "relation");
  const edits = useSheetEdits();
  const model = useMemo(() => dataModelOf({ entity, field, relation }), [entity, field, relation]);
  const faults = useMemo(() => modelFaults(model), [model]);
  // Once the model is on the board, new entities are drawn too.
  const drawn = entity.some((one) => one.drawn);
  const add = useAddRow({ ...ENTITY, values: drawn ? { drawn } : {} }, "name");
  const move = useMoveRow(entity, "name");
  return (
    <>
      <SheetSection
        title="Entities"
        count={entity.length}
        empty={entity.length === 0 ? EMPTY : null}
        aside={edits !== null && entity.length > 0 ? <ModelOnBoard entities={entity} /> : null}
      >
        <DragArea onDrop={(id, _list, after) => edits?.moveRow(id, after)}>
          <DragList name="entity" label="Entities">
            {model.entities.map((one, index) => (
              <EntityCard
                key={one.entity.id}
                modelled={one}
                number={index + 1}
                model={model}
                faults={faults}
                onMove={(by) => move(one.entity.id, by)}
              />
            ))}
          </DragList>
        </DragArea>
        <AddRow onAdd={() => add()}>Add an entity</AddRow>
      </SheetSection>
      {(entity.length > 0 || relation.length > 0) && (
        <ModelRelations relations={relation} entities={entity} faults={faults} />
      )}
    </>
  );
}
