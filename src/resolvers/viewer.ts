import { Ctx, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import { Viewer } from '../schema/viewer';
import type { OrganizationService } from '../services/organizations';
import { actorOf, type RequestContext } from './context';

/** The caller. */
@Resolver()
export class ViewerResolver {
  constructor(private readonly organizations: OrganizationService) {}

  @Requires(Permission.Read)
  @Query(() => Viewer, {
    description: "Who the caller's token speaks for and in which organization: a good first call.",
  })
  async viewer(@Ctx() context: RequestContext) {
    const actor = actorOf(context);
    return { actor, organization: await this.organizations.require(actor) };
  }
}
