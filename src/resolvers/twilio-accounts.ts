import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { TwilioAccountChange } from '../domain/account-changes';
import { inventoryDigest, plannedChanges, untouched } from '../domain/account-inventory';
import { Permission } from '../domain/actor';
import { TwilioAccountStatus } from '../domain/organizations';
import type { TwilioSettingsEntity } from '../entities/organization';
import type { PhoneNumberEntity } from '../entities/phone-number';
import { PhoneNumber } from '../schema/phone-numbers';
import {
  CloseTwilioAccountInput,
  CloseTwilioAccountPayload,
  ConfirmTwilioAccountInput,
  ConfirmTwilioAccountPayload,
  ConnectTwilioAccountInput,
  ConnectTwilioAccountPayload,
  DisconnectTwilioAccountInput,
  DisconnectTwilioAccountPayload,
  ReactivateTwilioAccountInput,
  ReactivateTwilioAccountPayload,
  RotateTwilioAuthTokenInput,
  RotateTwilioAuthTokenPayload,
  StartTwilioAccountInput,
  StartTwilioAccountPayload,
  SuspendTwilioAccountInput,
  SuspendTwilioAccountPayload,
  TakeOverPhoneNumbersInput,
  TakeOverPhoneNumbersPayload,
  TwilioAccountChangePreview,
} from '../schema/twilio-account-changes';
import {
  AdoptTwilioResourcesInput,
  AdoptTwilioResourcesPayload,
  RefreshTwilioAccountInput,
  RefreshTwilioAccountPayload,
  TwilioAccountReuse,
} from '../schema/twilio-account-reuse';
import { ImportedNumberSettings, TwilioAccount, TwilioAccountInventory } from '../schema/twilio-accounts';
import type { AccountAdoptionService } from '../services/account-adoption';
import type { AccountOutlookService } from '../services/account-change-facts';
import type { AccountConnectionService } from '../services/account-connection';
import type { AccountDisconnectionService } from '../services/account-disconnection';
import type { AccountStatusService } from '../services/account-status';
import type { AccountService } from '../services/accounts';
import type { NumberTakeOverService } from '../services/number-take-over';
import type { TokenRotationService } from '../services/token-rotation';
import { actorOf, type RequestContext } from './context';

