import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationEntity } from '../entities/organization';
import { DeliverabilityArgs, DeliverabilityDay, DeliverabilityReport } from '../schema/deliverability';
import { badInput } from '../schema/errors';
import { Organization } from '../schema/organizations';
import type { Deliverability, DeliverabilityService } from '../services/deliverability';
import { actorWithin, type RequestContext } from './context';

/** How many of the organization's messages arrived. */
@Resolver(() => Organization)
export class DeliverabilityResolver {
  constructor(private readonly reports: DeliverabilityService) {}

  @FieldResolver(() => DeliverabilityReport)
  deliverability(
    @Root() { id }: OrganizationEntity,
    @Args(() => DeliverabilityArgs) { since, until }: DeliverabilityArgs,
    @Ctx() context: RequestContext,
  ) {
    const span = this.reports.span(since ?? null, until ?? null);
    if (span.since > span.until) throw badInput('`since` must not be after `until`.');
    return this.reports.report(actorWithin(context, id), span);
  }
}

/** The same over time, read only when somebody asks. */
@Resolver(() => DeliverabilityReport)
export class DeliverabilityDaysResolver {
  constructor(private readonly reports: DeliverabilityService) {}

  @FieldResolver(() => [DeliverabilityDay])
  days(@Root() report: Deliverability) {
    return this.reports.days(report);
  }
}
