import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { BusinessEntityType, PlanTier } from '../domain/organizations';
import { UserError, userErrorsDescription } from './errors';
import { Organization } from './organizations';
import { CountryCode, E164, Url } from './scalars';
import { IsIdempotencyKey, IsText } from './validators';

@InputType({ description: 'A new customer of Loquent.' })
export class CreateOrganizationInput {
  @Field(() => String, { description: 'Its name, up to 64 characters.' })
  @IsText('The name', { max: 64 })
  name!: string;

  @Field(() => PlanTier, { nullable: true, defaultValue: PlanTier.STARTER, description: 'What it pays for.' })
  plan?: PlanTier | null;

  @Field(() => ID, { description: "User id of the owner: the `sub` of that person's tokens." })
  @IsText("The owner's user id", { max: 128 })
  ownerUserId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Names this call: the same key with the same input returns the first call's organization.",
  })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'The result of `createOrganization`.', simpleResolvers: true })
export class CreateOrganizationPayload {
  @Field(() => Organization, {
    nullable: true,
    description:
      'The organization; its `twilioAccount` follows within seconds. Null when `userErrors` is not empty.',
  })
  organization!: Organization | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

/** Checked by domain/business-profile, so that the form gets all its faults in one answer. */
@InputType({
  description:
    'What to change about the business profile. A field left out stays as it is; null or an empty text ' +
    'clears it. Registrations already begun keep the values they have.',
})
export class UpdateBusinessProfileInput {
  @Field(() => String, {
    nullable: true,
    description: 'The registered name, exactly as on the tax papers, up to 255 characters.',
  })
  legalName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name customers know, where it differs from the legal one, up to 255 characters.',
  })
  doingBusinessAs?: string | null;

  @Field(() => BusinessEntityType, { nullable: true, description: 'The legal form.' })
  entityType?: BusinessEntityType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The whole tax id, in the US the nine-digit EIN with or without its hyphen. Write-only: it is encrypted, and ' +
      'only its last four characters can be read again.',
  })
  taxId?: string | null;

  @Field(() => Url, {
    nullable: true,
    description: 'The public website, such as `https://example.com`, up to 100 characters.',
  })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'The line of business, up to 100 characters.' })
  industry?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the business does, in its own words, up to 1,000 characters.',
  })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'House number and street; not a post office box, up to 100 characters.',
  })
  street?: string | null;

  @Field(() => String, { nullable: true, description: 'City or town, up to 100 characters.' })
  city?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'State, province or region; in the US its two-letter code.',
  })
  region?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Postal or ZIP code, such as `94105`, up to 10 characters.',
  })
  postalCode?: string | null;

  @Field(() => CountryCode, { nullable: true, description: 'The country the business is in, such as `US`.' })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name of the time zone, such as `America/New_York`.',
  })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'First name of the person reviewers may contact, up to 100 characters.',
  })
  contactFirstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name of that person, up to 100 characters.' })
  contactLastName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "That person's position, such as Owner, up to 100 characters.",
  })
  contactTitle?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "That person's email address. One of the business's own domain passes reviews more easily. Up to 100 characters.",
  })
  contactEmail?: string | null;

  @Field(() => E164, {
    nullable: true,
    description: "That person's telephone number, such as `+14155550123`.",
  })
  contactPhone?: string | null;

  @Field(() => Url, {
    nullable: true,
    description: 'The public privacy policy, which reviewers read, up to 500 characters.',
  })
  privacyPolicyUrl?: string | null;

  @Field(() => Url, {
    nullable: true,
    description: 'The public terms of service, which reviewers read, up to 500 characters.',
  })
  termsUrl?: string | null;
}

@ObjectType({ description: 'The result of `updateBusinessProfile`.', simpleResolvers: true })
export class UpdateBusinessProfilePayload {
  @Field(() => Organization, {
    nullable: true,
    description: 'The organization with its profile as it is now; null when `userErrors` is not empty.',
  })
  organization!: Organization | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
