import { Field, Int, ObjectType } from 'type-graphql';
import { describedEnum } from './enums';
import { MessageWarning } from './messages';
import { RegistrationFinding } from './registration-review';

/** GraphQL names hold no dash, so the encodings have names of their own here. */
export enum TextEncoding {
  GSM_7 = 'GSM-7',
  UCS_2 = 'UCS-2',
}

describedEnum(
  TextEncoding,
  'TextEncoding',
  'How a text is written on its way, which decides how much fits into a segment.',
  {
    GSM_7: 'The basic alphabet: 160 characters alone, 153 in each segment of several.',
    UCS_2: 'Everything else: 70 characters alone, 67 in each segment of several.',
  },
);

@ObjectType({
  description: 'A character outside the basic alphabet. One of them makes the whole text more expensive.',
  simpleResolvers: true,
})
export class CostlyCharacter {
  @Field(() => String, { description: 'The character; it may be invisible.' })
  character!: string;

  @Field(() => String, { description: 'Its Unicode name as a number, such as `U+2019`.' })
  codePoint!: string;

  @Field(() => Int, { description: 'How often it stands in the text.' })
  count!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'What to write instead, such as a plain quote; empty for what can be left out unseen, null when nothing looks ' +
      'alike.',
  })
  replacement!: string | null;

  @Field(() => Int, { description: 'Segments it would add if it were the only such character.' })
  extraSegments!: number;
}

@ObjectType({
  description: 'What a text would take and what could be better about it, before it is sent.',
  simpleResolvers: true,
})
export class MessagePreview {
  @Field(() => TextEncoding, { description: 'How it would be written.' })
  encoding!: TextEncoding;

  @Field(() => Int, { description: 'How many segments it takes, which is what carriers bill; 0 when empty.' })
  segments!: number;

  @Field(() => Int, { description: 'How many more characters fit before it takes another segment.' })
  charactersLeft!: number;

  @Field(() => [CostlyCharacter], {
    description: 'The characters that keep it from the basic alphabet; empty when there are none.',
  })
  costlyCharacters!: CostlyCharacter[];

  @Field(() => Int, { description: 'How many segments it would take without them.' })
  segmentsIfPlain!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The same text in the basic alphabet, ready to offer: lookalikes in place of costly characters, and left out what ' +
      'has none, such as emoji. Null when it is plain already or would lose too much.',
  })
  plainBody!: string | null;

  @Field(() => [MessageWarning], { description: 'What `sendMessage` would warn of.' })
  warnings!: MessageWarning[];

  @Field(() => [RegistrationFinding], {
    description: 'What phone companies may filter it for, the gravest first; empty when nothing stands out.',
  })
  findings!: RegistrationFinding[];
}
