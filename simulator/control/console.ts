import type { SimulatorCore } from '../core';
import { newSecret, newSid } from '../ids';
import { PRIMARY_POLICY, primaryProfile } from '../primary-profile';
import { newAccount, renderAccount } from '../products/accounts';
import { deleteBrand } from '../products/brand-life';
import { renderBrand } from '../products/brand-rendering';
import { renderBundle, submit } from '../products/trust-reviews';
import { ControlError, type ControlInput } from './input';
import { noValues } from '../products/tollfree-fields';
import { renderVerification } from '../products/tollfree-verifications';
import { stockAccount } from './stock';
import { stockRegulatoryBundle } from './stock-bundles';

/** What a person does in the Twilio Console because the API cannot. */
export function useConsole(core: SimulatorCore, input: ControlInput): unknown {
  const acts = {
    account: createAccount,
    'primary-profile': createPrimaryProfile,
    'delete-brand': removeBrand,
    permissions: setPermissions,
    stock: stockAccount,
    verification: createVerification,
    'regulatory-bundle': stockRegulatoryBundle,
  };
  const act = input.oneOf('do', Object.keys(acts) as (keyof typeof acts)[]);
  const result = acts[act](core, input);
  core.changed();
  return result;
}

/** Signs up somebody else: an account with nobody above it, unless `owner` names one. */
function createAccount(core: SimulatorCore, input: ControlInput): unknown {
  const sid = newSid('AC');
  const owner = input.optionalText('owner') ?? sid;
  if (owner !== sid && !core.world.accounts[owner]) throw new ControlError(404, `No account ${owner}`);
  const name = input.optionalText('friendlyName') ?? 'My account';
  const account = newAccount(sid, owner, newSecret(), name, core.clock.now());
  if (input.has('type')) account.type = input.oneOf('type', ['Trial', 'Full'] as const);
  core.world.accounts[sid] = account;
  return renderAccount(core.world, account);
}

/** What an account may not use, as beginnings of host and path; an empty list lifts it. */
function setPermissions(core: SimulatorCore, input: ControlInput): unknown {
  const account = core.world.accounts[input.text('account')];
  if (!account) throw new ControlError(404, `No account ${input.text('account')}`);
  account.denied = input.texts('denied');
  return { account: account.sid, denied: account.denied };
}

/**
 * Fills in and submits an account's primary customer profile, or corrects and submits again one that was sent back;
 * `approved: false` leaves it to its reviewers.
 */
function createPrimaryProfile(core: SimulatorCore, input: ControlInput): unknown {
  const account = core.world.accounts[input.text('account')];
  if (!account) throw new ControlError(404, `No account ${input.text('account')}`);
  const refused = Object.values(core.world.bundles).find(
    ({ accountSid, policySid, status }) =>
      accountSid === account.sid && policySid === PRIMARY_POLICY && status === 'twilio-rejected',
  );
  const profile = refused ?? primaryProfile(account.sid, newSid('BU'), core.clock.now());
  core.world.bundles[profile.sid] = profile;
  if (input.has('approved') && !input.flag('approved')) submit(core, profile);
  else if (refused)
    Object.assign(refused, { status: 'twilio-approved', errors: null, updatedAt: core.clock.now() });
  return renderBundle(profile);
}

const handedIn = ['PENDING_REVIEW', 'TWILIO_APPROVED'] as const;

/** Hands in a toll-free number of somebody's own account; `status` is where it is by now. */
function createVerification(core: SimulatorCore, input: ControlInput): unknown {
  const number = core.world.phoneNumbers[input.text('number')];
  if (!number) throw new ControlError(404, `No number ${input.text('number')}`);
  const now = core.clock.now();
  const verification = {
    sid: newSid('HH'),
    accountSid: number.accountSid,
    phoneNumberSid: number.sid,
    phoneNumber: number.phoneNumber,
    customerProfileSid: null,
    trustProductSid: newSid('BU'),
    regulatedItemSid: newSid('RA'),
    externalReferenceId: null,
    status: input.oneOf('status', handedIn),
    values: noValues,
    editReason: null,
    rejection: null,
    expired: false,
    createdAt: now,
    updatedAt: now,
  };
  core.world.tollfreeVerifications[verification.sid] = verification;
  if (verification.status === 'PENDING_REVIEW') core.reviews.submitted(verification.sid);
  return renderVerification(verification);
}

function removeBrand(core: SimulatorCore, input: ControlInput): unknown {
  const brand = core.world.brands[input.text('sid')];
  if (!brand) throw new ControlError(404, `No brand ${input.text('sid')}`);
  const hasCampaign = Object.values(core.world.campaigns).some(({ brandSid }) => brandSid === brand.sid);
  if (hasCampaign) throw new ControlError(400, 'Its campaigns must be deleted first');
  deleteBrand(core, brand);
  return renderBrand(core.world, brand);
}