/** The organization's Twilio account: connecting one's own, going back, pausing, closing, and its token. */
@Resolver(() => TwilioAccount)
export class TwilioAccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly connections: AccountConnectionService,
    private readonly disconnections: AccountDisconnectionService,
    private readonly status: AccountStatusService,
    private readonly rotation: TokenRotationService,
    private readonly outlooks: AccountOutlookService,
    private readonly takeOvers: NumberTakeOverService,
    private readonly adoptions: AccountAdoptionService,
  ) {}

  @Requires(Permission.Read)
  @Query(() => TwilioAccountChangePreview, {
    description:
      'What a change of the account would mean now, and what stands against it. Show it before the mutation of the same ' +
      'name.',
  })
  previewTwilioAccountChange(
    @Arg('change', () => TwilioAccountChange, { description: 'The change that is thought of.' })
    change: TwilioAccountChange,
    @Ctx() context: RequestContext,
  ) {
    return this.outlooks.outlook(actorOf(context), change);
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => ConnectTwilioAccountPayload, {
    description:
      "Connects the organization's own Twilio account in place of the one we look after. For people who are OWNER or " +
      'ADMIN; refused for the assistant. The credentials are checked with Twilio and kept encrypted, the account is read ' +
      'and its numbers become phone cards within a minute; nothing in it is changed before `confirmTwilioAccount`. With ' +
      'the account that is connected already, its token is replaced: so a revoked one is mended.',
  })
  async connectTwilioAccount(
    @Arg('input', () => ConnectTwilioAccountInput, { description: 'The account and its token.' })
    input: ConnectTwilioAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.connections.connect(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => ConfirmTwilioAccountPayload, {
    description:
      'The second step of connecting: a person has seen `inventory` with its `plannedChanges` and says yes. From then on ' +
      'we act in the account. For people who are OWNER or ADMIN; refused for the assistant. STALE_CONFIRMATION when the ' +
      'account has changed since: show it again.',
  })
  async confirmTwilioAccount(
    @Arg('input', () => ConfirmTwilioAccountInput, { description: 'The account and what was seen of it.' })
    input: ConfirmTwilioAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.connections.confirm(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => DisconnectTwilioAccountPayload, {
    description:
      "Ends the use of the organization's own account and leaves it as it was: what we added is removed, what we changed " +
      'is put back, nothing else is touched. Its cards become DISCONNECTED and the managed account comes back. For people ' +
      'who are OWNER or ADMIN; refused for the assistant.',
  })
  async disconnectTwilioAccount(
    @Arg('input', () => DisconnectTwilioAccountInput, { description: 'The account.' })
    input: DisconnectTwilioAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.disconnections.disconnect(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => SuspendTwilioAccountPayload, {
    description:
      'Pauses the managed account: calls and texts stop in both directions, numbers and their monthly price stay. For ' +
      'people who are OWNER or ADMIN; refused for the assistant.',
  })
  async suspendTwilioAccount(
    @Arg('input', () => SuspendTwilioAccountInput, { description: 'The account.' })
    input: SuspendTwilioAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.status.suspend(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => ReactivateTwilioAccountPayload, {
    description:
      'Resumes a managed account that somebody of the organization had paused. For people who are OWNER or ADMIN; refused ' +
      'for the assistant.',
  })
  async reactivateTwilioAccount(
    @Arg('input', () => ReactivateTwilioAccountInput, { description: 'The account.' })
    input: ReactivateTwilioAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.status.reactivate(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => CloseTwilioAccountPayload, {
    description:
      'Closes the managed account for good: its numbers are given back and approvals are lost. It cannot be undone, so a ' +
      "person types the organization's name; NOT_CONFIRMED without it. Show `previewTwilioAccountChange` first. For " +
      'people who are OWNER or ADMIN; never by the assistant.',
  })
  async closeTwilioAccount(
    @Arg('input', () => CloseTwilioAccountInput, { description: 'The account and what was typed.' })
    input: CloseTwilioAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.status.close(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => StartTwilioAccountPayload, {
    description:
      'Begins with a new managed account in place of one that is closed. For people who are OWNER or ADMIN; refused for ' +
      'the assistant.',
  })
  async startTwilioAccount(
    @Arg('input', () => StartTwilioAccountInput, { description: 'The account that is closed.' })
    input: StartTwilioAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.accounts.startAnew(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => RotateTwilioAuthTokenPayload, {
    description:
      'Gives the managed account a new secret token; calls and texts go on meanwhile. For people who are OWNER or ADMIN; ' +
      'refused for the assistant. TWILIO_UNAVAILABLE when Twilio did not carry it out: the present token stays, and it can ' +
      'be asked for again.',
  })
  async rotateTwilioAuthToken(
    @Arg('input', () => RotateTwilioAuthTokenInput, { description: 'The account.' })
    input: RotateTwilioAuthTokenInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.rotation.rotate(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => TakeOverPhoneNumbersPayload, {
    description:
      "Has numbers of the organization's own account send their calls, their texts or both to us instead of where they went " +
      'before. What was there is kept and comes back with `disconnectTwilioAccount`. For people who are OWNER or ADMIN; ' +
      'refused for the assistant.',
  })
  async takeOverPhoneNumbers(
    @Arg('input', () => TakeOverPhoneNumbersInput, { description: 'The numbers, and what to take over.' })
    input: TakeOverPhoneNumbersInput,
    @Ctx() context: RequestContext,
  ) {
    return { phoneNumbers: await this.takeOvers.takeOver(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => RefreshTwilioAccountPayload, {
    description:
      "Reads the organization's own account again, by looking alone: `inventory` and `reusable` are new within a minute, " +
      'which `readAt` tells. It is read every day anyway. For people who are OWNER or ADMIN; refused for the assistant.',
  })
  async refreshTwilioAccount(
    @Arg('input', () => RefreshTwilioAccountInput, { description: 'The account.' })
    input: RefreshTwilioAccountInput,
    @Ctx() context: RequestContext,
  ) {
    return { twilioAccount: await this.adoptions.refresh(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageAccount)
  @Mutation(() => AdoptTwilioResourcesPayload, {
    description:
      "Uses what the organization's own account holds already: a person has seen `reusable` and says yes. It is taken up " +
      'as registrations here; at Twilio nothing is made, changed or deleted. Whether the phone companies know a local ' +
      'number Twilio does not tell, so each offers a test text at once. For people who are OWNER or ADMIN; refused for the ' +
      'assistant. STALE_CONFIRMATION when the account has changed since: show it again.',
  })
  async adoptTwilioResources(
    @Arg('input', () => AdoptTwilioResourcesInput, { description: 'The account and what was seen of it.' })
    input: AdoptTwilioResourcesInput,
    @Ctx() context: RequestContext,
  ) {
    const { settings, registrationIds } = await this.adoptions.adopt(actorOf(context), input);
    const records = await Promise.all(registrationIds.map((id) => context.loaders.registrations.load(id)));
    return {
      twilioAccount: settings,
      registrations: records.flatMap((record) => record?.registration ?? []),
      userErrors: [],
    };
  }

  @FieldResolver(() => TwilioAccountReuse, {
    nullable: true,
    description:
      'What of an account of the organization would be used here and what is missing, by reading alone: null for managed ' +
      'ones, and while the account is being read. Show it before `adoptTwilioResources`.',
  })
  async reusable(
    @Root() settings: TwilioSettingsEntity,
    @Arg('messagingServiceSid', () => String, {
      nullable: true,
      description: 'One of its `choices`, to use that one; the best of them when left out.',
    })
    messagingServiceSid: string | null,
    @Arg('alsoMessagingServiceSids', () => [String], {
      nullable: true,
      description:
        'Others of its `choices` that may be used beside it: their numbers go on under their own texting plans.',
    })
    alsoMessagingServiceSids: string[] | null,
    @Arg('businessRegistrationSid', () => String, {
      nullable: true,
      description:
        'One of its `registrationChoices`, to begin upon that one instead of using a messaging service.',
    })
    businessRegistrationSid: string | null,
  ) {
    const reuse = await this.adoptions.reuse(settings, {
      messagingServiceSid: messagingServiceSid ?? null,
      brandSid: businessRegistrationSid ?? null,
      besides: alsoMessagingServiceSids ?? [],
    });
    return reuse && { ...reuse, resources: reuse.things };
  }

  @FieldResolver()
  isPaused(@Root() { wantedStatus }: TwilioSettingsEntity): boolean {
    return wantedStatus === TwilioAccountStatus.SUSPENDED;
  }

  @FieldResolver(() => TwilioAccountInventory)
  async inventory(@Root() { organizationId, accountSid }: TwilioSettingsEntity) {
    const found = await this.accounts.inventory(organizationId);
    if (!found) return null;
    const { verifications, ...inventory } = found.inventory;
    return {
      ...inventory,
      verifications: verifications.length,
      readAt: found.readAt,
      plannedChanges: plannedChanges(),
      untouched: untouched(found.inventory),
      digest: inventoryDigest(accountSid, found.inventory),
    };
  }
}

/** What a card of an own account shows beyond others. */
@Resolver(() => PhoneNumber)
export class ImportedNumberResolver {
  @FieldResolver(() => ImportedNumberSettings)
  imported(@Root() { id }: PhoneNumberEntity, @Ctx() context: RequestContext) {
    return context.loaders.importedSettings.load(id);
  }
}
