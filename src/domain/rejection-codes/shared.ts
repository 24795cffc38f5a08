import { changeWebsite, edit, support, type RejectionCode } from './entry';

/**
 * Codes that either a toll-free verification or a local-number campaign may bring, and the newer neutral twins
 * of the toll-free codes (about 30530-30575 and 30800-30879; the lists are not complete).
 * https://www.twilio.com/docs/api/errors, read 2026-11-22.
 */
export const sharedCodes: Readonly<Record<number, RejectionCode>> = {
  30534: edit(
    ['use-case', 'sample', 'business-name'],
    'The request looks like a test and not like a real business.',
    'Describe your real business and the texts you will really send; leave out words like “test”.',
  ),
  30537: edit(
    ['sample', 'use-case', 'website'],
    'What your website sells does not fit the texts you describe.',
    'Make the description and the example text speak of what your website offers.',
  ),
  30540: edit(
    ['opt-in-confirmation'],
    'The text that confirms a sign-up is missing or incomplete.',
    'Give the first text a new subscriber gets: your name, “Message and data rates may apply”, HELP and STOP.',
  ),
  30543: edit(
    ['opt-in-proof'],
    'Customers sign up on your website, but its address was not given; a picture alone is not enough.',
    'Add the address of the public page with the sign-up form.',
  ),
  30544: edit(
    ['opt-in-wording'],
    'The sign-up words do not say what the texts will be about.',
    'Name the kinds of texts, such as appointment reminders or order updates.',
  ),
  30551: edit(
    ['opt-in-wording'],
    'The sign-up words do not mention text messages.',
    'Write “text messages” or “SMS” in the sentence that customers agree to.',
  ),
  30556: edit(
    ['opt-in-wording', 'opt-in-proof'],
    'Customers agree to texts together with emails or calls.',
    'Give texts a box and a sentence of their own, and ask for emails and calls separately.',
  ),
  30558: changeWebsite(
    ['terms'],
    'Your terms page does not say how often you text.',
    'Add a line such as “Message frequency varies, up to 4 messages a month” to the terms page.',
  ),
  30560: changeWebsite(
    ['terms'],
    'Your terms page does not say how to get help with the texts.',
    'Add a support phone number or email address to the terms page.',
  ),
  30562: changeWebsite(
    ['terms'],
    'Your terms page does not mention message and data rates.',
    'Add the line “Message and data rates may apply” to the terms page.',
  ),
  30569: edit(
    ['opt-in-wording'],
    'The sign-up words do not mention message and data rates.',
    'Add “Message and data rates may apply.” next to the box.',
  ),
  30570: edit(
    ['opt-in-wording'],
    'The sign-up words do not say how to get help.',
    'Add “Reply HELP for help” next to the box.',
  ),
  30801: edit(
    ['contact-person'],
    'The contact is not a real person who speaks for the business.',
    'Enter the full first and last name of somebody who works there, with their own email and phone.',
  ),
  30807: edit(
    ['several-numbers'],
    'The request does not explain why your business needs more than five numbers.',
    'Write in the additional information how each of the numbers is used.',
  ),
  30824: edit(
    [],
    'The seven days for corrections are over.',
    'Correct what was refused and send it all the same; it only waits in the ordinary line again.',
  ),
  30825: changeWebsite(
    ['age-gate', 'website'],
    'An age check is missing on your website or at the sign-up, or it is too weak.',
    'Add a check that asks for the date of birth and show it on the sign-up page.',
  ),
  30826: edit(
    ['political-vetting'],
    'A political campaign must enter its Campaign Verify token.',
    'Enter a token that has not expired, with all its parts separated by “|”.',
  ),
  30831: edit(
    ['opt-in-wording', 'opt-in-proof'],
    'Express consent is required: giving a phone number is not yet agreeing to texts.',
    'Let customers choose texts freely and knowingly; for promotions they must agree in writing.',
  ),
  30836: edit(
    ['opt-in-proof'],
    'The address given for the sign-up page is broken or needs a login.',
    'Link straight to the public form, or upload pictures of every step when it lies behind a login.',
  ),
  30837: edit(
    ['opt-in-proof'],
    'The picture of the sign-up is cropped, unreadable or without your business name.',
    'Upload a sharp picture of the whole form with your name or logo, the wording, the box and the button.',
  ),
  30841: edit(
    ['opt-in-wording', 'opt-in-proof'],
    'The reviewer cannot tell from the sign-up words that people agree to text messages.',
    'Ask for text messages in so many words, name what they are about, and keep it out of the terms.',
  ),
  30842: edit(
    ['opt-in-proof'],
    'No proof of sign-up was given: choosing a method without showing it is not enough.',
    'Add a public link, a picture or the words you speak, so that the reviewer can follow every step.',
  ),
  30857: edit(
    ['sample'],
    'The link in the example text hides who you are or leads to another site.',
    'Use an https link on your own domain, no bit.ly or similar, to a page that names your business.',
  ),
  30858: edit(
    ['sample'],
    'The example text has a link without https.',
    'Make every link in your texts begin with https://.',
  ),
  30879: support(
    ['number'],
    'The number was not yet on our network when it was reviewed.',
    'Once the number has been moved completely, contact support: the old request is deleted and a new one sent.',
    true,
  ),
};
