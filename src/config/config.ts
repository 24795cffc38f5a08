/** How many calls are let through per minute; 0 lets all through. */
export interface RateLimits {
  /** Calls from one address, signed in or not. */
  perAddress: number;
  /** Operations of one organization. */
  perOrganization: number;
  purchases: number;
  submissions: number;
  sends: number;
  /** Other mutations that leave lasting things behind: accounts, addresses, documents, organizations. */
  creations: number;
}

/** Everything the environment decides, read once; services are handed the parts they need. */
export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  readonly production: boolean;
  readonly port: number;
  /** Where a process that is only a worker shows its health and metrics; null: nowhere. */
  readonly workerPort: number | null;
  /** How many jobs a process does at once. */
  readonly jobConcurrency: number;
  readonly databaseUrl: string;
  /** Null: an in-process engine takes its place and one process is all that may run. */
  readonly redisUrl: string | null;
  /** What Twilio calls back and clients reach us at, without a slash at the end. */
  readonly publicUrl: string;
  readonly tokens: { readonly secret: string } | { readonly jwksUrl: string };
  /** As KeyRing takes it. */
  readonly encryptionKeys: string;
  readonly twilio: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly primaryProfileSid: string | null;
    readonly baseUrl: string | null;
    /** Trust Hub policy SIDs by name, where they differ from the published ones. */
    readonly trustHubPolicySids: Readonly<Record<string, string>>;
    /** How many registration calls a second Twilio takes in one account. */
    readonly registrationCallsPerSecond: number;
    /** What a call may take before it counts as one whose outcome nobody knows. */
    readonly timeoutMs: number;
  };
  readonly complianceEmail: string;
  /** Who answers keywords in the accounts we manage: Twilio, unless it has switched that off for the parent account. */
  readonly keywordHandling: 'twilio' | 'ours';
  /** Where texts for the text agent are posted; null: nowhere. */
  readonly agentEvents: { readonly url: string; readonly secret: string } | null;
  readonly clockUrl: string | null;
  readonly corsOrigins: readonly string[];
  readonly documentStorageDirectory: string;
  /** Where uploaded files are kept in place of the directory; `endpoint` null: Amazon's own. */
  readonly documentBucket: {
    readonly bucket: string;
    readonly endpoint: string | null;
    readonly region: string;
  } | null;
  readonly metricsToken: string | null;
  /** Put in the headers of Sandbox and GraphiQL and handed to the web page; never set in production. */
  readonly sandboxToken: string | null;
  /** The assistant's, beside it: the web page of a local stack acts with both. */
  readonly sandboxAssistantToken: string | null;
  /** Where the simulator of a local stack is controlled; null: there is none. Never set in production. */
  readonly simulatorUrl: string | null;
  /** As Express takes it: how many proxies stand in front, or which. */
  readonly trustProxy: number | string | false;
  readonly rateLimits: Readonly<RateLimits>;
}
