import {
  ESTIMATE_TEMPLATES,
  type EstimateTemplate,
  missingRows,
} from "@casement/shared/worksheets/estimate/estimate-templates";
import type { QuantityRows } from "@casement/shared/worksheets/estimate/format-quantities";
import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { IconChevronDown } from "@/ui/icons/icons";
import { focusCell } from "../cells/focus";
import classes from "./estimate-sheet.module.css";

const QUANTITY = { sheet: "estimate", table: "quantity" } as const;

/** Adds the rows of one kind of estimate; existing rows stay as they are. */
export function EstimateTemplates({ rows }: { rows: QuantityRows }) {
  const edits = useSheetEdits();
  const insert = (template: EstimateTemplate) => {
    const missing = missingRows(
      template,
      rows.map(({ name }) => name),
    );
    if (missing.length === 0) {
      notifications.show({
        message: `Everything in “${template.title}” is here already. Change the figures to your own.`,
      });
      return;
    }
    const ids = edits?.addRows(missing.map((texts) => ({ ...QUANTITY, texts }))) ?? [];
    if (ids[0] !== undefined) focusCell(ids[0], "formula");
  };
  return (
    <Menu position="bottom-end" withinPortal returnFocus={false}>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          rightSection={<IconChevronDown size={12} stroke={1.75} aria-hidden="true" />}
        >
          Templates
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ESTIMATE_TEMPLATES.map((template) => (
          <Menu.Item key={template.id} onClick={() => insert(template)}>
            <span className={classes.template}>{template.title}</span>
            <span className={classes.templateLead}>{template.lead}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
