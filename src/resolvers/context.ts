import type { Actor, OrganizationActor } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import type { Loaders } from './loaders';

/** What every resolver is given. */
export interface RequestContext {
  /** Null when the call came without a valid token. */
  actor: Actor | null;
  /** Why there is no actor, in words for the caller; null when there is one or no token was sent. */
  refusal: string | null;
  requestId: string;
  /** Where the call came from, for rate limits. */
  address: string;
  loaders: Loaders;
}

/** The caller inside an organization; a service whose token names none is refused. */
export function actorOf({ actor }: Pick<RequestContext, 'actor'>): OrganizationActor {
  if (!actor?.organizationId)
    refuse(UserErrorCode.NOT_ALLOWED, 'This token is for no organization: use one whose "org" names it.');
  return actor as OrganizationActor;
}

/** The caller inside the organization that a field belongs to: their own, or one they have just created. */
export function actorWithin(
  { actor }: Pick<RequestContext, 'actor'>,
  organizationId: string,
): OrganizationActor {
  return { ...actor!, organizationId };
}
