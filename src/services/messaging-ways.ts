import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import { messagingWays, type MessagingWay, type WayAnswers } from '../domain/messaging-ways';
import { TwilioAccountMode } from '../domain/organizations';
import {
  OrganizationEntity,
  OrganizationProfileEntity,
  TwilioSettingsEntity,
} from '../entities/organization';
import type { Clock } from '../lib/clock';
import type { KeyRing } from '../lib/encryption';
import { businessFacts } from './business-facts';

/** Tells which ways to text customers an organization has, before it decides for one. */
export class MessagingWaysService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: KeyRing,
  ) {}

  async list({ organizationId }: OrganizationActor, answers: WayAnswers): Promise<MessagingWay[]> {
    const { manager } = this.db;
    const [organization, profile, settings] = await Promise.all([
      manager.findOneByOrFail(OrganizationEntity, { id: organizationId }),
      manager.findOneByOrFail(OrganizationProfileEntity, { organizationId }),
      manager.findOneBy(TwilioSettingsEntity, { organizationId }),
    ]);
    const billed = { plan: organization.plan, mode: settings?.mode ?? TwilioAccountMode.MANAGED };
    return messagingWays(answers, businessFacts(profile, this.keys), billed, this.clock.now());
  }
}
