import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { OrganizationEntity } from '../entities/organization';
import {
  ImportOptOutsInput,
  ImportOptOutsPayload,
  OptInContactInput,
  OptInContactPayload,
  OptOutConnection,
  OptOutContactInput,
  OptOutContactPayload,
} from '../schema/opt-outs';
import { Organization } from '../schema/organizations';
import { page, PageArgs, pageOf } from '../schema/pagination';
import type { OptOutService } from '../services/opt-outs';
import { actorOf, actorWithin, type RequestContext } from './context';

/** Who wants no more texts: the list, and what people change about it. */
@Resolver(() => Organization)
export class OptOutResolver {
  constructor(private readonly service: OptOutService) {}

  @FieldResolver(() => OptOutConnection)
  async optOuts(
    @Root() { id }: OrganizationEntity,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const request = page(first, after);
    const rows = await this.service.list(actorWithin(context, id), request);
    return pageOf(rows, request, (optOut) => optOut.at);
  }

  @Requires(Permission.ManageConsents)
  @Query(() => String, {
    description:
      'Everybody who wants no more texts, newest first, as CSV (RFC 4180) with a heading; at most 100,000. Cells that a ' +
      'spreadsheet would take for formulas begin with an apostrophe. For people who are OWNER or ADMIN.',
  })
  exportOptOuts(@Ctx() context: RequestContext): Promise<string> {
    return this.service.export(actorOf(context));
  }

  @Requires(Permission.ManageConsents)
  @Mutation(() => ImportOptOutsPayload, {
    description:
      'Takes over a list of people who want no more texts. For people who are OWNER or ADMIN. Doing it again changes nothing.',
  })
  async importOptOuts(
    @Arg('input', () => ImportOptOutsInput, { description: 'The list.' }) input: ImportOptOutsInput,
    @Ctx() context: RequestContext,
  ) {
    return { result: await this.service.import(actorOf(context), input.csv), userErrors: [] };
  }

  @Requires(Permission.SendMessages)
  @Mutation(() => OptOutContactPayload, {
    description:
      'Notes that a contact wants no more texts, however they said so. It holds at once, for all numbers and for messages ' +
      'that still wait.',
  })
  async optOutContact(
    @Arg('input', () => OptOutContactInput, { description: 'The contact.' }) input: OptOutContactInput,
    @Ctx() context: RequestContext,
  ) {
    const optOut = await this.service.optOut(actorOf(context), input.contact, input.reason?.trim() || null);
    return { optOut, userErrors: [] };
  }

  @Requires(Permission.ManageConsents)
  @Mutation(() => OptInContactPayload, {
    description:
      'Notes that a contact agreed to texts again, with the reason as proof. For people who are OWNER or ADMIN. `CONFLICT` ' +
      'says which number they have to text START to, where the phone network blocks texts to them.',
  })
  async optInContact(
    @Arg('input', () => OptInContactInput, { description: 'The contact and the reason.' })
    input: OptInContactInput,
    @Ctx() context: RequestContext,
  ) {
    const contact = await this.service.optIn(actorOf(context), input.contact, input.reason.trim());
    return { contact, userErrors: [] };
  }
}
