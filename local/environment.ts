import type { LocalSecrets } from './data';
import { dataFile } from './data';

/** What the stack found out before the server starts. */
export interface Surroundings {
  port: number;
  databaseUrl: string;
  simulatorUrl: string | null;
  /** Of the simulator's parent account; null when none was started. */
  primaryProfileSid: string | null;
  secrets: LocalSecrets;
  sandboxToken: string | null;
  sandboxAssistantToken: string | null;
}

/**
 * The server's environment: whatever is set already stays as it is, and local values take the place of what is
 * not. The clock is the simulator's, so that time can be moved.
 */
export function serverEnvironment(around: Surroundings): NodeJS.ProcessEnv {
  const { secrets, simulatorUrl } = around;
  const local: Record<string, string | null> = {
    NODE_ENV: 'development',
    PORT: String(around.port),
    DATABASE_URL: around.databaseUrl,
    PUBLIC_URL: `http://127.0.0.1:${around.port}`,
    JWT_SECRET: isSet('JWKS_URL') ? null : secrets.jwtSecret,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
    TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
    TWILIO_API_BASE_URL: simulatorUrl,
    TWILIO_PRIMARY_PROFILE_SID: around.primaryProfileSid,
    CLOCK_URL: simulatorUrl && `${simulatorUrl}/_simulator/clock`,
    COMPLIANCE_EMAIL: 'compliance@loquent.example',
    DOCUMENT_STORAGE_DIR: dataFile('documents'),
    SANDBOX_TOKEN: around.sandboxToken,
    SANDBOX_ASSISTANT_TOKEN: around.sandboxAssistantToken,
    SIMULATOR_URL: simulatorUrl,
  };
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const [name, value] of Object.entries(local)) if (!isSet(name) && value !== null) env[name] = value;
  // The port may have moved on from a busy default.
  env.PORT = String(around.port);
  return env;
}

export function isSet(name: string): boolean {
  return process.env[name] !== undefined && process.env[name] !== '';
}
