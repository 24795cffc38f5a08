import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { OptOut } from './conversations';
import { UserError, userErrorsDescription } from './errors';
import { connectionOf } from './pagination';
import { IsText } from './validators';

export const OptOutConnection = connectionOf(
  'OptOut',
  () => OptOut,
  'A page of contacts who want no more texts, newest first.',
);

@InputType({ description: 'Who wants no more texts.' })
export class OptOutContactInput {
  @Field(() => String, { description: 'The contact, E.164.' })
  contact!: string;

  @Field(() => String, {
    nullable: true,
    description: 'How they said so, up to 300 characters, such as "asked on the phone".',
  })
  @IsText('The reason', { max: 300 })
  reason?: string | null;
}

@ObjectType({ description: 'The result of `optOutContact`.', simpleResolvers: true })
export class OptOutContactPayload {
  @Field(() => OptOut, {
    nullable: true,
    description: 'The opt-out that stands now; null when `userErrors` is not empty.',
  })
  optOut!: OptOut | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Who agreed to texts again, and how.' })
export class OptInContactInput {
  @Field(() => String, { description: 'The contact, E.164.' })
  contact!: string;

  @Field(() => String, {
    description: 'How they agreed, 3 to 300 characters. It is kept as proof.',
  })
  @IsText('The reason', { min: 3, max: 300 })
  reason!: string;
}

@ObjectType({ description: 'The result of `optInContact`.', simpleResolvers: true })
export class OptInContactPayload {
  @Field(() => String, {
    nullable: true,
    description: 'The contact, who may be texted now; null when `userErrors` is not empty.',
  })
  contact!: string | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'A list of people who want no more texts.' })
export class ImportOptOutsInput {
  @Field(() => String, {
    description:
      'The list as CSV, at most 5,000 numbers. A heading names the columns `contact`, `since` and `reason`; without one the ' +
      'first column holds the numbers. What `exportOptOuts` gives is taken as it is.',
  })
  csv!: string;
}

@ObjectType({ description: 'A line of a list that could not be taken.', simpleResolvers: true })
export class RefusedLine {
  @Field(() => Int, { description: 'The line, counted from 1.' })
  line!: number;

  @Field(() => String, { description: 'Why, in plain words.' })
  message!: string;
}

@ObjectType({ description: 'What became of an imported list.', simpleResolvers: true })
export class OptOutImport {
  @Field(() => Int, { description: 'Contacts who are opted out now and were not before.' })
  imported!: number;

  @Field(() => Int, { description: 'Contacts who had opted out already.' })
  alreadyOptedOut!: number;

  @Field(() => [RefusedLine], { description: 'Lines that were left out, the first 100.' })
  refused!: RefusedLine[];
}

@ObjectType({ description: 'The result of `importOptOuts`.', simpleResolvers: true })
export class ImportOptOutsPayload {
  @Field(() => OptOutImport, {
    nullable: true,
    description: 'What became of the list; null when `userErrors` is not empty.',
  })
  result!: OptOutImport | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
