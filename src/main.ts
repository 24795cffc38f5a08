import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { ConfigurationError, readConfig } from './config/environment';
import { logger } from './lib/logger';
import { createApp, type Role } from './server/app';

const roles: readonly Role[] = ['api', 'worker', 'all'];

/** Reads the role, or says how it is given. */
function roleOf(args: string[]): Role {
  const { values } = parseArgs({ args, options: { role: { type: 'string', default: 'all' } } });
  const role = roles.find((one) => one === values.role);
  if (!role) throw new ConfigurationError([`--role is one of ${roles.join(', ')}`]);
  return role;
}

async function main(): Promise<void> {
  const role = roleOf(process.argv.slice(2));
  const config = readConfig(process.env);
  if (role !== 'all' && !config.redisUrl)
    throw new ConfigurationError([
      `REDIS_URL is not set: without it one process does everything (--role all), and --role ${role} is for several`,
    ]);
  const app = await createApp(config, role);
  let asked = false;
  const stop = (signal: string): void => {
    // Whoever asks twice means it.
    if (asked) process.exit(1);
    asked = true;
    logger.info({ signal }, 'asked to stop');
    void app.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    process.exit(1);
  });
  await app.start();
}

main().catch((error: unknown) => {
  const words = error instanceof Error ? error.message : 'it failed';
  logger.fatal({ err: error }, 'did not start');
  process.stderr.write(`Not started. ${words}\n`);
  process.exit(1);
});
