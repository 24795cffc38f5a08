import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import { asNode, Node } from '../schema/node';
import type { NodeService } from '../services/nodes';
import { actorOf, type RequestContext } from './context';

/** Anything by its id. */
@Resolver()
export class NodeResolver {
  constructor(private readonly nodes: NodeService) {}

  @Requires(Permission.Read)
  @Query(() => Node, {
    nullable: true,
    description:
      'Anything of the organization that has an id, whatever its type: ask for `__typename` and use fragments. Null ' +
      'when the organization has nothing with this id.',
  })
  async node(
    @Arg('id', () => ID, { description: 'Id of a phone number, registration, message or any other object.' })
    id: string,
    @Ctx() context: RequestContext,
  ): Promise<object | null> {
    const found = await this.nodes.find(actorOf(context), id);
    return found && asNode(found.kind, found.value);
  }
}
