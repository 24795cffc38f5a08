import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { OrganizationEntity } from '../entities/organization';
import {
  ComplianceSender,
  SetKeywordHandlingInput,
  SetKeywordHandlingPayload,
  UpdateComplianceRepliesInput,
  UpdateComplianceRepliesPayload,
} from '../schema/compliance-replies';
import { Organization } from '../schema/organizations';
import type { ComplianceReplyService, SenderAnswers } from '../services/compliance-replies';
import type { KeywordHandlingService } from '../services/keyword-handling';
import { actorOf, type RequestContext } from './context';

/** What is answered to STOP, HELP and START. */
@Resolver(() => Organization)
export class ComplianceReplyResolver {
  constructor(
    private readonly replies: ComplianceReplyService,
    private readonly handling: KeywordHandlingService,
  ) {}

  @Requires(Permission.ManageComplianceReplies)
  @Mutation(() => UpdateComplianceRepliesPayload, {
    description:
      'Words the answers to STOP, HELP and START anew, and sets words of the organization that bring them. For people who are OWNER or ADMIN. Each is checked for what ' +
      'carriers demand; when one falls short, nothing is changed.',
  })
  async updateComplianceReplies(
    @Arg('input', () => UpdateComplianceRepliesInput, { description: 'The new wordings.' })
    input: UpdateComplianceRepliesInput,
    @Ctx() context: RequestContext,
  ) {
    return { complianceReplies: await this.replies.update(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.ManageComplianceReplies)
  @Mutation(() => SetKeywordHandlingPayload, {
    description:
      'Says who answers STOP, HELP and START in your own Twilio account: Twilio, or we with the texts of ' +
      '`updateComplianceReplies`. For people who are OWNER or ADMIN. Accounts that we manage need no such setting.',
  })
  async setKeywordHandling(
    @Arg('input', () => SetKeywordHandlingInput, { description: 'Who answers.' })
    { handling }: SetKeywordHandlingInput,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorOf(context);
    await this.handling.set(actor, handling);
    return { complianceReplies: await this.replies.get(actor.organizationId), userErrors: [] };
  }

  @FieldResolver()
  complianceReplies(@Root() { id }: OrganizationEntity) {
    return this.replies.get(id);
  }
}

/** Who answers on one number. */
@Resolver(() => ComplianceSender)
export class ComplianceSenderResolver {
  @FieldResolver()
  phoneNumber(@Root() { phoneNumberId }: SenderAnswers, @Ctx() { loaders }: RequestContext) {
    return loaders.phoneNumbers.load(phoneNumberId);
  }
}
