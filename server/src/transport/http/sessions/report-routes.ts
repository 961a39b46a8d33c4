import { fileName } from "@casement/shared/lib/file-name";
import type { Response } from "express";
import { auditExport } from "../../../commands/audit-export.js";
import { readCandidateReport, readPanelReport } from "../../../report/read-report.js";
import type { Api } from "../routing/api.js";
import { registerRoute } from "../routing/register-route.js";

/** Reports as PDFs, named after the session and the day of its interview. */
export function registerReportRoutes(api: Api): void {
  registerRoute(api, "readReport", async ({ deps, grant, query, response }) => {
    const { title, startedAt, bytes } = await readCandidateReport(deps, grant, query.zone);
    sendPdf(response, `${fileName(title, "interview")}-${day(startedAt, query.zone)}-feedback.pdf`, bytes);
  });
  registerRoute(api, "readPanelReport", async ({ deps, grant, query, response }) => {
    await auditExport(deps, grant);
    const { title, startedAt, bytes } = await readPanelReport(deps, grant, query.zone);
    sendPdf(response, `${fileName(title, "interview")}-${day(startedAt, query.zone)}-PRIVATE-panel.pdf`, bytes);
  });
}

function sendPdf(response: Response, name: string, bytes: Uint8Array): void {
  response.attachment(name).type("application/pdf").send(Buffer.from(bytes));
}

/** "2026-11-30" in the reader's time zone. */
function day(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}
