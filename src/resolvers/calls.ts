import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { CallEntity } from '../entities/call';
import type { OrganizationEntity } from '../entities/organization';
import type { PhoneNumberEntity } from '../entities/phone-number';
import { Call, CallConnection, CallsArgs, FinishCallInput, FinishCallPayload } from '../schema/calls';
import { Organization } from '../schema/organizations';
import { page, PageArgs, pageOf } from '../schema/pagination';
import { PhoneNumber } from '../schema/phone-numbers';
import type { CallRecordingService } from '../services/call-recordings';
import type { CallService } from '../services/calls';
import { actorOf, actorWithin, type RequestContext } from './context';

/** Calls, and what the voice agent says of them. */
@Resolver(() => Call)
export class CallResolver {
  constructor(
    private readonly calls: CallService,
    private readonly recordingService: CallRecordingService,
  ) {}

  @Requires(Permission.AnswerCalls)
  @Mutation(() => FinishCallPayload, {
    description:
      'The voice agent is done with a call, for SERVICE tokens: when its stream ends, the caller is hung up on. Without ' +
      'this word the end of the stream passes the caller on to whoever comes next: people, or a place to leave a message.',
  })
  async finishCall(
    @Arg('input', () => FinishCallInput, { description: 'The call.' }) { callId }: FinishCallInput,
    @Ctx() context: RequestContext,
  ) {
    return { call: await this.calls.finish(actorOf(context), callId), userErrors: [] };
  }

  @FieldResolver()
  phoneNumber(@Root() { phoneNumberId }: CallEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.phoneNumbers.load(phoneNumberId);
  }

  @FieldResolver()
  async recordings(@Root() { id }: CallEntity, @Ctx() { loaders }: RequestContext) {
    const recordings = await loaders.callRecordings.load(id);
    return recordings.map((one) => ({ ...one, url: this.recordingService.address(one) }));
  }
}

/** The calls to one number. */
@Resolver(() => PhoneNumber)
export class PhoneNumberCallsResolver {
  @FieldResolver(() => CallConnection, { description: 'Calls to it, newest first.' })
  async calls(
    @Root() { id }: PhoneNumberEntity,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const request = page(first, after);
    return pageOf(
      await loaders.callPages.load({ phoneNumberId: id, request }),
      request,
      (call) => call.createdAt,
    );
  }
}

/** The organization's calls. */
@Resolver(() => Organization)
export class OrganizationCallsResolver {
  constructor(private readonly service: CallService) {}

  @FieldResolver(() => CallConnection)
  async calls(
    @Root() { id }: OrganizationEntity,
    @Args(() => CallsArgs) { first, after, phoneNumberId }: CallsArgs,
    @Ctx() context: RequestContext,
  ) {
    const request = page(first, after);
    const rows = await this.service.list(actorWithin(context, id), request, phoneNumberId ?? null);
    return pageOf(rows, request, (call) => call.createdAt);
  }
}
