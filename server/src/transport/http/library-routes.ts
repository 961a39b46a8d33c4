import { cloneFramework } from "../../commands/clone-framework.js";
import { deleteFramework, editFramework } from "../../commands/edit-framework.js";
import { findProblem, findRubric, listFrameworks, listProblems } from "../../queries/find-library.js";
import type { Api } from "./api.js";
import { registerRoute } from "./register-route.js";

export function registerLibraryRoutes(api: Api): void {
  registerRoute(api, "listProblems", async ({ deps }) => ({ items: await listProblems(deps) }));
  registerRoute(api, "getProblem", ({ deps, params }) => findProblem(deps, params.problemId ?? ""));
  registerRoute(api, "getRubric", ({ deps, params }) => findRubric(deps, params.rubricId ?? ""));
  registerFrameworks(api);
}

function registerFrameworks(api: Api): void {
  registerRoute(api, "listFrameworks", async ({ deps, account }) => ({
    items: await listFrameworks(deps, account.id),
  }));
  registerRoute(api, "cloneFramework", ({ deps, account, params }) =>
    cloneFramework(deps, account.id, params.frameworkId ?? ""),
  );
  registerRoute(api, "editFramework", ({ deps, account, params, body }) =>
    editFramework(deps, account.id, params.frameworkId ?? "", body),
  );
  registerRoute(api, "deleteFramework", ({ deps, account, params }) =>
    deleteFramework(deps, account.id, params.frameworkId ?? ""),
  );
}
