import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { KeyRing } from '../lib/encryption';
import type { Config } from './config';

/** The environment is missing or wrong; `faults` names each variable at fault. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has faults:\n${faults.map((one) => `  - ${one}`).join('\n')}`);
  }
}

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });
const sid = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `must be ${prefix} and 32 hexadecimal digits`);
const wholeNumber = (fallback: number) =>
  z.coerce
    .number({ error: 'must be a whole number' })
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .default(fallback);
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((one) => one.trim()))
  .transform((entries) => entries.filter(Boolean));

/** What may be set; the description of a required one is what its absence is reported with. */
const variables = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('development'),
  PORT: wholeNumber(4000).refine((port) => port <= 65_535, 'must be at most 65535'),
  WORKER_PORT: z.coerce
    .number('must be a port')
    .int('must be a port')
    .min(1, 'must be a port')
    .max(65_535, 'must be a port')
    .optional(),
  JOB_CONCURRENCY: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(100, 'must be 100 at most')
    .default(8),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
    .describe('the PostgreSQL database'),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' }).optional(),
  PUBLIC_URL: httpUrl
    .refine((url) => !/[?#]/.test(url), 'must have no query and no fragment: paths are appended to it')
    .describe('the address that Twilio calls back'),
  JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  JWKS_URL: httpUrl.optional(),
  ENCRYPTION_KEYS: z
    .string()
    .refine(isKeyRing, 'must read id:base64[,id:base64…], each key 32 bytes')
    .describe('the keys that secrets are encrypted with, as id:base64'),
  TWILIO_ACCOUNT_SID: sid('AC').describe('the parent account'),
  TWILIO_AUTH_TOKEN: z.string().min(16, 'must be an auth token').describe("the parent account's auth token"),
  TWILIO_PRIMARY_PROFILE_SID: sid('BU').optional(),
  COMPLIANCE_EMAIL: z
    .email('must be an e-mail address')
    .describe("the mailbox for Twilio's notices about reviews"),
  KEYWORD_HANDLING: z.enum(['twilio', 'ours'], 'must be twilio or ours').default('twilio'),
  AGENT_EVENTS_URL: httpUrl.optional(),
  AGENT_EVENTS_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUSTHUB_POLICY_SIDS: list.refine(
    (entries) => entries.every((entry) => /^[\w-]+:RN[0-9a-fA-F]{32}$/.test(entry)),
    'must read name:RN…[,name:RN…]',
  ),
  TWILIO_REGISTRATION_CALLS_PER_SECOND: z.coerce
    .number('must be a number')
    .positive('must be more than 0')
    .max(1_000, 'must be 1000 at most')
    .default(1),
  TWILIO_TIMEOUT_SECONDS: z.coerce
    .number('must be a number')
    .min(1, 'must be at least 1')
    .max(120, 'must be 120 at most')
    .default(15),
  TWILIO_API_BASE_URL: httpUrl.optional(),
  CLOCK_URL: httpUrl.optional(),
  CORS_ORIGINS: list.refine(
    (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    'must be a list of origins such as https://app.example.com',
  ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a level such as info')
    .optional(),
  DOCUMENT_STORAGE_DIR: z.string().default('.data/documents'),
  DOCUMENT_STORAGE_BUCKET: z.string().optional(),
  DOCUMENT_STORAGE_ENDPOINT: httpUrl.optional(),
  DOCUMENT_STORAGE_REGION: z.string().default('us-east-1'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  SANDBOX_TOKEN: z.string().optional(),
  SANDBOX_ASSISTANT_TOKEN: z.string().optional(),
  SIMULATOR_URL: httpUrl.optional(),
  TRUST_PROXY: z
    .string()
    .default('0')
    .refine(namesProxies, 'must be how many proxies stand in front, or their addresses'),
  RATE_LIMIT_ADDRESS: wholeNumber(6_000),
  RATE_LIMIT_ORGANIZATION: wholeNumber(12_000),
  RATE_LIMIT_PURCHASES: wholeNumber(30),
  RATE_LIMIT_SUBMISSIONS: wholeNumber(30),
  RATE_LIMIT_SENDS: wholeNumber(300),
  RATE_LIMIT_CREATIONS: wholeNumber(120),
});

/** Reads the environment, or throws a ConfigurationError that names every fault at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  // An empty variable is an unset one: that is how compose files and CI systems leave things out.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => faultOf(issue, given))),
    ...faultsAcross(given),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigurationError([...new Set(faults)]);
  return deepFreeze(configOf(parsed.data));
}

function faultOf(issue: z.core.$ZodIssue, given: NodeJS.ProcessEnv): string {
  const name = String(issue.path[0]);
  if (given[name] !== undefined) return `${name} ${issue.message}`;
  const { description } = variables.shape[name as keyof typeof variables.shape];
  return `${name} is not set${description ? `: ${description}` : ''}`;
}

/** What no single variable can be blamed for. */
function faultsAcross(env: NodeJS.ProcessEnv): string[] {
  const faults: string[] = [];
  if (env.JWT_SECRET && env.JWKS_URL)
    faults.push('JWKS_URL is set beside JWT_SECRET: set exactly one of them');
  if (!env.JWT_SECRET && !env.JWKS_URL)
    faults.push('JWT_SECRET is not set, and neither is JWKS_URL: tokens are checked with one of them');
  if (env.AGENT_EVENTS_URL && !env.AGENT_EVENTS_SECRET)
    faults.push('AGENT_EVENTS_SECRET is not set, but AGENT_EVENTS_URL is: events are signed with it');
  if (env.NODE_ENV !== 'production') return faults;
  if (env.CLOCK_URL) faults.push('CLOCK_URL is refused in production: time is real there');
  for (const name of ['SANDBOX_TOKEN', 'SANDBOX_ASSISTANT_TOKEN'])
    if (env[name]) faults.push(`${name} is refused in production: it would sign strangers in`);
  if (env.SIMULATOR_URL) faults.push('SIMULATOR_URL is refused in production: reviews are real there');
  return faults;
}

function configOf(env: z.output<typeof variables>): Config {
  return {
    environment: env.NODE_ENV,
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    workerPort: env.WORKER_PORT ?? null,
    jobConcurrency: env.JOB_CONCURRENCY,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL ?? null,
    publicUrl: withoutSlash(env.PUBLIC_URL),
    tokens: env.JWKS_URL ? { jwksUrl: env.JWKS_URL } : { secret: env.JWT_SECRET! },
    encryptionKeys: env.ENCRYPTION_KEYS,
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      primaryProfileSid: env.TWILIO_PRIMARY_PROFILE_SID ?? null,
      baseUrl: env.TWILIO_API_BASE_URL ? withoutSlash(env.TWILIO_API_BASE_URL) : null,
      trustHubPolicySids: Object.fromEntries(
        env.TRUSTHUB_POLICY_SIDS.map((entry) => entry.split(':') as [string, string]),
      ),
      registrationCallsPerSecond: env.TWILIO_REGISTRATION_CALLS_PER_SECOND,
      timeoutMs: env.TWILIO_TIMEOUT_SECONDS * 1_000,
    },
    complianceEmail: env.COMPLIANCE_EMAIL,
    keywordHandling: env.KEYWORD_HANDLING,
    agentEvents:
      env.AGENT_EVENTS_URL && env.AGENT_EVENTS_SECRET
        ? { url: env.AGENT_EVENTS_URL, secret: env.AGENT_EVENTS_SECRET }
        : null,
    clockUrl: env.CLOCK_URL ?? null,
    corsOrigins: env.CORS_ORIGINS,
    documentStorageDirectory: path.resolve(env.DOCUMENT_STORAGE_DIR),
    documentBucket: env.DOCUMENT_STORAGE_BUCKET
      ? {
          bucket: env.DOCUMENT_STORAGE_BUCKET,
          endpoint: env.DOCUMENT_STORAGE_ENDPOINT ?? null,
          region: env.DOCUMENT_STORAGE_REGION,
        }
      : null,
    metricsToken: env.METRICS_TOKEN ?? null,
    sandboxToken: env.SANDBOX_TOKEN ?? null,
    sandboxAssistantToken: env.SANDBOX_ASSISTANT_TOKEN ?? null,
    simulatorUrl: env.SIMULATOR_URL ? withoutSlash(env.SIMULATOR_URL) : null,
    trustProxy: trustOf(env.TRUST_PROXY),
    rateLimits: {
      perAddress: env.RATE_LIMIT_ADDRESS,
      perOrganization: env.RATE_LIMIT_ORGANIZATION,
      purchases: env.RATE_LIMIT_PURCHASES,
      submissions: env.RATE_LIMIT_SUBMISSIONS,
      sends: env.RATE_LIMIT_SENDS,
      creations: env.RATE_LIMIT_CREATIONS,
    },
  };
}

/** A number of proxies, or their addresses; trusting all of them would let callers choose their address. */
function trustOf(text: string): number | string | false {
  if (/^\d+$/.test(text)) return Number(text) || false;
  return text === 'false' ? false : text;
}

function namesProxies(text: string): boolean {
  if (/^(\d+|false)$/.test(text)) return true;
  return text.split(',').every((one) => {
    const [address, bits = '0', ...more] = one.trim().split('/');
    const known = ['loopback', 'linklocal', 'uniquelocal'].includes(one.trim());
    return known || (isIP(address!) > 0 && /^\d+$/.test(bits) && Number(bits) <= 128 && more.length === 0);
  });
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function isKeyRing(specification: string): boolean {
  try {
    new KeyRing(specification);
    return true;
  } catch {
    return false;
  }
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value))
    if (inner && typeof inner === 'object') deepFreeze(inner as object);
  return Object.freeze(value);
}
