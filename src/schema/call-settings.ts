import { Field, InputType, ObjectType } from 'type-graphql';
import { Weekday } from '../domain/business-hours';
import { usualTexts } from '../domain/call-routing';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { IsText } from './validators';

describedEnum(Weekday, 'Weekday', 'A day of the week.', {
  MONDAY: 'Monday.',
  TUESDAY: 'Tuesday.',
  WEDNESDAY: 'Wednesday.',
  THURSDAY: 'Thursday.',
  FRIDAY: 'Friday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
});

const opens = 'When it opens, on a 24-hour clock, such as `09:00`.';
const closes = 'When it closes, such as `17:30`; `24:00` is midnight.';
const zone = 'IANA name of the time zone that the times are in, such as `America/New_York`.';
const holidays = 'Days on which it stays closed, such as `2026-12-25`.';

@ObjectType({ description: 'Open on one day of the week from one time to another.', simpleResolvers: true })
export class OpeningTime {
  @Field(() => Weekday, { description: 'The day.' })
  day!: Weekday;

  @Field(() => String, { description: opens })
  opens!: string;

  @Field(() => String, { description: closes })
  closes!: string;
}

@ObjectType({ description: 'When people answer calls.', simpleResolvers: true })
export class BusinessHours {
  @Field(() => String, { description: zone })
  timeZone!: string;

  @Field(() => [OpeningTime], {
    description: 'When it is open, Monday first; a day may have several, and one without any is closed.',
  })
  openingTimes!: OpeningTime[];

  @Field(() => [String], { description: holidays })
  holidays!: string[];
}

@ObjectType({
  description: "How the organization's calls are answered. Change it with `updateCallSettings`.",
  simpleResolvers: true,
})
export class CallSettings {
  @Field(() => Boolean, {
    description: "Whether calls are recorded, unless a number's own `recordCalls` says otherwise.",
  })
  recordCalls!: boolean;

  @Field(() => String, { description: 'What callers hear before a call that is recorded.' })
  recordingNotice!: string;

  @Field(() => String, {
    description: 'What callers hear when nobody takes the call, before they leave a message.',
  })
  voicemailGreeting!: string;

  @Field(() => String, { description: 'The same outside business hours.' })
  afterHoursMessage!: string;

  @Field(() => BusinessHours, {
    nullable: true,
    description: 'When people are rung; null when they are at any time. An agent answers at any time.',
  })
  businessHours!: BusinessHours | null;
}

@InputType({ description: 'Open on one day of the week from one time to another.' })
export class OpeningTimeInput {
  @Field(() => Weekday, { description: 'The day.' })
  day!: Weekday;

  @Field(() => String, { description: opens })
  opens!: string;

  @Field(() => String, { description: `${closes} It must be later than \`opens\`.` })
  closes!: string;
}

/** Checked by domain/business-hours, so that all faults come in one answer. */
@InputType({ description: 'When people answer calls. It replaces the hours there were.' })
export class BusinessHoursInput {
  @Field(() => String, { description: zone })
  timeZone!: string;

  @Field(() => [OpeningTimeInput], { description: 'When it is open, up to 50; a day without any is closed.' })
  openingTimes!: OpeningTimeInput[];

  @Field(() => [String], { defaultValue: [], description: `${holidays} Up to 200.` })
  holidays!: string[];
}

@InputType({ description: 'What to change about how calls are answered. What is left out stays as it is.' })
export class UpdateCallSettingsInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether calls are recorded.' })
  recordCalls?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What callers hear before a call that is recorded, up to 300 characters. Many places ask for it by law, so it ' +
      `cannot be left unsaid; null puts "${usualTexts.recordingNotice}" back.`,
  })
  @IsText('The notice', { max: 300 })
  recordingNotice?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `What callers hear before they leave a message, up to 1,000 characters; null puts "${usualTexts.voicemailGreeting}" back.`,
  })
  @IsText('The greeting', { max: 1_000 })
  voicemailGreeting?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The same outside business hours, up to 1,000 characters; null puts "${usualTexts.afterHoursMessage}" back.`,
  })
  @IsText('The message', { max: 1_000 })
  afterHoursMessage?: string | null;

  @Field(() => BusinessHoursInput, {
    nullable: true,
    description: 'When people are rung; null for at any time.',
  })
  businessHours?: BusinessHoursInput | null;
}

@ObjectType({ description: 'The result of `updateCallSettings`.', simpleResolvers: true })
export class UpdateCallSettingsPayload {
  @Field(() => CallSettings, {
    nullable: true,
    description: 'The settings as they are now; null when `userErrors` is not empty.',
  })
  callSettings!: CallSettings | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
