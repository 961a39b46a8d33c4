import { giveCertificate, listCertificates, revokeCertificate } from "../../../commands/training/certificates.js";
import {
  inviteExpert,
  makeCase,
  publishCase,
  readOwnCase,
  removeExpert,
  withdrawCase,
} from "../../../commands/training/make-case.js";
import { scoreCase, submitReference } from "../../../commands/training/score-case.js";
import { findCase } from "../../../queries/training/find-case.js";
import { readCase, readCaseChunk, readCasePlayback, readGym } from "../../../queries/training/read-case.js";
import type { Api } from "../routing/api.js";
import { registerRoute } from "../routing/register-route.js";
import { sendCompressed } from "../routing/send-pieces.js";

export function registerTrainingRoutes(api: Api): void {
  registerOwnCase(api);
  registerCases(api);
  registerCertificates(api);
}

function registerOwnCase(api: Api): void {
  registerRoute(api, "getOwnCase", ({ deps, grant }) => readOwnCase(deps, grant));
  registerRoute(api, "makeCase", ({ deps, grant, body }) => makeCase(deps, grant, body.words));
  registerRoute(api, "inviteExpert", ({ deps, grant, body }) => inviteExpert(deps, grant, body.email));
  registerRoute(api, "removeExpert", ({ deps, grant, params }) => removeExpert(deps, grant, params.expertId));
  registerRoute(api, "publishCase", ({ deps, grant }) => publishCase(deps, grant));
  registerRoute(api, "withdrawCase", ({ deps, grant }) => withdrawCase(deps, grant));
}

/** Neither browsers nor proxies keep a case, so that a withdrawn one has no copies. */
function registerCases(api: Api): void {
  registerRoute(api, "getGym", async ({ deps, account }) => ({
    ...(await readGym(deps, account)),
    certificates: await listCertificates(deps, account.id),
  }));
  registerRoute(api, "getCase", ({ deps, account, params }) => readCase(deps, account, params.caseId));
  registerRoute(api, "checkCase", async ({ deps, account, params }) => {
    await findCase(deps, account, params.caseId);
  });
  registerRoute(api, "getCasePlayback", ({ deps, account, params }) => readCasePlayback(deps, account, params.caseId));
  registerRoute(api, "readCaseChunk", async ({ deps, account, params, request, response }) => {
    const bytes = await readCaseChunk(deps, account, params.caseId, Number(params.chunk));
    await sendCompressed(request, response.type("application/octet-stream"), [bytes]);
  });
  registerRoute(api, "submitReference", ({ deps, account, params, body }) =>
    submitReference(deps, account, params.caseId, body),
  );
  registerRoute(api, "scoreCase", async ({ deps, account, params, body }) => {
    await scoreCase(deps, account, params.caseId, body);
    return readCase(deps, account, params.caseId);
  });
}

function registerCertificates(api: Api): void {
  registerRoute(api, "listCertificates", async ({ deps }) => ({ items: await listCertificates(deps, null) }));
  registerRoute(api, "giveCertificate", ({ deps, account, body }) => giveCertificate(deps, account, body));
  registerRoute(api, "revokeCertificate", ({ deps, account, params }) =>
    revokeCertificate(deps, account, params.certificateId),
  );
}
