import { RegistrationFieldInput as Input, type FormSection } from '../../registrations';
import type { Examples } from './examples';
import { verticals } from './options';

/** A person without a company: who they are and the cell phone on which they answer YES. */
export function ownerSection(examples: Examples): FormSection {
  return {
    key: 'owner',
    title: 'About you',
    description: 'You are registered as a person, so everything here is your own.',
    fields: [
      {
        key: 'ownerFirstName',
        label: 'First name',
        example: 'Jamie',
        input: Input.TEXT,
        required: true,
        maxLength: 100,
      },
      {
        key: 'ownerLastName',
        label: 'Last name',
        example: 'Rivera',
        input: Input.TEXT,
        required: true,
        maxLength: 100,
      },
      {
        key: 'brandName',
        label: 'Name customers know',
        help: 'The name in your texts: your own or that of your trade, without LLC or Inc.',
        example: 'Maple Street Bakery',
        input: Input.TEXT,
        required: true,
        minLength: 2,
        maxLength: 100,
      },
      {
        key: 'vertical',
        label: 'Trade',
        help: 'The closest one.',
        input: Input.SELECT,
        options: verticals,
        required: true,
      },
      {
        key: 'ownerEmail',
        label: 'Email',
        help: 'A mailbox that you read.',
        example: examples.email,
        input: Input.EMAIL,
        required: true,
        maxLength: 100,
      },
      {
        key: 'ownerPhone',
        label: 'Phone',
        help: 'A number at which you can be reached.',
        example: examples.phone,
        input: Input.PHONE,
        countryKey: 'country',
        required: true,
        maxLength: 20,
      },
      {
        key: 'ownerMobile',
        label: 'Cell phone for the check',
        help: 'You get a text there and answer YES within 24 hours. A real US or Canadian cell phone, no internet number and none from here; it can serve for three registrations in its life.',
        example: examples.phone,
        input: Input.PHONE,
        countryKey: 'country',
        required: true,
        maxLength: 20,
      },
    ],
  };
}
