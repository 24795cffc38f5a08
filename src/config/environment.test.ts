import { randomBytes } from 'node:crypto';
import { ConfigurationError, readConfig } from './environment';

const valid = {
  DATABASE_URL: 'postgres://localhost/loquent',
  PUBLIC_URL: 'https://api.example.com/',
  JWT_SECRET: 's'.repeat(32),
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'f'.repeat(32),
  COMPLIANCE_EMAIL: 'reviews@example.com',
};

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs no more than the required variables and fills in the rest', () => {
    const config = readConfig(valid);
    expect(config).toMatchObject({
      port: 4000,
      publicUrl: 'https://api.example.com',
      redisUrl: null,
      clockUrl: null,
      environment: 'development',
      tokens: { secret: valid.JWT_SECRET },
    });
  });

  it('gives an object that nobody can change', () => {
    const config = readConfig(valid);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.twilio)).toBe(true);
  });

  it('names every missing variable at once', () => {
    const faults = faultsOf({}).join('\n');
    for (const name of [...Object.keys(valid), 'JWKS_URL']) expect(faults).toContain(name);
  });

  it('takes an empty variable for an unset one', () => {
    expect(faultsOf({ ...valid, REDIS_URL: '' })).toEqual([]);
    expect(faultsOf({ ...valid, DATABASE_URL: '' })).toEqual([
      expect.stringContaining('DATABASE_URL is not set'),
    ]);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['REDIS_URL', 'localhost:6379'],
    ['PUBLIC_URL', 'example.com'],
    ['PUBLIC_URL', 'https://example.com/?a=1'],
    ['JWT_SECRET', 'short'],
    ['ENCRYPTION_KEYS', 'k1:c2hvcnQ='],
    ['TWILIO_ACCOUNT_SID', 'AC123'],
    ['COMPLIANCE_EMAIL', 'nobody'],
    ['TRUSTHUB_POLICY_SIDS', 'profile=RN1'],
    ['TWILIO_REGISTRATION_CALLS_PER_SECOND', '0'],
    ['TWILIO_TIMEOUT_SECONDS', '0'],
    ['JOB_CONCURRENCY', '0'],
    ['CORS_ORIGINS', 'https://app.example.com/path'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
    ['CLOCK_URL', 'soon'],
    ['WORKER_PORT', 'http'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8/9'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(faultsOf({ ...valid, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  });

  it.each(['2', '10.0.0.0/8', 'loopback, 2001:db8::1'])('trusts proxies given as %s', (proxies) => {
    expect(faultsOf({ ...valid, TRUST_PROXY: proxies })).toEqual([]);
  });

  it('wants exactly one way of checking tokens', () => {
    expect(faultsOf({ ...valid, JWKS_URL: 'https://login.example.com/jwks' })).toHaveLength(1);
    const { JWT_SECRET: _, ...none } = valid;
    expect(faultsOf(none)).toHaveLength(1);
    expect(faultsOf({ ...none, JWKS_URL: 'https://login.example.com/jwks' })).toEqual([]);
  });

  it('refuses in production what is meant for local stacks', () => {
    const local = {
      ...valid,
      CLOCK_URL: 'http://127.0.0.1:4010/clock',
      SANDBOX_TOKEN: 'token',
      SANDBOX_ASSISTANT_TOKEN: 'token',
      SIMULATOR_URL: 'http://127.0.0.1:4010',
    };
    expect(faultsOf(local)).toEqual([]);
    expect(faultsOf({ ...local, NODE_ENV: 'production' })).toEqual([
      expect.stringContaining('CLOCK_URL'),
      expect.stringContaining('SANDBOX_TOKEN'),
      expect.stringContaining('SANDBOX_ASSISTANT_TOKEN'),
      expect.stringContaining('SIMULATOR_URL'),
    ]);
  });

  it('never repeats the value of a variable', () => {
    const secret = 'not-long-enough';
    expect(faultsOf({ ...valid, JWT_SECRET: secret }).join()).not.toContain(secret);
  });
});
