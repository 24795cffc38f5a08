import { serverAudits } from 'graphql-http';
import { startApp, type TestApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const audits = serverAudits({ url: () => `${app.url}/graphql` });

// What the specification only recommends is Apollo's to decide, so MUSTs alone are held.
describe('GraphQL over HTTP', () => {
  it.each(audits.filter(({ name }) => name.startsWith('MUST')).map((audit) => [audit.name, audit] as const))(
    '%s',
    async (_name, audit) => {
      const result = await audit.fn();
      if (result.status !== 'ok') throw new Error(result.reason);
    },
  );
});
