import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { OrganizationEntity } from '../entities/organization';
import type { PhoneNumberEntity } from '../entities/phone-number';
import { Organization } from '../schema/organizations';
import { page, PageArgs, pageOf } from '../schema/pagination';
import {
  PhoneNumberCountries,
  PhoneNumberSearch,
  SearchPhoneNumbersInput,
} from '../schema/phone-number-search';
import {
  PhoneNumber,
  PhoneNumberConnection,
  PurchasePhoneNumberInput,
  PurchasePhoneNumberPayload,
  RepairVoiceWebhookInput,
  RepairVoiceWebhookPayload,
  UpdatePhoneNumberInput,
  UpdatePhoneNumberPayload,
} from '../schema/phone-numbers';
import { MessagingReadiness } from '../schema/readiness';
import type { NumberSearchService } from '../services/number-search';
import type { NumberService } from '../services/numbers';
import type { ListedNumber, PhoneCards } from '../services/phone-cards';
import type { PurchaseService } from '../services/purchases';
import type { NumberReadiness } from '../services/readiness';
import type { VoiceWebhookService } from '../services/voice-webhooks';
import { actorOf, actorWithin, type RequestContext } from './context';
import { asksFor } from './selection';

/** Phone cards: finding, buying and changing numbers, and what a card shows beyond its own row. */
@Resolver(() => PhoneNumber)
export class PhoneNumberResolver {
  constructor(
    private readonly numbers: NumberService,
    private readonly search: NumberSearchService,
    private readonly purchases: PurchaseService,
    private readonly voiceWebhooks: VoiceWebhookService,
  ) {}

  @Requires(Permission.Read)
  @Query(() => PhoneNumber, {
    nullable: true,
    description:
      'One phone card of the organization, in whatever state; null when there is none with this id.',
  })
  phoneNumber(
    @Arg('id', () => ID, { description: 'Id of the number.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PhoneNumberEntity | null> {
    return this.numbers.get(actorOf(context), id);
  }

  @Requires(Permission.Read)
  @Query(() => PhoneNumberSearch, {
    description:
      'Numbers that could be bought now, each with what texting customers from it would take. Nothing is reserved. ' +
      'Who searches LOCAL in order to text is shown toll-free numbers as well, in `suggestion`.',
  })
  searchPhoneNumbers(
    @Arg('input', () => SearchPhoneNumbersInput, { description: 'What to look for.' })
    input: SearchPhoneNumbersInput,
    @Ctx() context: RequestContext,
  ) {
    return this.search.search(actorOf(context), input);
  }

  @Requires(Permission.Read)
  @Query(() => PhoneNumberCountries, {
    description:
      'The countries that numbers are sold of, with the kinds each has. What a number is sold with and costs is in ' +
      'the results of `searchPhoneNumbers`. Read anew once a day.',
  })
  phoneNumberCountries(@Ctx() context: RequestContext) {
    return this.search.countries(actorOf(context));
  }

  @Requires(Permission.BuyNumbers)
  @Mutation(() => PurchasePhoneNumberPayload, {
    description:
      'Buys one number, which costs money every month. For people who are OWNER or ADMIN; refused for the ' +
      'assistant. Repeating the call for a number that is being bought or was bought gives the same card, and ' +
      'never buys twice. NOT_AVAILABLE when somebody else was faster: search again. ADDRESS_REQUIRED and ' +
      'BUNDLE_REQUIRED come with what would satisfy them in `requirement`, and nothing is bought.',
  })
  async purchasePhoneNumber(
    @Arg('input', () => PurchasePhoneNumberInput, { description: 'The number to buy.' })
    input: PurchasePhoneNumberInput,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorOf(context);
    const id = await this.purchases.purchase(actor, input);
    const phoneNumber = await this.numbers.get(actor, id);
    const notice = phoneNumber && (await this.purchases.noticeFor(phoneNumber));
    return { phoneNumber, notice, userErrors: [] };
  }

  @Requires(Permission.ManageNumbers)
  @Mutation(() => UpdatePhoneNumberPayload, {
    description: 'Changes what a number is called and how it answers. For people who are OWNER or ADMIN.',
  })
  async updatePhoneNumber(
    @Arg('input', () => UpdatePhoneNumberInput, { description: 'The number and what to change.' })
    input: UpdatePhoneNumberInput,
    @Ctx() context: RequestContext,
  ) {
    return { phoneNumber: await this.numbers.update(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageNumbers)
  @Mutation(() => RepairVoiceWebhookPayload, {
    description:
      'Points a number at us again when `voiceWebhookActive` is false. For people who are OWNER or ADMIN. It replaces ' +
      'whatever took its calls before; texts are not touched.',
  })
  async repairVoiceWebhook(
    @Arg('input', () => RepairVoiceWebhookInput, { description: 'The number.' })
    { phoneNumberId }: RepairVoiceWebhookInput,
    @Ctx() context: RequestContext,
  ) {
    return { phoneNumber: await this.voiceWebhooks.repair(actorOf(context), phoneNumberId), userErrors: [] };
  }

  @FieldResolver()
  capabilities(@Root() { voiceCapable, smsCapable, mmsCapable }: PhoneNumberEntity) {
    return { voice: voiceCapable, sms: smsCapable, mms: mmsCapable };
  }

  @FieldResolver()
  monthlyFee(@Root() { monthlyFee, monthlyFeeCurrency }: PhoneNumberEntity) {
    return monthlyFee && monthlyFeeCurrency ? { amount: monthlyFee, currency: monthlyFeeCurrency } : null;
  }

  @FieldResolver()
  address(@Root() { addressId }: PhoneNumberEntity, @Ctx() context: RequestContext) {
    return addressId ? context.loaders.addresses.load(addressId) : null;
  }

  @FieldResolver()
  settings(@Root() { id, card }: ListedNumber, @Ctx() context: RequestContext) {
    return card?.settings ?? context.loaders.numberSettings.load(id);
  }

  @FieldResolver()
  messaging(@Root() { id, card }: ListedNumber, @Ctx() context: RequestContext) {
    return card?.readiness ?? context.loaders.readiness.load(id);
  }
}

/** The registration behind a badge. */
@Resolver(() => MessagingReadiness)
export class MessagingReadinessResolver {
  @FieldResolver()
  registration(@Root() { registration }: NumberReadiness) {
    return registration;
  }
}

/** The organization's phone cards. */
@Resolver(() => Organization)
export class OrganizationPhoneNumbersResolver {
  constructor(
    private readonly cards: PhoneCards,
    private readonly numbers: NumberService,
  ) {}

  @FieldResolver(() => PhoneNumberConnection)
  async phoneNumbers(
    @Root() { id }: OrganizationEntity,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const actor = actorWithin(context, id);
    const request = page(first, after);
    const [cards, total] = await Promise.all([
      this.cards.list(actor, request),
      asksFor(info, 'totalCount') ? this.numbers.count(actor) : 0,
    ]);
    return pageOf(
      cards,
      request,
      (number) => number.createdAt,
      () => total,
    );
  }
}
