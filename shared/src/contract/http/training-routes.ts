import { listOf, type Route } from "./route.js";
import * as training from "./training.js";

/** Cases on which raters practise, and certificates. */
export const trainingRoutes = {
  getGym: {
    method: "GET",
    path: "/gym",
    summary: "The cases that one may score, with one's own attempts",
    access: "account",
    response: training.gymSchema,
  },
  getOwnCase: {
    method: "GET",
    path: "/sessions/:id/case",
    summary: "The case that was made of this recording",
    access: "case.manage",
    response: training.ownCaseSchema,
  },
  makeCase: {
    method: "POST",
    path: "/sessions/:id/case",
    summary: "Make a case of a recording that everybody in it has released",
    access: "case.manage",
    body: training.caseDraftSchema,
    response: training.ownCaseSchema,
    status: 201,
  },
  inviteExpert: {
    method: "POST",
    path: "/sessions/:id/case/experts",
    summary: "Let the account with this address mark the case as an expert",
    access: "case.manage",
    body: training.expertDraftSchema,
    response: training.ownCaseSchema,
  },
  removeExpert: {
    method: "DELETE",
    path: "/sessions/:id/case/experts/:expertId",
    summary: "Remove an expert, with their card, before the case is published",
    access: "case.manage",
  },
  publishCase: {
    method: "POST",
    path: "/sessions/:id/case/publication",
    summary: "Let every account of this server score the case; needs the cards of two experts",
    access: "case.manage",
  },
  withdrawCase: {
    method: "DELETE",
    path: "/sessions/:id/case",
    summary: "Withdraw the case: nobody opens it any more",
    access: "case.manage",
  },
  getCase: {
    method: "GET",
    path: "/cases/:caseId",
    summary: "A case with its rubric and one's own card; the experts' cards once one has scored it",
    access: "account",
    response: training.openCaseSchema,
  },
  submitReference: {
    method: "PUT",
    path: "/cases/:caseId/reference",
    summary: "Submit one's card as an expert, with a reason and a moment for each mark",
    access: "account",
    body: training.caseCardSchema,
  },
  scoreCase: {
    method: "POST",
    path: "/cases/:caseId/attempts",
    summary: "Submit one's card as a rater; the answer shows the experts'",
    access: "account",
    body: training.attemptDraftSchema,
    response: training.openCaseSchema,
  },
  listCertificates: {
    method: "GET",
    path: "/certificates",
    summary: "All certificates",
    access: "administrator",
    response: listOf(training.certificateSchema),
  },
  giveCertificate: {
    method: "POST",
    path: "/certificates",
    summary: "Certify a rater, with a note",
    access: "administrator",
    body: training.certificateDraftSchema,
    response: training.certificateSchema,
    status: 201,
  },
  revokeCertificate: {
    method: "DELETE",
    path: "/certificates/:certificateId",
    summary: "Revoke a certificate",
    access: "administrator",
  },
} as const satisfies Record<string, Route>;
