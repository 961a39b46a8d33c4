import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import type { ComponentType } from "react";
import { ApiSheet } from "./api/api-sheet";
import { BottlenecksSheet } from "./bottlenecks/bottlenecks-sheet";
import { DeepDiveSheet } from "./deep-dive/deep-dive-sheet";
import { EstimateSheet } from "./estimate/estimate-sheet";
import { DataModelSheet } from "./model/model-sheet";
import { RequirementsSheet } from "./requirements/requirements-sheet";

/** The component of each worksheet. */
export const SHEET_BODIES: Readonly<Record<WorksheetKind, ComponentType>> = {
  requirements: RequirementsSheet,
  estimate: EstimateSheet,
  api: ApiSheet,
  "data-model": DataModelSheet,
  "deep-dive": DeepDiveSheet,
  bottlenecks: BottlenecksSheet,
};
