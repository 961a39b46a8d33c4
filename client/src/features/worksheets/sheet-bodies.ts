import type { WorksheetKind } from "@casement/shared/worksheet";
import type { ComponentType } from "react";
import { ApiSheet } from "./api-sheet";
import { BottlenecksSheet } from "./bottlenecks-sheet";
import { DeepDiveSheet } from "./deep-dive-sheet";
import { EstimateSheet } from "./estimate-sheet";
import { DataModelSheet } from "./model-sheet";
import { RequirementsSheet } from "./requirements-sheet";

/** What each worksheet shows. */
export const SHEET_BODIES: Readonly<Record<WorksheetKind, ComponentType>> = {
  requirements: RequirementsSheet,
  estimate: EstimateSheet,
  api: ApiSheet,
  "data-model": DataModelSheet,
  "deep-dive": DeepDiveSheet,
  bottlenecks: BottlenecksSheet,
};
