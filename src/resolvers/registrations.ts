import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
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
import { RegistrationFieldsArgs } from '../schema/registration-form';
import { Registration, RegistrationConnection, RegistrationsArgs } from '../schema/registrations';
import type { RegistrationRecord } from '../services/registration-records';
import type { RegistrationReads } from '../services/registration-reads';
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

/** Registrations: their derived fields and the query by id. */
@Resolver(() => Registration)
export class RegistrationResolver {
  constructor(
    private readonly reads: RegistrationReads,
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
