import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import { quote } from '../domain/billing';
import { formFields } from '../domain/form';
import { inputSchema } from '../domain/form-schema';
import { actionsFor } from '../domain/registration-life';
import { brief, nextStep } from '../domain/registration-next-step';
import { RegistrationState } from '../domain/registrations';
import type { OrganizationEntity } from '../entities/organization';
import type { RegistrationEntity } from '../entities/registration';
import { Organization } from '../schema/organizations';
import { page, PageArgs, pageOf } from '../schema/pagination';
import { PhoneNumberConnection } from '../schema/phone-numbers';
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
import { RegistrationFieldsArgs } from '../schema/registration-form';
import { Registration, RegistrationConnection, RegistrationsArgs } from '../schema/registrations';
import type { OwnerVerifications } from '../services/owner-verifications';
import type { RegistrationRecord } from '../services/registration-records';
import type { RegistrationReads } from '../services/registration-reads';
import type { RegistrationRenewals } from '../services/registration-renewals';
import type { RegistrationStarter } from '../services/registration-start';
import type { RegistrationService } from '../services/registrations';
import {
  errorsOf,
  estimateOf,
  findingsOf,
  isAdopted,
  reasonsOf,
  registrationView,
  stepsOf,
  validUntilOf,
} from '../services/registration-views';
import type { WaitHistories } from '../services/wait-histories';
import { actorOf, actorWithin, type RequestContext } from './context';
import { fieldView, quoteId } from './registration-fields';

const idDescription = 'Id of the registration.';

/** Registrations: their derived fields, the query by id and the mutations of their life. */
@Resolver(() => Registration)
export class RegistrationResolver {
  constructor(
    private readonly reads: RegistrationReads,
    private readonly starter: RegistrationStarter,
    private readonly registrations: RegistrationService,
    private readonly renewals: RegistrationRenewals,
    private readonly owners: OwnerVerifications,
    private readonly histories: WaitHistories,
  ) {}

