import {
  addressDocument,
  brandOf,
  POLICIES,
  productOf,
  profileOf,
  shop,
} from '../../simulator/tests/a2p-support';
import { startRig, type Rig } from '../../simulator/tests/support';
import {
  addressParameters,
  authorizedRepresentative,
  businessInformation,
  campaignParameters,
  messagingProfileInformation,
  soleProprietorInformation,
  starterInformation,
} from '../../src/domain/programmes/a2p/objects';
import { useCaseOf, useCaseOptions } from '../../src/domain/programmes/a2p/use-cases';
import { Way, wayOf } from '../../src/domain/programmes/a2p/way';
import { filledByStranger, prefilled, tutor, ways } from '../support/a2p-forms';
import { florist } from '../support/toll-free-forms';

/** What a form comes to at Twilio, held against the rules of every object there. */
describe('what a filled form sends', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
    await rig.control('POST /limits', { a2pPerSecond: null });
  });
  afterAll(() => rig.stop());

  it.each<[string, Record<string, string | boolean | string[] | null>]>([
    ['a person', filledByStranger({ ...prefilled(tutor), hasTaxId: false })],
    ['an LLC', filledByStranger(prefilled(florist), { optInTypes: ['VIA_TEXT'] })],
    ['a large LLC', filledByStranger({ ...prefilled(florist), ...ways.STANDARD })],
    ['a public company', filledByStranger({ entityType: 'CORPORATION', isPublic: true })],
    ['a nonprofit', filledByStranger({ entityType: 'NON_PROFIT' }, {}, { optional: ['socialProfiles'] })],
    ['a government', filledByStranger({ entityType: 'GOVERNMENT' })],
    [
      'a sole proprietor with a tax number',
      filledByStranger({ entityType: 'SOLE_PROPRIETORSHIP', hasTaxId: true }),
    ],
    [
      'a Canadian company',
      filledByStranger({ ...ways.LOW_VOLUME, country: 'CA', registrationIdentifier: 'CBN' }),
    ],
  ])('is taken at every step for %s', async (name, values) => {
    const way = wayOf(values);
    const isSole = way === Way.SOLE_PROPRIETOR;
    const { client } = await shop(rig, name);
    const trust = client.trusthub.v1;
    const document = await addressDocument(client, {
      streetSecondary: undefined,
      ...addressParameters(values),
    });
    const profile = await profileOf(client, {
      policySid: isSole ? POLICIES.starter : POLICIES.secondary,
      users: isSole
        ? [['starter_customer_profile_information', starterInformation(values)]]
        : [
            ['customer_profile_business_information', businessInformation(values)],
            ['authorized_representative_1', authorizedRepresentative(values)],
          ],
      others: [document.sid, rig.simulator.primaryProfileSid],
    });
    const policySid = isSole ? POLICIES.soleProprietor : POLICIES.a2p;
    const product = await productOf(client, {
      policySid,
      users: isSole
        ? [['sole_proprietor_information', soleProprietorInformation(values)]]
        : [['us_a2p_messaging_profile_information', messagingProfileInformation(values)]],
      others: [profile.sid],
    });
    const evaluated = await trust
      .customerProfiles(profile.sid)
      .customerProfilesEvaluations.create({ policySid: isSole ? POLICIES.starter : POLICIES.secondary });
    expect(JSON.stringify(evaluated.results)).not.toContain('"passed":false');
    await trust.customerProfiles(profile.sid).update({ status: 'pending-review' });
    const { results } = await trust.trustProducts(product.sid).trustProductsEvaluations.create({ policySid });
    expect(JSON.stringify(results)).not.toContain('"passed":false');
    await trust.trustProducts(product.sid).update({ status: 'pending-review' });
    for (const { sid } of [profile, product]) await rig.control('POST /decide', { sid, outcome: 'approve' });

    const brand = await brandOf(client, profile.sid, product.sid, {
      ...(isSole ? { brandType: 'SOLE_PROPRIETOR' } : { skipAutomaticSecVet: way === Way.LOW_VOLUME }),
    });
    await rig.control('POST /decide', { sid: brand.sid, outcome: 'approve' });
    const known = await client.messaging.v1.brandRegistrations(brand.sid).fetch();
    expect([known.status, known.errors]).toEqual(['APPROVED', []]);
    if (isSole) await rig.control('POST /owner-reply', { brandSid: brand.sid, reply: 'YES' });

    const service = await client.messaging.v1.services.create({ friendlyName: 'texts' });
    const { usAppToPersonUsecases: open } = await client.messaging.v1
      .services(service.sid)
      .usAppToPersonUsecases.fetch({ brandRegistrationSid: brand.sid });
    const codes = open.map(({ code }) => code);
    for (const { value } of useCaseOptions(values)) expect(codes).toContain(value);
    expect(codes).toContain(useCaseOf(values));
    const campaigns = client.messaging.v1.services(service.sid).usAppToPerson;
    const { sid } = await campaigns.create({
      brandRegistrationSid: brand.sid,
      ...campaignParameters(values, { documentUrl: (id) => `https://docs.example/${id}`, keywords: null }),
    });
    await rig.control('POST /decide', { sid: service.sid, outcome: 'approve' });
    const campaign = await client.messaging.v1.services(service.sid).usAppToPerson(sid).fetch();
    expect([campaign.campaignStatus, campaign.errors]).toEqual(['VERIFIED', []]);
    expect((await rig.resources()).violations).toEqual([]);
  });
});
