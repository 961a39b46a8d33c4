import { cloneFramework } from "../../../commands/library/clone-framework.js";
import { createFramework } from "../../../commands/library/create-framework.js";
import { cloneProblem, createProblem } from "../../../commands/library/create-problem.js";
import { deleteFramework, editFramework } from "../../../commands/library/edit-framework.js";
import { archiveProblem, deleteProblem, editProblem } from "../../../commands/library/edit-problem.js";
import {
  createFeedbackTemplate,
  deleteFeedbackTemplate,
  editFeedbackTemplate,
} from "../../../commands/library/feedback-templates.js";
import { cloneRubric, createRubric, deleteRubric, editRubric } from "../../../commands/library/rubrics.js";
import { createTemplate, deleteTemplate, renameTemplate } from "../../../commands/library/templates.js";
import { listFeedbackTemplates, listFrameworks, listRubrics, listTemplates } from "../../../queries/find-library.js";
import { findProblem, findProblemVersion, listProblems, listProblemVersions } from "../../../queries/find-problems.js";
import type { Api } from "../routing/api.js";
import { registerRoute } from "../routing/register-route.js";

export function registerLibraryRoutes(api: Api): void {
  registerFrameworks(api);
  registerRubrics(api);
  registerTemplates(api);
  registerFeedbackTemplates(api);
  registerProblems(api);
}

function registerProblems(api: Api): void {
  registerRoute(api, "listProblems", async ({ deps, account }) => ({ items: await listProblems(deps, account.id) }));
  registerRoute(api, "getProblem", ({ deps, account, params }) =>
    findProblem(deps, account.id, params.problemId ?? ""),
  );
  registerRoute(api, "createProblem", ({ deps, account, body }) => createProblem(deps, account.id, body));
  registerRoute(api, "cloneProblem", ({ deps, account, params }) =>
    cloneProblem(deps, account.id, params.problemId ?? ""),
  );
  registerRoute(api, "editProblem", ({ deps, account, params, body }) =>
    editProblem(deps, account.id, params.problemId ?? "", body),
  );
  registerRoute(api, "archiveProblem", ({ deps, account, params, body }) =>
    archiveProblem(deps, account.id, params.problemId ?? "", body.archived),
  );
  registerRoute(api, "deleteProblem", ({ deps, account, params }) =>
    deleteProblem(deps, account.id, params.problemId ?? ""),
  );
  registerRoute(api, "listProblemVersions", async ({ deps, account, params }) => ({
    items: await listProblemVersions(deps, account.id, params.problemId ?? ""),
  }));
  registerRoute(api, "getProblemVersion", ({ deps, account, params }) =>
    findProblemVersion(deps, account.id, params.problemId ?? "", Number(params.version)),
  );
}

function registerTemplates(api: Api): void {
  registerRoute(api, "listTemplates", async ({ deps, account }) => ({ items: await listTemplates(deps, account.id) }));
  registerRoute(api, "createTemplate", ({ deps, account, body }) => createTemplate(deps, account.id, body));
  registerRoute(api, "renameTemplate", ({ deps, account, params, body }) =>
    renameTemplate(deps, account.id, params.templateId ?? "", body),
  );
  registerRoute(api, "deleteTemplate", ({ deps, account, params }) =>
    deleteTemplate(deps, account.id, params.templateId ?? ""),
  );
}

function registerFeedbackTemplates(api: Api): void {
  registerRoute(api, "listFeedbackTemplates", async ({ deps, account }) => ({
    items: await listFeedbackTemplates(deps, account.id),
  }));
  registerRoute(api, "createFeedbackTemplate", ({ deps, account, body }) =>
    createFeedbackTemplate(deps, account.id, body),
  );
  registerRoute(api, "editFeedbackTemplate", ({ deps, account, params, body }) =>
    editFeedbackTemplate(deps, account.id, params.templateId ?? "", body),
  );
  registerRoute(api, "deleteFeedbackTemplate", ({ deps, account, params }) =>
    deleteFeedbackTemplate(deps, account.id, params.templateId ?? ""),
  );
}

function registerFrameworks(api: Api): void {
  registerRoute(api, "listFrameworks", async ({ deps, account }) => ({
    items: await listFrameworks(deps, account.id),
  }));
  registerRoute(api, "createFramework", ({ deps, account, body }) => createFramework(deps, account.id, body));
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

function registerRubrics(api: Api): void {
  registerRoute(api, "listRubrics", async ({ deps, account }) => ({ items: await listRubrics(deps, account.id) }));
  registerRoute(api, "createRubric", ({ deps, account, body }) => createRubric(deps, account.id, body));
  registerRoute(api, "cloneRubric", ({ deps, account, params }) =>
    cloneRubric(deps, account.id, params.rubricId ?? ""),
  );
  registerRoute(api, "editRubric", ({ deps, account, params, body }) =>
    editRubric(deps, account.id, params.rubricId ?? "", body),
  );
  registerRoute(api, "deleteRubric", ({ deps, account, params }) =>
    deleteRubric(deps, account.id, params.rubricId ?? ""),
  );
}
