import type { Actor } from '../domain/actor';
import { actorOf, type RequestContext } from '../resolvers/context';
import { createLoaders, type LoaderServices, type Loaders } from '../resolvers/loaders';

/** A call as resolvers see it; its loaders are made when they are first asked for, since many calls need none. */
export class OperationContext implements RequestContext {
  readonly actor: Actor | null;
  readonly refusal: string | null;
  readonly requestId: string;
  readonly address: string;
  private made: Loaders | null = null;

  constructor(
    private readonly services: LoaderServices,
    call: Omit<RequestContext, 'loaders'>,
  ) {
    this.actor = call.actor;
    this.refusal = call.refusal;
    this.requestId = call.requestId;
    this.address = call.address;
  }

  /** On the prototype, because Apollo copies a context's own properties before it runs an operation. */
  get loaders(): Loaders {
    return (this.made ??= createLoaders(this.services, actorOf(this)));
  }
}
