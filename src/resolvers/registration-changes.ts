import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { RegistrationEntity } from '../entities/registration';
import {
  CancelRegistrationInput,
  CancelRegistrationPayload,
  ConfirmRegistrationInput,
  ConfirmRegistrationPayload,
  RenewRegistrationInput,
  RenewRegistrationPayload,
  ResendOwnerVerificationInput,
  ResendOwnerVerificationPayload,
  ReviseRegistrationInput,
  ReviseRegistrationPayload,
  StartRegistrationInput,
  StartRegistrationPayload,
  SubmitRegistrationInput,
  SubmitRegistrationPayload,
  UpdateRegistrationInput,
  UpdateRegistrationPayload,
} from '../schema/registration-changes';
import { Registration } from '../schema/registrations';
import type { OwnerVerifications } from '../services/owner-verifications';
import type { RegistrationRenewals } from '../services/registration-renewals';
import type { RegistrationStarter } from '../services/registration-start';
import type { RegistrationService } from '../services/registrations';
import { actorOf, type RequestContext } from './context';

/** The mutations of a registration's life. */
@Resolver(() => Registration)
export class RegistrationChangesResolver {
  constructor(
    private readonly starter: RegistrationStarter,
    private readonly registrations: RegistrationService,
    private readonly renewals: RegistrationRenewals,
    private readonly owners: OwnerVerifications,
  ) {}

  @Requires(Permission.DraftRegistrations)
  @Mutation(() => StartRegistrationPayload, {
    description:
      'Starts a registration, prefilled with what is known of the business, or returns the one that is there ' +
      'already (`resumed`). Nothing is sent to anybody yet: fill in what `fields(needsAttention: true)` shows with ' +
      '`updateRegistration`, show everything to a person, have them confirm, then submit.',
  })
  async startRegistration(
    @Arg('input', () => StartRegistrationInput, { description: 'What to register.' })
    input: StartRegistrationInput,
    @Ctx() context: RequestContext,
  ) {
    const { registrationId, resumed } = await this.starter.start(actorOf(context), input);
    return { registration: await this.fresh(context, registrationId), resumed, userErrors: [] };
  }

  @Requires(Permission.DraftRegistrations)
  @Mutation(() => UpdateRegistrationPayload, {
    description:
      'Changes field values of a draft. Fields without a fault or conflict are written even when others are not, ' +
      'and any change makes a confirmation void. Give `expectedRevision` to notice what somebody else changed.',
  })
  async updateRegistration(
    @Arg('input', () => UpdateRegistrationInput, { description: 'The registration and the values to write.' })
    input: UpdateRegistrationInput,
    @Ctx() context: RequestContext,
  ) {
    const result = await this.registrations.update(actorOf(context), input.registrationId, input.fields);
    return {
      registration: await this.fresh(context, input.registrationId),
      conflictingKeys: result.conflictingKeys,
      userErrors: result.faults,
    };
  }

  @Requires(Permission.ConfirmRegistrations)
  @Mutation(() => ConfirmRegistrationPayload, {
    description:
      "A person's yes to exactly the values and fees that `digest` names. Refused for the assistant: show the " +
      'registration to a person and let their client call this. A changed digest is STALE_CONFIRMATION.',
  })
  async confirmRegistration(
    @Arg('input', () => ConfirmRegistrationInput, { description: 'What is confirmed.' })
    input: ConfirmRegistrationInput,
    @Ctx() context: RequestContext,
  ) {
    const { registrationId, digest, acceptFees } = input;
    await this.registrations.confirm(actorOf(context), {
      registrationId,
      digest,
      acceptFees: acceptFees ?? false,
    });
    return { registration: await this.fresh(context, registrationId), userErrors: [] };
  }

  @Requires(Permission.SubmitRegistrations)
  @Mutation(() => SubmitRegistrationPayload, {
    description:
      'Sends a confirmed registration on its way to the reviewer. The assistant may call it too; what no person ' +
      'confirmed is NOT_CONFIRMED, another digest than the confirmed one is STALE_CONFIRMATION. Follow it with ' +
      '`registrationChanged`.',
  })
  async submitRegistration(
    @Arg('input', () => SubmitRegistrationInput, { description: 'What to submit.' })
    input: SubmitRegistrationInput,
    @Ctx() context: RequestContext,
  ) {
    await this.registrations.submit(actorOf(context), input);
    return { registration: await this.fresh(context, input.registrationId), userErrors: [] };
  }

  @Requires(Permission.DraftRegistrations)
  @Mutation(() => ReviseRegistrationPayload, {
    description:
      'Opens a registration that was sent back as its next version: all values copied, the refused fields marked ' +
      'with `rejectionReason`. Correct those, then confirm and submit as before.',
  })
  async reviseRegistration(
    @Arg('input', () => ReviseRegistrationInput, { description: 'What to revise.' })
    input: ReviseRegistrationInput,
    @Ctx() context: RequestContext,
  ) {
    await this.registrations.revise(actorOf(context), input.registrationId);
    return { registration: await this.fresh(context, input.registrationId), userErrors: [] };
  }

  @Requires(Permission.DraftRegistrations)
  @Mutation(() => RenewRegistrationPayload, {
    description:
      'Begins the renewal of an approval that ends (`validUntil`): a registration of its own, filled in with what was ' +
      'approved but for the documents, or the one that was begun already (`resumed`). The approval stands meanwhile. ' +
      'Once the renewal is approved it takes its place: numbers stay as they are, and the renewed one is CANCELED. ' +
      'Addresses cannot be changed by renewing.',
  })
  async renewRegistration(
    @Arg('input', () => RenewRegistrationInput, { description: 'What to renew.' })
    input: RenewRegistrationInput,
    @Ctx() context: RequestContext,
  ) {
    const { registrationId, resumed } = await this.renewals.renew(actorOf(context), input);
    return { registration: await this.fresh(context, registrationId), resumed, userErrors: [] };
  }

  @Requires(Permission.DraftRegistrations)
  @Mutation(() => CancelRegistrationPayload, {
    description:
      'Gives up a registration that is not with the reviewer and not approved. It stays readable; a new one can be ' +
      'started for the same number.',
  })
  async cancelRegistration(
    @Arg('input', () => CancelRegistrationInput, { description: 'What to cancel.' })
    input: CancelRegistrationInput,
    @Ctx() context: RequestContext,
  ) {
    await this.registrations.cancel(actorOf(context), input.registrationId);
    return { registration: await this.fresh(context, input.registrationId), userErrors: [] };
  }

  @Requires(Permission.SubmitRegistrations)
  @Mutation(() => ResendOwnerVerificationPayload, {
    description:
      "Sole proprietors: texts the owner's mobile again so that they can answer YES, which counts for 24 hours. " +
      'NOT_ALLOWED while no answer is awaited, and for ten minutes after the last text; `actions` says from when on.',
  })
  async resendOwnerVerification(
    @Arg('input', () => ResendOwnerVerificationInput, { description: 'Whose owner to text.' })
    input: ResendOwnerVerificationInput,
    @Ctx() context: RequestContext,
  ) {
    await this.owners.resend(actorOf(context), input.registrationId);
    return { registration: await this.fresh(context, input.registrationId), userErrors: [] };
  }

  /** The registration as it is after a mutation. */
  private async fresh(context: RequestContext, id: string): Promise<RegistrationEntity | null> {
    context.loaders.registrations.clear(id);
    context.loaders.registrationMatters.clear(id);
    return (await context.loaders.registrations.load(id))?.registration ?? null;
  }
}
