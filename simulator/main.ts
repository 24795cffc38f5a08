import { parseArgs } from 'node:util';
import { startSimulator, type SimulatorOptions } from './server';

/** Reads the command line and environment, or says what is wrong with them. */
function readOptions(): SimulatorOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      mode: { type: 'string', default: 'auto' },
      'delay-ms': { type: 'string', default: '2000' },
    },
  });
  const port = Number(values.port);
  const delayMs = Number(values['delay-ms']);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port`);
  if (!(delayMs >= 0)) throw new Error(`--delay-ms ${values['delay-ms']} is not a number of milliseconds`);
  if (values.mode !== 'auto' && values.mode !== 'manual') throw new Error('--mode must be auto or manual');
  return {
    port,
    host: values.host,
    reviews: values.mode,
    delayMs,
    ...(values.data ? { dataFile: values.data } : {}),
    ...(process.env.TWILIO_ACCOUNT_SID ? { accountSid: process.env.TWILIO_ACCOUNT_SID } : {}),
    ...(process.env.TWILIO_AUTH_TOKEN ? { authToken: process.env.TWILIO_AUTH_TOKEN } : {}),
    ...(process.env.TWILIO_PRIMARY_PROFILE_SID
      ? { primaryProfileSid: process.env.TWILIO_PRIMARY_PROFILE_SID }
      : {}),
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  const simulator = await startSimulator(options);
  const { port, url, accountSid, authToken, primaryProfileSid } = simulator;
  // Local credentials are no secret; those from the environment may be.
  const local = {
    ...(options.accountSid ? {} : { accountSid }),
    ...(options.authToken ? {} : { authToken }),
  };
  process.stdout.write(`${JSON.stringify({ ready: true, port, url, primaryProfileSid, ...local })}\n`);
  const stop = (): void => void simulator.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
