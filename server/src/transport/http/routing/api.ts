import type { RouteName } from "@casement/shared/contract/http/routes";
import type { Router } from "express";
import type { HttpDeps } from "../../../deps.js";
import type { HeavyAnswers } from "./heavy-answers.js";

/** The API while it is built: where routes are mounted, and which routes of the table are there already. */
export interface Api {
  readonly router: Router;
  readonly deps: HttpDeps;
  readonly registered: Set<RouteName>;
  readonly heavy: HeavyAnswers;
}
