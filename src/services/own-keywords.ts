import { KeywordHandling } from '../domain/compliance-replies';
import type { OwnKeywords } from '../domain/programmes/programme';
import type { ComplianceReplyService } from './compliance-replies';

/** The keywords and answers that carriers are told of where we are the one who answers. */
export class OwnKeywordsReader {
  constructor(
    private readonly replies: ComplianceReplyService,
    private readonly handlingOf: (organizationId: string) => Promise<KeywordHandling>,
  ) {}

  /** Null where Twilio answers: it then fills them in itself. */
  async forOrganization(organizationId: string): Promise<OwnKeywords | null> {
    if ((await this.handlingOf(organizationId)) !== KeywordHandling.OURS) return null;
    const { stop, help } = await this.replies.get(organizationId);
    return {
      optOut: { keywords: [...stop.keywords], message: stop.text },
      help: { keywords: [...help.keywords], message: help.text },
    };
  }
}
