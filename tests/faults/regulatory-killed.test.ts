import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateAddressDocument,
  StartRegistrationDocument,
  type PhoneNumberKind,
} from '../../operations/generated';
import { inventValue } from '../../local/form-filler';
import { accepted, confirm, must } from '../../local/registration-steps';
import type { TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import { edit, fieldOf, handIn, untilState } from '../support/registrations';
import { until } from '../support/wait';

const compliance = 'POST /v2/RegulatoryCompliance';

/** In which call the process dies, and whether Twilio still carried it out. */
const deaths: [country: string, kind: PhoneNumberKind, match: string, moment: string][] = [
  ['DE', 'LOCAL', `${compliance}/SupportingDocuments`, 'timeout-after'],
  ['DE', 'MOBILE', `${compliance}/Bundles`, 'timeout-after'],
  ['DE', 'NATIONAL', `${compliance}/Bundles/*/ItemAssignments`, 'timeout-after'],
  ['FR', 'LOCAL', `${compliance}/Bundles/*`, 'timeout-before'],
];

describe('a registration for numbers abroad whose server is killed', () => {
  let server: KillableServer;
  let of: GivenOrganization;

  beforeAll(async () => {
    server = await startKillableServer();
    of = await given(server as unknown as TestApp).organization();
  }, 60_000);
  afterAll(() => server?.stop());

  async function ready(country: string, numberKind: PhoneNumberKind, addressId: string): Promise<string> {
    const { startRegistration } = await of.assistant.run(StartRegistrationDocument, {
      input: { kind: 'REGULATORY_BUNDLE', country, numberKind, endUser: 'BUSINESS' },
    });
    accepted('the start', startRegistration.userErrors);
    const { id } = must(startRegistration.registration, 'no registration');
    await edit(of.assistant, id, [{ key: 'proof_of_address:address', value: addressId }]);
    if (country === 'DE') {
      const [choice, file] = ['business_name_info:kind', 'business_name_info:file'];
      await edit(of.assistant, id, [{ key: choice, value: 'commercial_registrar_excerpt' }]);
      const paper = await inventValue(of.assistant, id, await fieldOf(of.assistant, id, file));
      await edit(of.assistant, id, [{ key: file, value: paper }]);
    }
    await confirm(of.owner, id);
    return id;
  }

  async function die(): Promise<void> {
    await server.kill();
    await server.database.query(
      `UPDATE twilio_operations SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL`,
    );
    await server.simulator.advance('PT61M');
  }

  it('ends with one bundle of one end user and each document once', async () => {
    const { createAddress } = await of.owner.run(CreateAddressDocument, {
      input: {
        customerName: 'Juniper Street Bakery',
        street: 'Torstrasse 1',
        city: 'Berlin',
        region: 'Berlin',
        postalCode: '10119',
        country: 'DE',
      },
    });
    accepted('the address', createAddress.userErrors);
    const addressId = createAddress.address!.id;
    const ids = await Promise.all(deaths.map(([country, kind]) => ready(country, kind, addressId)));
    for (const [index, [, , match, moment]] of deaths.entries()) {
      await server.simulator.fault(match, moment as 'timeout-after');
      accepted('the submission', (await handIn(of.assistant, ids[index]!)).userErrors);
      await until(async () => (await server.simulator.resources()).faults!.length === 0, { every: 60 });
    }
    await die();
    await server.start();
    await sleep(300);
    await die();
    await server.start();
    await until(
      async () => {
        const { regulatoryBundles: all } = await server.simulator.resources();
        const handedIn = all!.filter((one) => /review/.test(String(one.status)));
        if (handedIn.length < deaths.length) await server.simulator.advance('PT61S');
        return handedIn.length === deaths.length;
      },
      { what: 'all handed in', within: 20_000, every: 400 },
    );
    const made = await server.simulator.resources();
    expect({
      bundles: made.regulatoryBundles!.length,
      endUsers: made.regulatoryEndUsers!.length,
      documents: made.regulatoryDocuments!.length,
      items: made.regulatoryItems!.length,
    }).toEqual({ bundles: 4, endUsers: 4, documents: 7, items: 11 });
    for (const { sid } of made.regulatoryBundles as { sid: string }[])
      await server.simulator.decide(sid, 'approve');
    for (const id of ids) await untilState(of.owner, id, 'APPROVED');
  }, 90_000);
});
