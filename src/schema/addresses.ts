import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError, userErrorsDescription } from './errors';
import { Node } from './node';
import { countedConnectionOf } from './pagination';
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

  @Field(() => String, { description: 'The person or business at the address, up to 120 characters.' })
  @IsText('The name of the person or business', { min: 1, max: 120 })
  customerName!: string;

  @Field(() => String, { description: 'House number and street, up to 120 characters.' })
  @IsText('The street', { min: 1, max: 120 })
  street!: string;

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

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
