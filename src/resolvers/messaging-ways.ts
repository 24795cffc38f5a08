import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import { MessagingWay, MessagingWaysInput } from '../schema/messaging-ways';
import type { MessagingWaysService } from '../services/messaging-ways';
import { actorOf, type RequestContext } from './context';

/** Which way to text customers fits, asked before anything is started. */
@Resolver()
export class MessagingWaysResolver {
  constructor(private readonly ways: MessagingWaysService) {}

  @Requires(Permission.Read)
  @Query(() => [MessagingWay], {
    description:
      'Every way to text customers in the US, with whether it fits, what it costs on the plan, how long it takes and ' +
      'what it allows. Ask it before a number is bought or a registration is started; nothing is started by it.',
  })
  async messagingWays(
    @Arg('input', () => MessagingWaysInput, { description: 'What is known of the business and its wishes.' })
    input: MessagingWaysInput,
    @Ctx() context: RequestContext,
  ): Promise<MessagingWay[]> {
    const ways = await this.ways.list(actorOf(context), {
      entityType: input.entityType ?? null,
      hasTaxId: input.hasTaxId ?? null,
      isPublicCompany: input.isPublicCompany ?? null,
      textsPerDay: input.textsPerDay ?? null,
      needsLocalNumber: input.needsLocalNumber ?? null,
      registeredElsewhere: input.registeredElsewhere ?? null,
    });
    return ways.map(({ quote, wait, ...way }) => ({
      ...way,
      ...wait,
      fees: quote.lines,
      dueNow: quote.dueNow,
      dueMonthly: quote.dueMonthly,
      twilioNow: quote.twilioNow,
      twilioMonthly: quote.twilioMonthly,
    }));
  }
}
