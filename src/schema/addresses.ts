import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AddressRequirement } from '../domain/addresses';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import type { Later } from './later';
import { Node } from './node';
import { countedConnectionOf } from './pagination';
import { PhoneNumber } from './phone-numbers';
import { CountryCode } from './scalars';
import { IsCountry, IsIdempotencyKey, IsText } from './validators';

@ObjectType({
  implements: Node,
  description: 'A postal address of the organization, which some numbers can only be bought with.',
  simpleResolvers: true,
})
export class Address implements Node {
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name for people to recognise it by; null when none was given.',
  })
  friendlyName!: string | null;

  @Field(() => String, { description: 'The person or business at the address.' })
  customerName!: string;

  @Field(() => String, { description: 'House number and street.' })
  street!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Second line, such as a floor or suite; null when there is none.',
  })
  streetSecondary!: string | null;

  @Field(() => String, { description: 'City or town.' })
  city!: string;

  @Field(() => String, { description: 'State, province or region; for the US its two-letter code.' })
  region!: string;

  @Field(() => String, { description: 'Postal or ZIP code.' })
  postalCode!: string;

  @Field(() => CountryCode, { description: 'The country.' })
  country!: string;

  @Field(() => Boolean, { description: 'True when the carrier found the address to exist.' })
  validated!: boolean;

  @Field(() => [PhoneNumber], {
    description: 'The numbers held, or being bought, with it: while there are any it cannot be deleted.',
  })
  phoneNumbers!: Later<PhoneNumber>[];
}

describedEnum(AddressRequirement, 'AddressRequirement', 'Which address a number is sold with.', {
  NONE: 'None is needed.',
  ANY: 'One in any country.',
  LOCAL: "One in the number's own country.",
  FOREIGN: "One outside the number's country.",
});

@ObjectType({
  description:
    'How the post writes an address that the carrier did not take as it was written. Nothing was changed: show it to ' +
    'the user, and call again with these values if it is theirs.',
  simpleResolvers: true,
})
export class AddressSuggestion {
  @Field(() => String, { description: 'House number and street.' })
  street!: string;

  @Field(() => String, { nullable: true, description: 'Second line; null when there is none.' })
  streetSecondary!: string | null;

  @Field(() => String, { description: 'City or town.' })
  city!: string;

  @Field(() => String, { description: 'State, province or region.' })
  region!: string;

  @Field(() => String, { description: 'Postal or ZIP code.' })
  postalCode!: string;
}

export const AddressConnection = countedConnectionOf(
  'Address',
  () => Address,
  'A page of addresses, newest first.',
);

@InputType({
  description: 'An address to keep, exactly as it should reach the carrier: it is never corrected.',
})
export class CreateAddressInput {
  @Field(() => String, {
    nullable: true,
    description: 'Name for people to recognise it by, up to 64 characters.',
  })
  @IsText('The name', { max: 64 })
  friendlyName?: string | null;

  @Field(() => String, { description: 'The person or business at the address, up to 64 characters.' })
  @IsText('The name of the person or business', { min: 1, max: 64 })
  customerName!: string;

  @Field(() => String, { description: 'House number and street, up to 120 characters.' })
  @IsText('The street', { min: 1, max: 120 })
  street!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Second line, such as a floor or suite, up to 120 characters.',
  })
  @IsText('The second line', { max: 120 })
  streetSecondary?: string | null;

  @Field(() => String, { description: 'City or town, up to 80 characters.' })
  @IsText('The city', { min: 1, max: 80 })
  city!: string;

  @Field(() => String, {
    description: 'State, province or region; for the US its two-letter code, such as `CA`.',
  })
  @IsText('The state or region', { min: 1, max: 80 })
  region!: string;

  @Field(() => String, { description: 'Postal or ZIP code, such as `94105`.' })
  @IsText('The postal code', { min: 1, max: 20 })
  postalCode!: string;

  @Field(() => CountryCode, { description: 'The country, such as `US`.' })
  @IsCountry()
  country!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Names this call: the same key with the same input within 24 h returns the first call's address.",
  })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'The result of `createAddress`.', simpleResolvers: true })
export class CreateAddressPayload {
  @Field(() => Address, { nullable: true, description: 'The address; null when `userErrors` is not empty.' })
  address!: Address | null;

  @Field(() => AddressSuggestion, {
    nullable: true,
    description: 'What the carrier would take instead; null unless it knows a similar address.',
  })
  suggestion?: AddressSuggestion | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({
  description: 'What to change about an address. What is left out stays as it is; the country cannot change.',
})
export class UpdateAddressInput {
  @Field(() => ID, { description: 'The address to change.' })
  addressId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name for people to recognise it by, up to 64 characters; null for none.',
  })
  @IsText('The name', { max: 64 })
  friendlyName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The person or business at the address, up to 64 characters.',
  })
  @IsText('The name of the person or business', { min: 1, max: 64 })
  customerName?: string | null;

  @Field(() => String, { nullable: true, description: 'House number and street, up to 120 characters.' })
  @IsText('The street', { min: 1, max: 120 })
  street?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Second line, such as a floor or suite, up to 120 characters; null for none.',
  })
  @IsText('The second line', { max: 120 })
  streetSecondary?: string | null;

  @Field(() => String, { nullable: true, description: 'City or town, up to 80 characters.' })
  @IsText('The city', { min: 1, max: 80 })
  city?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'State, province or region; for the US its two-letter code, such as `CA`.',
  })
  @IsText('The state or region', { min: 1, max: 80 })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal or ZIP code, such as `94105`.' })
  @IsText('The postal code', { min: 1, max: 20 })
  postalCode?: string | null;
}

@ObjectType({ description: 'The result of `updateAddress`.', simpleResolvers: true })
export class UpdateAddressPayload {
  @Field(() => Address, {
    nullable: true,
    description: 'The address as it is now; null when `userErrors` is not empty.',
  })
  address!: Address | null;

  @Field(() => AddressSuggestion, {
    nullable: true,
    description: 'What the carrier would take instead; null unless it knows a similar address.',
  })
  suggestion?: AddressSuggestion | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which address to delete.' })
export class DeleteAddressInput {
  @Field(() => ID, { description: 'The address. One that a number still needs cannot be deleted.' })
  addressId!: string;
}

@ObjectType({ description: 'The result of `deleteAddress`.', simpleResolvers: true })
export class DeleteAddressPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of what is gone; null when `userErrors` is not empty.',
  })
  deletedAddressId!: string | null;

  @Field(() => [PhoneNumber], {
    description:
      'The numbers that need the address and keep it from being deleted; empty when there are none.',
  })
  neededBy!: Later<PhoneNumber>[];

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
