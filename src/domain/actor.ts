export enum ActorKind {
  USER = 'USER',
  ASSISTANT = 'ASSISTANT',
  SERVICE = 'SERVICE',
}

export enum MemberRole {
  OWNER = 'OWNER',
  ADMIN = 'ADMIN',
  MEMBER = 'MEMBER',
}

/** What a caller may do; declared on resolvers and checked again in services for what costs money. */
export enum Permission {
  Read = 'Read',
  ManageOrganization = 'ManageOrganization',
  ManageAccount = 'ManageAccount',
  ManageNumbers = 'ManageNumbers',
  BuyNumbers = 'BuyNumbers',
  ReleaseNumbers = 'ReleaseNumbers',
  ManageAddresses = 'ManageAddresses',
  DraftRegistrations = 'DraftRegistrations',
  ConfirmRegistrations = 'ConfirmRegistrations',
  SubmitRegistrations = 'SubmitRegistrations',
  SendMessages = 'SendMessages',
  ManageComplianceReplies = 'ManageComplianceReplies',
  ManageConsents = 'ManageConsents',
  OwnNotifications = 'OwnNotifications',
  ReadCharges = 'ReadCharges',
  /** Mirror Loquent's agents and people. */
  MirrorTeam = 'MirrorTeam',
  /** Speak for the voice agent during a call. */
  AnswerCalls = 'AnswerCalls',
  CreateOrganizations = 'CreateOrganizations',
}

/** The caller, as the token says: a person, the assistant acting for a person, or a service of Loquent. */
export interface Actor {
  kind: ActorKind;
  /** Tenant key of every query; null only for a service that is not inside an organization. */
  organizationId: string | null;
  /** The person, also when the assistant acts for them; null for a service. */
  userId: string | null;
  role: MemberRole | null;
  /** When the token stops being valid, epoch milliseconds. */
  expiresAt: number;
}

/** An actor inside an organization: what nearly every service takes. */
export type OrganizationActor = Actor & { organizationId: string };

const forServices: readonly Permission[] = [
  Permission.CreateOrganizations,
  Permission.MirrorTeam,
  Permission.AnswerCalls,
];

const everything = Object.values(Permission).filter((one) => !forServices.includes(one));

const byRole: Record<MemberRole, readonly Permission[]> = {
  [MemberRole.OWNER]: everything,
  [MemberRole.ADMIN]: everything,
  [MemberRole.MEMBER]: [Permission.Read, Permission.SendMessages, Permission.OwnNotifications],
};

/** Reading, drafting, submitting what was confirmed, sending: never a yes, money, or anything irreversible. */
const assistantMay: readonly Permission[] = [
  Permission.Read,
  Permission.DraftRegistrations,
  Permission.SubmitRegistrations,
  Permission.SendMessages,
];

const serviceMay: readonly Permission[] = [...forServices, Permission.Read, Permission.SendMessages];

/** Whether the actor holds the permission; the assistant holds the intersection with its person's role. */
export function may(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case ActorKind.SERVICE:
      return serviceMay.includes(permission);
    case ActorKind.ASSISTANT:
      return (
        assistantMay.includes(permission) && actor.role !== null && byRole[actor.role].includes(permission)
      );
    case ActorKind.USER:
      return actor.role !== null && byRole[actor.role].includes(permission);
  }
}