  @Requires(Permission.Read)
  @Query(() => Registration, {
    nullable: true,
    description:
      'One registration of the organization, in whatever state; null when there is none with this id.',
  })
  async registration(
    @Arg('id', () => ID, { description: idDescription }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RegistrationEntity | null> {
    actorOf(context);
    return (await context.loaders.registrations.load(id))?.registration ?? null;
  }

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

  @FieldResolver()
  async phoneNumber(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    return root.phoneNumberId ? context.loaders.phoneNumbers.load(root.phoneNumberId) : null;
  }

  @FieldResolver()
  async validUntil(@Root() root: RegistrationEntity, @Ctx() context: RequestContext): Promise<Date | null> {
    return validUntilOf(await this.record(root, context));
  }

  @FieldResolver()
  async renewedById(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    return (await this.record(root, context)).renewal?.id ?? null;
  }

  @FieldResolver()
  async isAdopted(@Root() root: RegistrationEntity, @Ctx() context: RequestContext): Promise<boolean> {
    return isAdopted(await this.record(root, context));
  }

  @FieldResolver(() => PhoneNumberConnection)
  async phoneNumbers(
    @Root() root: RegistrationEntity,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const request = page(first, after);
    const ids = await this.reads.numbersOf(root);
    const numbers = await Promise.all(ids.map((id) => context.loaders.phoneNumbers.load(id)));
    const found = numbers.filter((one) => one !== null);
    const { after: from, limit } = request;
    const begin = from ? found.findIndex((one) => one.id === from.id) + 1 : 0;
    return pageOf(
      found.slice(begin, begin + limit + 1),
      request,
      (one) => one.createdAt,
      () => found.length,
    );
  }

  @FieldResolver()
  async digest(@Root() root: RegistrationEntity, @Ctx() context: RequestContext): Promise<string> {
    return (await this.record(root, context)).digest;
  }

  @FieldResolver()
  async brief(@Root() root: RegistrationEntity, @Ctx() context: RequestContext): Promise<string> {
    const { view, now } = await this.view(root, context);
    return brief(view, now);
  }

  @FieldResolver()
  async form(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    const record = await this.record(root, context);
    const errors = errorsOf(record);
    return {
      definitionVersion: record.version.definitionVersion,
      sections: record.sections.map((section) => ({
        key: section.key,
        title: section.title,
        description: section.description ?? null,
        fields: section.fields.map((field) => fieldView(record, field, errors[field.key] ?? [])),
      })),
    };
  }

  @FieldResolver()
  async fields(
    @Root() root: RegistrationEntity,
    @Args(() => RegistrationFieldsArgs) { keys, needsAttention }: RegistrationFieldsArgs,
    @Ctx() context: RequestContext,
  ) {
    const record = await this.record(root, context);
    const errors = errorsOf(record);
    return formFields(record.sections)
      .filter((field) => !keys || keys.includes(field.key))
      .map((field) => fieldView(record, field, errors[field.key] ?? []))
      .filter((field) => !needsAttention || field.errors.length > 0 || field.rejectionReason !== null);
  }

  @FieldResolver()
  async inputSchema(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    const record = await this.record(root, context);
    const editable = [RegistrationState.DRAFT, RegistrationState.CONFIRMED].includes(
      record.registration.state,
    );
    const open = record.sections.map((section) => ({
      ...section,
      fields: section.fields.filter(({ key }) => !record.locked.has(key)),
    }));
    return inputSchema(editable ? open : []);
  }

  @FieldResolver()
  async actions(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    const { view, now } = await this.view(root, context);
    return actionsFor(view, actorOf(context), now);
  }

  @FieldResolver()
  async findings(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    return findingsOf(await this.record(root, context));
  }

  @FieldResolver()
  async quote(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    const { fees } = await this.record(root, context);
    return { id: quoteId(root.id, fees), ...quote(fees) };
  }

  @FieldResolver()
  async confirmation(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    const { confirmation } = (await this.record(root, context)).version;
    return confirmation && { ...confirmation, confirmedAt: new Date(confirmation.confirmedAt) };
  }

  @FieldResolver()
  async steps(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    return stepsOf(await this.record(root, context));
  }

  @FieldResolver()
  async nextStep(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    const { view, now } = await this.view(root, context);
    return nextStep(view, now);
  }

  @FieldResolver()
  async rejections(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    return reasonsOf(await this.record(root, context));
  }

  @FieldResolver()
  async estimate(@Root() root: RegistrationEntity, @Ctx() context: RequestContext) {
    if ([RegistrationState.APPROVED, RegistrationState.CANCELED].includes(root.state)) return null;
    return estimateOf(await this.record(root, context), await this.histories.of(root.kind));
  }

  @FieldResolver()
  async timeline(@Root() root: RegistrationEntity) {
    return this.reads.timeline(root.organizationId, root.id);
  }

  /** The registration as it is after a mutation. */
  private async fresh(context: RequestContext, id: string): Promise<RegistrationEntity | null> {
    context.loaders.registrations.clear(id);
    return (await context.loaders.registrations.load(id))?.registration ?? null;
  }

  private async record({ id }: RegistrationEntity, context: RequestContext): Promise<RegistrationRecord> {
    return (await context.loaders.registrations.load(id))!;
  }

  private async view(root: RegistrationEntity, context: RequestContext) {
    const record = await this.record(root, context);
    return { view: registrationView(record, await this.histories.of(root.kind)), now: record.check.now };
  }
}

/** The organization's registrations. */
@Resolver(() => Organization)
export class OrganizationRegistrationsResolver {
  constructor(private readonly service: RegistrationReads) {}

  @FieldResolver(() => RegistrationConnection)
  async registrations(
    @Root() { id }: OrganizationEntity,
    @Args(() => RegistrationsArgs) { first, after, ...filter }: RegistrationsArgs,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorWithin(context, id);
    const request = page(first, after);
    return pageOf(
      await this.service.list(actor, filter, request),
      request,
      (registration) => registration.createdAt,
      () => this.service.count(actor, filter),
    );
  }
}
