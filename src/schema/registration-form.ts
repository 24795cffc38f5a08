import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FieldSource, RegistrationFieldInput } from '../domain/registrations';
import { describedEnum } from './enums';
import { Json } from './scalars';

describedEnum(
  RegistrationFieldInput,
  'RegistrationFieldInput',
  'How to ask for a field and what its value is. Render an unknown one as TEXT.',
  {
    TEXT: 'One line of text. Value: a string.',
    MULTILINE: 'Several lines of text. Value: a string.',
    EMAIL: 'An email address. Value: a string.',
    URL: 'A web address. Value: a string with its scheme.',
    PHONE: 'A telephone number. Value: a string in E.164 form.',
    SELECT: 'One of `options`. Value: a string, the `value` of the option.',
    MULTI_SELECT: 'Any of `options`. Value: a list of strings.',
    BOOLEAN: 'Yes or no. Value: a boolean.',
    TEXT_LIST: 'Several texts, such as sample messages. Value: a list of strings.',
    URL_LIST: 'Several web addresses. Value: a list of strings.',
    COUNTRY: 'A country. Value: a string, its ISO 3166-1 alpha-2 code.',
    REGION: 'A state, province or region. Value: a string, in the US and Canada its two-letter code.',
    DATE: 'A day. Value: a string such as `2026-03-01`.',
    DOCUMENT:
      'A file: `createDocument`, upload it, then write its id. Value: the id of a Document, or a list of ids where ' +
      '`maxItems` is given. Where `options` lists a document that was approved before, write its `value` to keep that ' +
      'one: nothing is uploaded then.',
    ADDRESS:
      "One of the organization's addresses, which `options` lists; `createAddress` adds one. Value: a string, the id of " +
      'an Address.',
  },
);

describedEnum(FieldSource, 'FieldSource', 'Where the value of a field came from.', {
  ORGANIZATION_PROFILE: 'Copied from the business profile when the registration was started.',
  ASSISTANT: 'Written by the assistant for a person. The person should look at it before confirming.',
  USER: 'Written by a person.',
  PREVIOUS_VERSION: 'Copied from the version before, or from an earlier registration of the organization.',
  ADOPTED: 'Taken over from a registration that existed at Twilio already.',
  DERIVED: 'Worked out from other values.',
});

@ObjectType({ description: 'One choice of a field.', simpleResolvers: true })
export class RegistrationFieldOption {
  @Field(() => String, { description: 'What to write as the value.' })
  value!: string;

  @Field(() => String, { description: 'What to show.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What the choice means; null when the label says it.' })
  description!: string | null;
}

@ObjectType({
  description:
    'One field with its value and state: enough to render and fill in any registration without knowing its kind. ' +
    'Write it with `updateRegistration`.',
  simpleResolvers: true,
})
export class RegistrationField {
  @Field(() => ID, { description: 'Stable within the registration and its version; fit as a cache key.' })
  id!: string;

  @Field(() => String, {
    description: 'Names the field in `updateRegistration` and wherever `fieldKeys` points to it.',
  })
  key!: string;

  @Field(() => String, { description: 'What to call the field in front of the user.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What reviewers want to see here; null when plain.' })
  help!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'An example of a good value; null when there is none.',
  })
  example!: string | null;

  @Field(() => RegistrationFieldInput, { description: 'How to ask for it and what its value is.' })
  input!: RegistrationFieldInput;

  @Field(() => Boolean, {
    description: 'True when it must be filled before confirming. May change with other fields.',
  })
  required!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Fewest characters of a text, or of each in a list; null: no limit.',
  })
  minLength!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most characters of a text, or of each in a list; null: no limit.',
  })
  maxLength!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Fewest items of a list; null when it is no list or has no limit.',
  })
  minItems!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most items of a list; null when it is no list or has no limit.',
  })
  maxItems!: number | null;

  @Field(() => [RegistrationFieldOption], {
    description:
      "The choices of SELECT and MULTI_SELECT, for ADDRESS the organization's addresses, and for DOCUMENT, while an " +
      'approval is renewed, the one that may be kept; empty for others.',
  })
  options!: RegistrationFieldOption[];

  @Field(() => Boolean, {
    description:
      'True for values such as tax ids: they come back masked, and writing an unchanged mask keeps what is stored.',
  })
  sensitive!: boolean;

  @Field(() => Boolean, {
    description:
      'True when what was made of the value is approved as it stands, so that it can no longer change: show it as text.',
  })
  locked!: boolean;

  @Field(() => Boolean, { description: 'True when the field is filled, a sensitive one too.' })
  isSet!: boolean;

  @Field(() => Int, {
    description: 'Goes up with every change of this field: pass the one you showed as `expectedRevision`.',
  })
  revision!: number;

  @Field(() => Json, {
    nullable: true,
    description:
      'By `input`: a string, a boolean, or a list of strings; for DOCUMENT the id of a Document or a list of them. ' +
      'Masked when `sensitive`. Null while empty.',
  })
  value!: unknown;

  @Field(() => FieldSource, {
    nullable: true,
    description: 'Where the value came from; null while it is empty.',
  })
  source!: FieldSource | null;

  @Field(() => [String], {
    description: 'What is wrong with the value, in plain words; empty when it can be submitted as it is.',
  })
  errors!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Why the reviewer sent this field back, for as long as the value they saw still stands; else null.',
  })
  rejectionReason!: string | null;
}

@ObjectType({ description: 'Fields that belong together.', simpleResolvers: true })
export class RegistrationFormSection {
  @Field(() => String, { description: 'Names the section.' })
  key!: string;

  @Field(() => String, { description: 'Heading to show.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A sentence or two under the heading; null when there is none.',
  })
  description!: string | null;

  @Field(() => [RegistrationField], { description: 'Its fields, in the order to ask for them.' })
  fields!: RegistrationField[];
}

@ObjectType({
  description:
    'The whole form of a version as it is now. Which sections and fields there are may depend on what is filled in, ' +
    'so read it again after each change.',
  simpleResolvers: true,
})
export class RegistrationForm {
  @Field(() => String, { description: 'Changes when the questions do; values stay.' })
  definitionVersion!: string;

  @Field(() => [RegistrationFormSection], { description: 'Its sections, in order.' })
  sections!: RegistrationFormSection[];
}

/** Arguments of `Registration.fields`. */
@ArgsType()
export class RegistrationFieldsArgs {
  @Field(() => [String], { nullable: true, description: 'Only fields with these keys; leave out for all.' })
  keys?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for only those that still need something: empty though required, faulty or sent back.',
  })
  needsAttention?: boolean | null;
}

/** Not validated here: one bad field must not keep the others from being written. */
@InputType({ description: 'A new value for one field.' })
export class RegistrationFieldValueInput {
  @Field(() => String, { description: 'Key of the field, from `form`, `fields` or `inputSchema`.' })
  key!: string;

  @Field(() => Json, {
    nullable: true,
    description: "The value as the field's `input` asks for it; null clears the field.",
  })
  value?: unknown;

  @Field(() => Int, {
    nullable: true,
    description:
      "The field's `revision` you last saw. If somebody has changed it since, this field is left as it is and " +
      'reported in `conflictingKeys`. Leave out to write regardless.',
  })
  expectedRevision?: number | null;
}
