import { cut } from "../../lib/cut.js";
import { splitLines } from "../../lib/split-lines.js";
import type { Row } from "../schema.js";
import { type ApiField, contentOf, described, fieldOf, httpStatusOf, type JsonSchema } from "./api-lines.js";
import { type ApiPath, apiPath, pathTemplate } from "./api-paths.js";

type ApiCall = Row<"api", "call">;
type Document = Readonly<Record<string, unknown>>;

/** Methods that may have a request body. */
const WITH_BODY: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

/**
 * The API sheet as an OpenAPI 3.1 document. Function signatures are not HTTP and are listed under `x-functions`; notes
 * on what could not be exported are under `x-notes`.
 */
export function openApiOf(calls: readonly ApiCall[], title: string): Document {
  const paths = new Map<string, Map<string, Document>>();
  const written = new Map<string, ApiPath>();
  const notes: string[] = [];
  const operationIds = new Set<string>();
  for (const call of calls) {
    if (call.style !== "endpoint" || call.name.trim() === "") continue;
    const wished = apiPath(call.name);
    const path = written.get(pathTemplate(wished.path)) ?? wished;
    written.set(pathTemplate(wished.path), path);
    const operations = paths.get(path.path) ?? new Map<string, Document>();
    paths.set(path.path, operations);
    const method = call.method.toLowerCase();
    if (operations.has(method)) notes.push(`${call.method} ${wished.path} stands twice; the first is described.`);
    else operations.set(method, operationOf(call, { ...path, query: wished.query }, operationIds, notes));
  }
  const functions = calls.filter(({ style, name }) => style === "function" && name.trim() !== "").map(functionOf);
  return {
    openapi: "3.1.0",
    info: { title: title.trim() || "API", version: "1.0.0" },
    paths: Object.fromEntries([...paths].map(([path, operations]) => [path, Object.fromEntries(operations)])),
    ...(functions.length === 0 ? {} : { "x-functions": functions }),
    ...(notes.length === 0 ? {} : { "x-notes": notes }),
  };
}

export function writeOpenApi(calls: readonly ApiCall[], title: string): string {
  return `${JSON.stringify(openApiOf(calls, title), null, 2)}\n`;
}

function operationOf(call: ApiCall, path: ApiPath, taken: Set<string>, notes: string[]): Document {
  const parameters = parametersOf(call, path, notes);
  const hasBody = call.body.trim() !== "";
  if (hasBody && !WITH_BODY.has(call.method))
    notes.push(`${call.method} ${path.path} has a body, which means nothing there; it is left out.`);
  return {
    operationId: operationId(call, path, taken),
    ...(call.summary.trim() === "" ? {} : { summary: call.summary.trim() }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(hasBody && WITH_BODY.has(call.method) ? { requestBody: { required: true, ...bodyOf(call.body) } } : {}),
    responses: responsesOf(call),
  };
}

function operationId({ method }: ApiCall, { path }: ApiPath, taken: Set<string>): string {
  const words = path.match(/[A-Za-z0-9]+/g) ?? [];
  const wished = method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
  let id = wished;
  for (let count = 2; taken.has(id); count += 1) id = `${wished}${count}`;
  taken.add(id);
  return id;
}

function parametersOf(call: ApiCall, path: ApiPath, notes: string[]): Document[] {
  const fields = new Map<string, ApiField>();
  for (const line of splitLines(call.parameters)) {
    const field = fieldOf(line);
    if (field === null) notes.push(`A parameter of ${call.method} ${path.path} has no name: ${cut(line, 80)}`);
    else if (!fields.has(field.name)) fields.set(field.name, field);
  }
  const inPath = path.names.map((name) => parameter("path", fields.get(name) ?? bare(name)));
  const rest = [...fields.values()].filter(({ name }) => !path.names.includes(name));
  const inQuery = path.query.filter((name) => !fields.has(name)).map((name) => ({ ...bare(name), required: false }));
  return [...inPath, ...[...rest, ...inQuery].map((field) => parameter(placeOf(field), field))];
}

const bare = (name: string): ApiField => ({ name, required: true, schema: { type: "string" }, description: "" });
const placeOf = ({ description }: ApiField) => (/\bheader\b/i.test(description) ? "header" : "query");

function parameter(place: "path" | "query" | "header", { name, required, schema, description }: ApiField): Document {
  return {
    name,
    in: place,
    ...(place === "path" || required ? { required: true } : {}),
    ...(description === "" ? {} : { description }),
    schema: Object.keys(schema).length === 0 ? { type: "string" } : schema,
  };
}

function bodyOf(text: string): Document {
  const { schema, words, example } = contentOf(text);
  return { content: { "application/json": media(described(schema, words), example) } };
}

const media = (schema: JsonSchema, example: unknown): Document =>
  example === undefined ? { schema } : { schema, example };

function responsesOf(call: ApiCall): Document {
  const responses = new Map<string, Document>();
  const lines = splitLines(call.returns);
  const statuses = lines.map(httpStatusOf);
  if (lines.length > 0 && statuses.every((status) => status !== null)) {
    for (const { code, text } of statuses as { code: string; text: string }[]) addResponse(responses, code, text);
  } else if (lines.length > 0) {
    const status = httpStatusOf(lines[0] as string);
    const { schema, words, example } = contentOf(
      status === null ? call.returns : `${status.text}\n${lines.slice(1).join("\n")}`,
    );
    responses.set(status?.code ?? "200", {
      description: words === "" ? "Done" : words,
      ...(words === "" ? { content: { "application/json": media(schema, example) } } : {}),
    });
  }
  if (responses.size === 0) responses.set(call.method === "DELETE" ? "204" : "200", { description: "Done" });
  for (const line of splitLines(call.errors)) {
    const status = httpStatusOf(line);
    addResponse(responses, status?.code ?? "default", status?.text ?? line);
  }
  return Object.fromEntries(responses);
}

function addResponse(responses: Map<string, Document>, code: string, text: string): void {
  const before = responses.get(code)?.description;
  const description = [before, text].filter((words) => typeof words === "string" && words !== "").join("; ");
  responses.set(code, { ...responses.get(code), description: description === "" ? `Status ${code}` : description });
}

function functionOf({ name, summary, parameters, returns, errors }: ApiCall): Document {
  const parts = { summary: summary.trim(), returns: returns.trim() };
  return {
    name: name.trim(),
    ...Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== "")),
    parameters: splitLines(parameters),
    errors: splitLines(errors),
  };
}
