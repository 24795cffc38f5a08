import { localPaths } from '../../local/businesses';
import { accepted, briefOf, confirm, fillIn, must } from '../../local/registration-steps';
import { SendMessageDocument, StartRegistrationDocument } from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given } from '../support/given';
import { edit, handIn } from '../support/registrations';
import { until } from '../support/wait';

describe('from sign-up to a text from a local number', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
    await app.simulator.mode('auto', 100);
    await app.simulator.limits({ a2pPerSecond: null });
  });
  afterAll(() => app?.stop());

  it.each(localPaths)(
    'as a $name',
    async ({ profile, answers }) => {
      const of = await given(app).organization({ profile });
      const card = await given(app).phoneNumber(of, 'LOCAL');
      const { startRegistration: started } = await of.assistant.run(StartRegistrationDocument, {
        input: { kind: 'A2P_10DLC', phoneNumberId: card.id },
      });
      accepted('the start', started.userErrors);
      const { id } = must(started.registration, 'no registration');
      for (const [key, value] of Object.entries(answers))
        console.log(key, JSON.stringify((await edit(of.assistant, id, [{ key, value }])).userErrors));
      await fillIn(of.assistant, id);
      const brief = await briefOf(of.assistant, id);
      console.log(JSON.stringify(brief.findings, null, 1), brief.brief, JSON.stringify(brief.quote));
      const digest = await confirm(of.owner, id);
      accepted('submit', (await handIn(of.assistant, id, digest)).userErrors);
      let last = '';
      await until(
        async () => {
          const { steps, state, nextStep, rejections } = await briefOf(of.assistant, id);
          const now = JSON.stringify([
            state,
            nextStep.headline,
            steps.map((one) => `${one.key}:${one.state}`),
            rejections,
          ]);
          if (now !== last) console.log((last = now));
          if (nextStep.callToAction?.intent === 'VERIFY_OWNER_PHONE') {
            const { brands } = await app.simulator.resources();
            const brand = brands!.find((one) => one.account_sid === of.accountSid);
            await app.simulator.ownerReply(String(brand!.sid));
          }
          return state === 'APPROVED';
        },
        { what: 'an approved registration', within: 60_000, every: 200 },
      );
      await given(app).badge(of, card.id, 'READY');
      const { sendMessage } = await of.owner.run(SendMessageDocument, {
        input: { phoneNumberId: card.id, to: '+14155550123', body: 'Hello' },
      });
      accepted('text', sendMessage.userErrors);
      console.log(
        JSON.stringify(
          (await app.simulator.resources()).charges!.filter((one) => one.account_sid === of.accountSid),
        ),
      );
    },
    90_000,
  );
});
