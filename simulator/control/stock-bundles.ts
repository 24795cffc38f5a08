import type { SimulatorCore } from '../core';
import { newSid } from '../ids';
import { numberTypeOf, regulations, type AcceptedDocument } from '../products/regulation-catalogue';
import { endsOn, renderRegulatoryBundle } from '../products/regulatory-reviews';
import type { RegulatoryBundle, RegulatoryStatus } from '../regulatory-state';
import { ControlError, type ControlInput } from './input';

const STATUSES: RegulatoryStatus[] = ['draft', 'in-review', 'twilio-rejected', 'twilio-approved'];

/**
 * Gives an account a regulatory bundle that its owner made in the Console, whole, with an address of its own; `status` is
 * where it is by now, and `validUntil` ends an approval.
 */
export function stockRegulatoryBundle(core: SimulatorCore, input: ControlInput): unknown {
  const { world, clock } = core;
  const account = world.accounts[input.text('account')];
  if (!account) throw new ControlError(404, `No account ${input.text('account')}`);
  const [country, type] = [input.text('country'), input.text('numberType')];
  const regulation = regulations.find(
    (one) => one.country === country && numberTypeOf(one.type) === type && one.endUserType === 'business',
  );
  if (!regulation) throw new ControlError(404, `Nothing is asked for ${type} numbers of ${country}`);
  const status = input.oneOf('status', STATUSES);
  const now = clock.now();
  const times = { createdAt: now, updatedAt: now };
  const common = { accountSid: account.sid, friendlyName: 'Made by its owner', ...times };
  const addressSid = newSid('AD');
  world.addresses[addressSid] = {
    sid: addressSid,
    accountSid: account.sid,
    customerName: 'Owner',
    friendlyName: 'Office',
    street: '1 Main Street',
    streetSecondary: null,
    city: 'Office Town',
    region: 'Office Region',
    postalCode: '10115',
    isoCountry: country,
    emergencyEnabled: false,
    validated: false,
    ...times,
  };
  const bundle: RegulatoryBundle = {
    sid: newSid('BU'),
    accountSid: account.sid,
    regulationSid: regulation.sid,
    friendlyName: 'Made by its owner',
    email: 'owner@phones.owner.example',
    statusCallback: null,
    status,
    validUntil: null,
    ...times,
  };
  world.regulatoryBundles[bundle.sid] = bundle;
  const join = (objectSid: string): void => {
    const sid = newSid('BV');
    world.regulatoryItems[sid] = {
      sid,
      accountSid: account.sid,
      bundleSid: bundle.sid,
      objectSid,
      createdAt: now,
    };
  };
  const user = { ...common, sid: newSid('IT'), type: 'business', attributes: answers(regulation.userFields) };
  world.regulatoryUsers[user.sid] = user;
  join(user.sid);
  for (const [accepted] of regulation.documents.flat().map((one) => one.accepted)) {
    const document = papers(accepted!, addressSid);
    const sid = newSid('RD');
    world.regulatoryDocuments[sid] = {
      ...common,
      ...document,
      sid,
      fileBytes: document.mimeType ? 1_000 : 0,
      status: status === 'twilio-approved' ? 'approved' : 'draft',
      failureReason: null,
      errors: null,
    };
    join(sid);
  }
  if (status === 'twilio-approved') endsOn(core, bundle, input.optionalText('validUntil') ?? null);
  return { ...renderRegulatoryBundle(bundle), address_sid: addressSid };
}

function papers(accepted: AcceptedDocument, addressSid: string) {
  const isAddress = accepted.type === 'address';
  return {
    type: accepted.type,
    mimeType: isAddress ? null : 'application/pdf',
    attributes: isAddress ? { address_sids: [addressSid] } : answers(accepted.fields),
  };
}

/** An Australian business number where one is asked for, which is a good answer to all else as well. */
function answers(fields: readonly { machine_name: string }[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ machine_name }) => [
      machine_name,
      machine_name.endsWith('number') ? '51824753556' : 'Owner',
    ]),
  );
}
