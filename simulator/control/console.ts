import type { SimulatorCore } from '../core';
import { newSecret, newSid } from '../ids';
import { primaryProfile } from '../primary-profile';
import { newAccount, renderAccount } from '../products/accounts';
import { deleteBrand } from '../products/brand-life';
import { renderBrand } from '../products/brand-rendering';
import { renderBundle, submit } from '../products/trust-reviews';
import { ControlError, type ControlInput } from './input';

/** What a person does in the Twilio Console because the API cannot. */
export function useConsole(core: SimulatorCore, input: ControlInput): unknown {
  const acts = {
    account: createAccount,
    'primary-profile': createPrimaryProfile,
    'delete-brand': removeBrand,
  };
  const act = input.oneOf('do', ['account', 'primary-profile', 'delete-brand']);
  const result = acts[act](core, input);
  core.changed();
  return result;
}

/** Signs up somebody else: an account with nobody above it. */
function createAccount(core: SimulatorCore, input: ControlInput): unknown {
  const sid = newSid('AC');
  const account = newAccount(
    sid,
    sid,
    newSecret(),
    input.optionalText('friendlyName') ?? 'My account',
    core.clock.now(),
  );
  core.world.accounts[sid] = account;
  return renderAccount(core.world, account);
}

/** Fills in and submits an account's primary customer profile; `approved: false` leaves it to its reviewers. */
function createPrimaryProfile(core: SimulatorCore, input: ControlInput): unknown {
  const account = core.world.accounts[input.text('account')];
  if (!account) throw new ControlError(404, `No account ${input.text('account')}`);
  const profile = primaryProfile(account.sid, newSid('BU'), core.clock.now());
  core.world.bundles[profile.sid] = profile;
  if (input.has('approved') && !input.flag('approved')) submit(core, profile);
  return renderBundle(profile);
}

function removeBrand(core: SimulatorCore, input: ControlInput): unknown {
  const brand = core.world.brands[input.text('sid')];
  if (!brand) throw new ControlError(404, `No brand ${input.text('sid')}`);
  const hasCampaign = Object.values(core.world.campaigns).some(({ brandSid }) => brandSid === brand.sid);
  if (hasCampaign) throw new ControlError(400, 'Its campaigns must be deleted first');
  deleteBrand(core, brand);
  return renderBrand(core.world, brand);
}
