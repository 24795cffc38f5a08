import { changeWebsite, edit, notEligible, support, type RejectionCode } from './entry';

/**
 * Codes of campaigns, the registration of how a business texts from local US numbers.
 * https://www.twilio.com/docs/api/errors, read 2026-11-22.
 */
export const campaignCodes: Readonly<Record<number, RejectionCode>> = {
  21712: support(
    ['number'],
    'The phone number is still used by another sending set-up of your account.',
    'It has to be taken out there first; support does it with you.',
    true,
  ),
  21714: support(
    ['number'],
    'The most phone numbers that can text under one registration are in use.',
    'Release a number that you no longer text from, or ask support for another way.',
    true,
  ),
  21717: support(
    ['business-name'],
    'Your business is not registered with the carriers yet, so its texting plan could not be filed.',
    'It can be sent as soon as the business is approved. If it is approved already, contact support.',
    true,
  ),
  21719: support(
    [],
    'The texting purpose clashes with how the sending service was set up.',
    'This is our mistake. Support has to correct the set-up.',
    true,
  ),
  21720: support(
    ['use-case'],
    'The purpose of the texts was sent with a code that does not exist.',
    'The fault is in our system; contact support.',
    true,
  ),
  21727: edit(
    [],
    'Something required was missing when the texting plan was filed.',
    'Fill in every required field and send it again.',
  ),
  21728: edit(
    [],
    'One of the texts is too short or too long.',
    'Look for the field that is marked, change its length, and send it again.',
  ),
  21729: support(
    [],
    'Your texting plan is suspended, so it cannot be changed.',
    'Only support can lift a suspension of a texting plan.',
  ),
  21732: support(
    [],
    'A sole proprietor may have one texting plan, and there is one already.',
    'The old plan has to be deleted first; contact support.',
    true,
  ),
  30880: support(
    [],
    'The texting plan was refused without a stated cause.',
    'We have to ask for the cause; contact support.',
  ),
  30881: edit(
    ['company-email', 'email'],
    'The email address of the business is at a free mail service or does not work.',
    'Use a mailbox at the business’s own domain that somebody reads.',
  ),
  30882: changeWebsite(
    ['terms'],
    'Your terms page does not describe the texting program, or the program breaks the rules.',
    'Put the program’s name, how often you text, rates, STOP and HELP on the terms page; no affiliate marketing.',
  ),
  30883: notEligible(
    ['use-case', 'sample', 'website'],
    'The content is prohibited: sex, hate, alcohol without age check, guns, tobacco or cannabis.',
    'Prohibited content is not approved on any kind of number.',
  ),
  30884: notEligible(
    ['sample', 'website'],
    'The texting plan was refused as spam or phishing.',
    'Only an appeal through support can reopen it.',
  ),
  30885: notEligible(
    ['use-case', 'website'],
    'The texting plan was judged to be high-risk or deceptive.',
    'If that judgement is wrong, support can appeal with details of your business.',
  ),
  30886: edit(
    ['use-case'],
    'The description of your texts is unclear or does not fit the chosen purpose.',
    'Say who texts whom, why, and how often, in full sentences.',
  ),
  30887: edit(
    ['opt-out', 'sample'],
    'How customers stop the texts is missing or unclear.',
    'Add “Reply STOP to opt out” and a clear confirmation after it.',
  ),
  30888: changeWebsite(
    ['age-gate', 'website'],
    'No acceptable age check was found for age-restricted texts.',
    'Add an age check to your site and sign-up, then send it again.',
  ),
  30889: edit(
    ['links-and-phones', 'sample'],
    'You said that texts contain a phone number, but the examples show none.',
    'Put the phone number into an example, or untick the statement.',
  ),
  30890: edit(
    ['help-message'],
    'The HELP reply has no business name or contact.',
    'Write the HELP reply as: business name, phone or email, “Reply STOP to opt out”.',
  ),
  30891: changeWebsite(
    ['website'],
    'Your website is down or does not match your business.',
    'Bring the website online and show the business’s name, address and phone on it.',
  ),
  30892: edit(
    ['sample'],
    'An example text uses a public link shortener or an insecure link.',
    'Replace the short link by the whole https address of a page of yours.',
  ),
  30893: edit(
    ['sample', 'use-case'],
    'The example texts do not fit the purpose you chose.',
    'Rewrite the examples so that each serves the purpose, names your business and shows how to stop.',
  ),
  30894: edit(
    ['business-name', 'website'],
    'The business named is not the one that sends the texts.',
    'Register the real sender: the business customers know, not the maker of its software.',
  ),
  30895: edit(
    ['lending', 'use-case'],
    'The texts concern lending, which was not declared.',
    'Tick direct lending and say in the description that you lend directly.',
  ),
  30896: edit(
    ['opt-in-proof', 'opt-in-wording'],
    'How people agreed to the texts cannot be followed.',
    'Show the unticked box on its public page, with a link or a picture.',
  ),
  30897: notEligible(
    ['use-case', 'sample', 'website'],
    'The content is not allowed: loans, debts, gambling, crypto, sale of contacts and the like.',
    'It cannot be registered. Contact support only if your business was put in the wrong group.',
  ),
  30898: support(
    ['registration-number'],
    'Your tax number is used by too many registered businesses.',
    'Contact support to find out which other registrations use the number.',
  ),
  30899: support(
    [],
    'A mobile carrier refused the texting plan.',
    'We have to ask the carrier for its reason; contact support.',
  ),
  30900: edit(
    ['use-case'],
    'The chosen purpose is not open to your business.',
    'Choose another purpose. A company on the stock market must also confirm the email it was sent.',
  ),
  30901: edit(
    [],
    'The review took too long and was closed without a decision.',
    'Nothing is wrong with what you wrote: send it again as it is.',
  ),
  30902: support(
    [],
    'The network partner between us and the carriers refused the texting plan.',
    'Support has to clear this with the partner.',
  ),
  30903: edit(
    ['business-type', 'registration-number'],
    'The business was registered as a sole proprietor although it has a tax number.',
    'Register it as a company, with its EIN.',
  ),
  30904: support(
    [],
    'A texting plan registered elsewhere was not shared with us.',
    'Ask the provider where it was registered to share it, then contact support.',
    true,
  ),
  30905: support(
    [],
    'A texting plan registered elsewhere is still being looked at.',
    'Wait a few days. Contact support when nothing happens.',
    true,
  ),
  30906: support(
    [],
    'A texting plan registered elsewhere was declined.',
    'Have it shared again, or register it here from the start; support helps with both.',
    true,
  ),
  30907: changeWebsite(
    ['website'],
    'The website address could not be checked.',
    'Make sure the address is right, opens without a login and shows what your business does.',
  ),
  30908: changeWebsite(
    ['privacy-policy'],
    'Your privacy policy cannot be opened or lacks what it must say.',
    'Publish it and add: “Mobile information is not shared with third parties or affiliates for marketing.”',
  ),
  30909: edit(
    ['opt-in-proof', 'opt-in-wording'],
    'The reviewer could not check how people are asked to sign up.',
    'Describe every way to sign up with name, frequency, rates, STOP and links; add pictures of what is not public.',
  ),
  30914: edit(
    ['business-name'],
    'The texting plan bears another name than the registered person.',
    'Use the first and last name under which the sole proprietor was registered.',
  ),
  30915: edit(
    ['business-type', 'registration-number'],
    'A business with an EIN cannot be a sole proprietor.',
    'Choose the company form and enter the EIN; a new registration follows.',
  ),
  30924: edit(
    ['opt-in-wording'],
    'The words of consent lack required statements.',
    'Name the kind of texts, how often, “Msg & data rates may apply” and “Reply STOP to cancel”.',
  ),
  30925: changeWebsite(
    ['opt-in-wording', 'opt-in-proof'],
    'The consent box is ticked in advance.',
    'Leave the box empty so that the customer ticks it.',
  ),
  30930: support(
    [],
    'Your business has the 100 texting plans that are allowed.',
    'Delete plans that are no longer used; support can do it.',
  ),
  30933: changeWebsite(
    ['privacy-policy'],
    'A link to your privacy policy is missing.',
    'Publish a privacy policy and enter the address of its page.',
  ),
  30934: changeWebsite(
    ['terms'],
    'A link to your terms is missing.',
    'Publish terms for your texts and enter the address of that page.',
  ),
};
