import {
  CreateAddressDocument,
  PurchasePhoneNumberDocument,
  RenewRegistrationDocument,
  SearchPhoneNumbersDocument,
  StartRegistrationDocument,
} from '../../operations/generated';
import { inventValue } from '../../local/form-filler';
import { accepted, confirm, must, submit } from '../../local/registration-steps';
import type { TestApp } from './app';
import { given, type GivenOrganization } from './given';
import type { RegistrationActs, RegistrationLife } from './registration-acts';
import { edit, fieldOf, untilState } from './registrations';

type World = Pick<TestApp, 'client' | 'simulator' | 'database'>;

const [choice, file] = ['business_name_info:kind', 'business_name_info:file'];
/** What a renewal does once its copy is approved. */
const afterApproval = ['replace', 'delete-copy'];

/** Lives of registrations for local numbers of Germany, with a paper and an address, and of their renewals. */
export function regulatoryLives(app: World, { handedIn, withReviewer, reached, settled }: RegistrationActs) {
  const { simulator } = app;

  /** Numbers are bought one after the other, so that each is still for sale. */
  let bought: Promise<unknown> = Promise.resolve();

  async function buy(of: GivenOrganization, bundleRegistrationId: string): Promise<void> {
    const { searchPhoneNumbers } = await of.owner.run(SearchPhoneNumbersDocument, {
      input: { country: 'DE', kind: 'LOCAL', limit: 1 },
    });
    const { e164 } = must(searchPhoneNumbers.numbers[0], 'no number was found');
    const input = { e164, bundleRegistrationId };
    const { purchasePhoneNumber } = await of.owner.run(PurchasePhoneNumberDocument, { input });
    accepted('the purchase', purchasePhoneNumber.userErrors);
  }

  async function draft(): Promise<{ of: GivenOrganization; id: string }> {
    const of = await given(app as TestApp).organization();
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
    const { startRegistration } = await of.assistant.run(StartRegistrationDocument, {
      input: { kind: 'REGULATORY_BUNDLE', country: 'DE', numberKind: 'LOCAL', endUser: 'BUSINESS' },
    });
    accepted('the start', startRegistration.userErrors);
    const { id } = must(startRegistration.registration, 'no registration');
    await edit(of.assistant, id, [
      { key: 'proof_of_address:address', value: createAddress.address!.id },
      { key: choice!, value: 'commercial_registrar_excerpt' },
    ]);
    await uploaded(of, id);
    return { of, id };
  }

  async function uploaded(of: GivenOrganization, id: string): Promise<void> {
    const paper = await inventValue(of.assistant, id, await fieldOf(of.assistant, id, file!));
    await edit(of.assistant, id, [{ key: file!, value: paper }]);
  }

  const lifeOf = (
    what: RegistrationLife['what'],
    { of, id, renewsId }: Pick<RegistrationLife, 'of' | 'id' | 'renewsId'>,
    live: (life: RegistrationLife) => Promise<void>,
  ): RegistrationLife => {
    const life: RegistrationLife = {
      what,
      of,
      id,
      ...(renewsId === undefined ? {} : { renewsId }),
      accounts: { theirs: of.accountSid },
      live: () => live(life),
    };
    return life;
  };

  /** The bundle of the account that is with the reviewers. */
  async function underReview({ accounts }: RegistrationLife): Promise<string> {
    const { regulatoryBundles } = await simulator.resources();
    const found = regulatoryBundles!.find(
      (one) => one.account_sid === accounts.theirs && /review/.test(String(one.status)),
    );
    return String(must(found, 'nothing is under review').sid);
  }

  async function regulatory(): Promise<RegistrationLife> {
    const drafted = await draft();
    await confirm(drafted.of.owner, drafted.id);
    return lifeOf('regulatory', drafted, async (life) => {
      await handedIn(life, 1);
      await withReviewer(life);
      await simulator.decide(await underReview(life), 'approve');
      await reached(life, 'APPROVED');
    });
  }

  /** Begins to renew an approval that so many numbers rest on, with another name and the paper that was approved. */
  async function begun(numbers: number) {
    const { of, id: renewsId } = await draft();
    const original = await submit(of.assistant, renewsId, await confirm(of.owner, renewsId));
    const end = new Date((await simulator.now()).getTime() + 60 * 86_400_000);
    await simulator.decide(original, 'approve', { validUntil: end.toISOString() });
    await untilState(of.owner, renewsId, 'APPROVED');
    for (let nth = 0; nth < numbers; nth += 1) await (bought = bought.then(() => buy(of, renewsId)));
    const { renewRegistration } = await of.assistant.run(RenewRegistrationDocument, {
      input: { registrationId: renewsId },
    });
    accepted('the renewal', renewRegistration.userErrors);
    const { id } = must(renewRegistration.registration, 'no renewal');
    await edit(of.assistant, id, [{ key: 'end_user.business_name', value: 'Juniper Street Bakery GmbH' }]);
    const { options } = await fieldOf(of.assistant, id, file!);
    await edit(of.assistant, id, [{ key: file!, value: must(options[0], 'no paper to keep').value }]);
    return { of, id, renewsId, original, digest: await confirm(of.owner, id) };
  }

  /** Sent back once for another paper, approved, and put in the place of what it renews. */
  async function renewal(): Promise<RegistrationLife> {
    return lifeOf('renewal', await begun(1), async (life) => {
      await handedIn(life, 1);
      await withReviewer(life, afterApproval);
      await simulator.decide(await underReview(life), 'reject', { codes: [18002] });
      await reached(life, 'ACTION_NEEDED');
      await handedIn(life, 2);
      await withReviewer(life, afterApproval);
      await simulator.decide(await underReview(life), 'approve');
      await reached(life, 'APPROVED');
      await settled(life);
    });
  }

  /** What it renews has ended when it is approved: the numbers go over to it. */
  async function lateRenewal(): Promise<RegistrationLife> {
    const { original, digest, ...renewing } = await begun(2);
    const copy = await submit(renewing.of.assistant, renewing.id, digest);
    await simulator.decide(original, 'expire');
    await untilState(renewing.of.owner, renewing.renewsId, 'ACTION_NEEDED');
    return lifeOf('late renewal', renewing, async (life) => {
      await simulator.decide(copy, 'approve');
      await reached(life, 'APPROVED');
      await settled(life);
    });
  }

  return { regulatory, renewal, lateRenewal };
}
