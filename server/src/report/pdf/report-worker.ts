// Entry of the worker thread that sets a report as a PDF: see make-pdf.ts.
import { parentPort, workerData } from "node:worker_threads";
import { type ReportTask, renderReport } from "./render-report.js";

const port = parentPort;
if (port === null) throw new Error("this is the entry of a worker thread");
const bytes = Uint8Array.from(await renderReport(workerData as ReportTask));
port.postMessage(bytes, [bytes.buffer]);
port.close();
