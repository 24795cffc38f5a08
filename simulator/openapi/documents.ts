import type { Schema } from './schema';
import { readFileSync } from 'node:fs';
import { extraCalls, overlay, type OperationOverlay } from './overlay';

/** The part of a JSON schema that Twilio's documents use for parameters. */
export interface ParameterSet {
  known: Map<string, Schema>;
  required: string[];
}

/** One documented call. */
export interface Operation {
  host: string;
  method: string;
  template: string;
  pathParameters: Map<string, Schema>;
  query: ParameterSet;
  body: ParameterSet;
  /** Null when the call takes no body. */
  bodyType: string | null;
  overlay: OperationOverlay;
}

export interface Match {
  operation: Operation;
  path: Record<string, string>;
}

/** Which of Twilio's documents describe a host. */
const DOCUMENTS: Record<string, string[]> = {
  'api.twilio.com': ['twilio_api_v2010'],
  'messaging.twilio.com': ['twilio_messaging_v1', 'twilio_messaging_v2'],
  'events.twilio.com': ['twilio_events_v1'],
  'pricing.twilio.com': ['twilio_pricing_v1', 'twilio_pricing_v2'],
  'trusthub.twilio.com': ['twilio_trusthub_v1'],
  'numbers.twilio.com': ['twilio_numbers_v1', 'twilio_numbers_v2'],
  'numbers-upload.twilio.com': [],
  'accounts.twilio.com': ['twilio_accounts_v1'],
};

interface RawOperation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: {
    content: Record<string, { schema: { properties?: Record<string, Schema>; required?: string[] } }>;
  };
}

interface RawDocument {
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema> };
}

interface PathEntry {
  pattern: RegExp;
  names: string[];
  literals: number;
  operations: Map<string, Operation>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const hosts = new Map<string, PathEntry[]>();

export function isTwilioHost(host: string): boolean {
  return host in DOCUMENTS;
}

/** The documented call that a request makes. */
export function findOperation(host: string, method: string, path: string): Match | null {
  for (const entry of entriesOf(host)) {
    const found = entry.pattern.exec(path);
    const operation = found && entry.operations.get(method);
    if (!operation) continue;
    const values = entry.names.map((name, index) => [name, decode(found[index + 1] ?? '')]);
    return { operation, path: Object.fromEntries(values) as Record<string, string> };
  }
  return null;
}

/** All documented calls of a host. */
export function operationsOf(host: string): Operation[] {
  return entriesOf(host).flatMap((entry) => [...entry.operations.values()]);
}

/** Reads one of Twilio's documents as npm `@twilio-alpha/mcp` ships it. */
export function readDocument(name: string): RawDocument {
  const file = require.resolve(`@twilio-alpha/mcp/twilio-oai/spec/json/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as RawDocument;
}

export function documentsOf(host: string): string[] {
  return DOCUMENTS[host] ?? [];
}

/** Parsed on first use: the largest document has two megabytes, most test runs need two of them. */
function entriesOf(host: string): PathEntry[] {
  const known = hosts.get(host);
  if (known) return known;
  const entries = documentsOf(host).flatMap((name) => index(host, readDocument(name)));
  entries.push(...index(host, { paths: extraPaths(host), components: { schemas: {} } }));
  entries.sort((a, b) => b.literals - a.literals);
  hosts.set(host, entries);
  return entries;
}

function extraPaths(host: string): RawDocument['paths'] {
  const pathParameter = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
  return Object.fromEntries(
    (extraCalls[host] ?? []).map(({ method, template, body }) => [
      template,
      {
        [method.toLowerCase()]: {
          parameters: placeholdersOf(template).map(pathParameter),
          ...(body ? { requestBody: { content: { [body.type]: { schema: body } } } } : {}),
        },
      },
    ]),
  );
}

function placeholdersOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

function index(host: string, document: RawDocument): PathEntry[] {
  return Object.entries(document.paths).map(([template, item]) => {
    const names = placeholdersOf(template);
    const source = template.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '([^/]+?)');
    const operations = new Map<string, Operation>();
    for (const method of METHODS) {
      const raw = item[method];
      if (raw)
        operations.set(
          method.toUpperCase(),
          operationOf(host, method.toUpperCase(), template, raw, document),
        );
    }
    const literals = template.split('/').filter((part) => !part.includes('{')).length;
    return { pattern: new RegExp(`^${source}$`), names, literals, operations };
  });
}

function operationOf(
  host: string,
  method: string,
  template: string,
  raw: RawOperation,
  document: RawDocument,
): Operation {
  const resolve = (schema: Schema): Schema => {
    if (schema.$ref) return document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
    return schema.items ? { ...schema, items: resolve(schema.items) } : schema;
  };
  const extra = overlay[host]?.[`${method} ${template}`] ?? {};
  const query: ParameterSet = { known: new Map(), required: [] };
  const pathParameters = new Map<string, Schema>();
  for (const parameter of raw.parameters ?? []) {
    if (parameter.in === 'path') pathParameters.set(parameter.name, resolve(parameter.schema));
    if (parameter.in !== 'query') continue;
    query.known.set(parameter.name, resolve(parameter.schema));
    if (parameter.required) query.required.push(parameter.name);
  }
  const [bodyType, content] = Object.entries(raw.requestBody?.content ?? {})[0] ?? [null, null];
  const body: ParameterSet = { known: new Map(), required: content?.schema.required ?? [] };
  for (const [name, schema] of Object.entries(content?.schema.properties ?? {}))
    body.known.set(name, resolve(schema));
  for (const [name, schema] of Object.entries(extra.query ?? {})) query.known.set(name, schema);
  for (const [name, schema] of Object.entries(extra.body ?? {})) body.known.set(name, schema);
  return { host, method, template, pathParameters, query, body, bodyType, overlay: extra };
}

/** A path part as text; what is not valid percent-encoding stays as it came. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
