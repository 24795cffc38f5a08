import {
  AccountDocument,
  CreateOrganizationDocument,
  PhoneCardByIdDocument,
  PurchasePhoneNumberDocument,
  SearchPhoneNumbersDocument,
  UpdateBusinessProfileDocument,
  UpsertAgentsDocument,
  UpsertMembersDocument,
  type PhoneCardFragment,
  type PhoneNumberKind,
  type PlanTier,
  type UpdateBusinessProfileInput,
} from '../../operations/generated';
import { bakery } from '../../local/bakery';
import type { ApiClient } from '../../local/client';
import { accepted, confirm, fillIn, must, startRegistration, submit } from '../../local/registration-steps';
import type { TestApp } from './app';
import { tokens } from './tokens';
import { until } from './wait';

/** An organization with its callers. */
export interface GivenOrganization {
  id: string;
  accountSid: string;
  owner: ApiClient;
  member: ApiClient;
  assistant: ApiClient;
  /** A service of Loquent within it. */
  service: ApiClient;
}

/** A toll-free registration and the number it is for. */
export interface GivenRegistration {
  id: string;
  phoneNumber: PhoneCardFragment;
  /** The review's SID at Twilio; null before it was submitted. */
  sid: string | null;
}

export type Stage = 'DRAFT' | 'FILLED' | 'CONFIRMED' | 'SUBMITTED' | 'APPROVED';

/** Builders of what a test starts from, made through the API as a client would. */
export function given(app: TestApp) {
  /** With a Twilio account that is ready, and the full profile unless another is given. */
  async function organization(
    wish: { name?: string; plan?: PlanTier; profile?: UpdateBusinessProfileInput | null } = {},
  ): Promise<GivenOrganization> {
    const service = app.client(await tokens.service());
    const { createOrganization } = await service.run(CreateOrganizationDocument, {
      input: {
        name: wish.name ?? 'Juniper Street Bakery',
        plan: wish.plan ?? 'STARTER',
        ownerUserId: 'user-owner',
      },
    });
    accepted('the organization', createOrganization.userErrors);
    const { id } = must(createOrganization.organization, 'no organization');
    const owner = app.client(await tokens.person(id));
    const profile = wish.profile === undefined ? bakery : wish.profile;
    if (profile) {
      const { updateBusinessProfile } = await owner.run(UpdateBusinessProfileDocument, { input: profile });
      accepted('the profile', updateBusinessProfile.userErrors);
    }
    const account = await until(
      async () => {
        const { organization: own } = await owner.run(AccountDocument, {});
        return own.twilioAccount?.status === 'ACTIVE' && own.twilioAccount;
      },
      { what: 'an active Twilio account' },
    );
    return {
      id,
      accountSid: account.accountSid,
      owner,
      member: app.client(await tokens.person(id, 'member')),
      assistant: app.client(await tokens.assistant(id)),
      service: app.client(await tokens.service(id)),
    };
  }

  /** Searched and bought by the owner; the card is ACTIVE. */
  async function phoneNumber(
    of: GivenOrganization,
    kind: PhoneNumberKind = 'TOLL_FREE',
  ): Promise<PhoneCardFragment> {
    const { searchPhoneNumbers } = await of.owner.run(SearchPhoneNumbersDocument, {
      input: { country: 'US', kind, sms: true, limit: 1 },
    });
    const { e164 } = must(searchPhoneNumbers.numbers[0], 'no number was found');
    const { purchasePhoneNumber } = await of.owner.run(PurchasePhoneNumberDocument, { input: { e164 } });
    accepted('the purchase', purchasePhoneNumber.userErrors);
    const { id } = must(purchasePhoneNumber.phoneNumber, 'no card');
    return until(
      async () => {
        const { phoneNumber: card } = await of.owner.run(PhoneCardByIdDocument, { id });
        return card?.lifecycle === 'ACTIVE' && card;
      },
      { what: 'an active number' },
    );
  }

  /** Brought to the stage by those who would do it: the assistant drafts and submits, the owner confirms. */
  async function registration(
    of: GivenOrganization,
    stage: Stage,
    number?: PhoneCardFragment,
  ): Promise<GivenRegistration> {
    const card = number ?? (await phoneNumber(of));
    const id = await startRegistration(of.assistant, card.id, 'TOLL_FREE_VERIFICATION');
    if (stage === 'DRAFT') return { id, phoneNumber: card, sid: null };
    await fillIn(of.assistant, id);
    if (stage === 'FILLED') return { id, phoneNumber: card, sid: null };
    const digest = await confirm(of.owner, id);
    if (stage === 'CONFIRMED') return { id, phoneNumber: card, sid: null };
    const sid = await submit(of.assistant, id, digest);
    if (stage === 'SUBMITTED') return { id, phoneNumber: card, sid };
    await app.simulator.decide(sid, 'approve');
    await badge(of, card.id, 'READY');
    return { id, phoneNumber: card, sid };
  }

  /** A toll-free number that may text. */
  async function readyNumber(of: GivenOrganization): Promise<PhoneCardFragment> {
    return (await registration(of, 'APPROVED')).phoneNumber;
  }

  /** A voice agent, a text agent, and people with telephones, as Loquent would tell of them. */
  async function team(
    of: GivenOrganization,
    wish: { streamUrl?: string | null; phones?: Record<string, string | null> } = {},
  ): Promise<void> {
    const { streamUrl = 'wss://agents.example/calls' } = wish;
    const { upsertAgents } = await of.service.run(UpsertAgentsDocument, {
      input: {
        agents: [
          { agentId: 'voice-1', kind: 'VOICE', name: 'Robin', streamUrl },
          { agentId: 'text-1', kind: 'TEXT', name: 'Tess' },
        ],
      },
    });
    accepted('the agents', upsertAgents.userErrors);
    const phones = wish.phones ?? { 'user-owner': '+14155550101', 'user-member': '+14155550102' };
    const { upsertMembers } = await of.service.run(UpsertMembersDocument, {
      input: {
        members: Object.entries(phones).map(([userId, phone]) => ({
          userId,
          role: userId === 'user-owner' ? ('OWNER' as const) : ('MEMBER' as const),
          name: userId.replace('user-', ''),
          phone,
        })),
      },
    });
    accepted('the people', upsertMembers.userErrors);
  }

  /** Waits until the card shows the state and gives the card. */
  function badge(of: GivenOrganization, phoneNumberId: string, state: string): Promise<PhoneCardFragment> {
    return until(
      async () => {
        const { phoneNumber: card } = await of.owner.run(PhoneCardByIdDocument, { id: phoneNumberId });
        return card?.messaging.state === state && card;
      },
      { what: `a card that is ${state}` },
    );
  }

  return { organization, phoneNumber, registration, readyNumber, team, badge };
}
