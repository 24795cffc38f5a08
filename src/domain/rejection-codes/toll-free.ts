import { changeWebsite, edit, notEligible, sendDocument, support, type RejectionCode } from './entry';

/**
 * Toll-free verification codes except the disallowed contents.
 * https://www.twilio.com/docs/api/errors and "Why was my toll-free verification rejected?", read 2026-11-22.
 */
export const tollFreeCodes: Readonly<Record<number, RejectionCode>> = {
  // Not a reviewer's code: Twilio's answer for what it no longer holds.
  20404: edit(
    [],
    'The request or its approval is no longer on record with the carriers.',
    'Check that your answers still hold and send them again; they are reviewed like a new request.',
  ),
  30436: support(
    ['number'],
    'The request was tied to a phone number that the reviewer could not find in your account.',
    'This is on our side, not yours. Contact support and we will send a new request for the right number.',
    true,
  ),
  30437: edit(
    [],
    'The time for corrections ran out before the request was sent again.',
    'Check that everything is right and send it again; it is then reviewed like a new request.',
  ),
  30440: support(
    [],
    'The reviewer refused the request without giving a reason.',
    'Contact support: we will ask the reviewer what is missing.',
  ),
  30445: edit(
    ['business-name', 'registration-number', 'address'],
    'Your business details could not be matched with official records.',
    'Copy the name, the address and the registration number exactly as your registration papers show them.',
  ),
  30446: edit(
    ['opt-in-wording', 'opt-in-proof'],
    'It is not clear that customers expressly agree to get texts from you.',
    'Ask for texts in a sentence of its own, next to an empty box that the customer ticks, and show that page.',
  ),
  30447: support(
    ['number'],
    'The phone number is not fully on our network yet, for example because it is still being moved to us.',
    'Wait until the move of the number is finished; then contact support to start a new request.',
    true,
  ),
  30448: changeWebsite(
    ['age-gate', 'website'],
    'Your texts or your website need a check of the visitor’s age, and none was found.',
    'Ask visitors for their date of birth before they see the content or sign up, then mark the texts as age-restricted.',
  ),
  30449: edit(
    ['sample'],
    'The web link in your example text cannot be accepted.',
    'Use a full https link on your own website’s domain, without a link shortener.',
  ),
  30451: edit(
    ['address'],
    'The business address was not recognized as a US or Canadian postal address.',
    'Check street, suite, city, state and ZIP code against a letter you have received there, and send it again.',
  ),
  30452: edit(
    ['email'],
    'The contact email address does not work.',
    'Enter an address that receives mail, best one on your website’s own domain.',
  ),
  30470: notEligible(
    ['sample', 'website'],
    'The texts or the website were judged to mislead people.',
    'Requests refused for misleading content are not reopened. If that is a mistake, contact support and explain your offer.',
  ),
  30471: edit(
    ['sample'],
    'The web link in your example text is not a secure one.',
    'Write the link with https:// at its start.',
  ),
  30472: edit(
    ['business-name', 'registration-number', 'website'],
    'The reviewer could not confirm that your business exists.',
    'Give the registered name and number, and make sure your website shows the same name, address and phone.',
  ),
  30473: changeWebsite(
    ['website'],
    'Your website could not be opened, is private, or does not belong to your business.',
    'Make the site public, check its address, and make sure it names your business.',
  ),
  30474: edit(
    ['business-name', 'website'],
    'The reviewer needs the business that customers actually deal with, not a software or marketing company.',
    'Enter the legal name, website and contact of the business whose name appears in the texts.',
  ),
  30475: edit(
    ['opt-in-wording', 'opt-in-proof'],
    'Customers have to agree to texts to get your service, which is not allowed.',
    'Make agreeing to texts optional: a box of its own that a customer may leave empty and still buy or book.',
  ),
  30476: edit(
    ['opt-in-proof'],
    'There is nothing that shows how customers agree to get your texts.',
    'Add the page where they agree, or upload a picture of the form or sign.',
  ),
  30477: changeWebsite(
    ['privacy-policy', 'opt-in-wording'],
    'Your pages say that customers’ phone numbers may be shared with other companies.',
    'State in your privacy policy that mobile numbers and consent are never shared with third parties for marketing.',
  ),
  30478: edit(
    ['business-name', 'number'],
    'The number appears to be used by more than one business.',
    'Use one number per business: register here only the business that texts from this number.',
  ),
  30479: edit(
    ['several-numbers'],
    'More than five toll-free numbers were requested for your business without a reason.',
    'Explain in the additional information what each number is for.',
  ),
  30481: support(
    [],
    'The request was cancelled because somebody asked for it.',
    'Nothing is wrong with your details. Start a new registration when you still want to text from this number.',
  ),
  30482: edit(
    ['email'],
    'The contact email address is not on your business’s own domain.',
    'Use an address that ends like your website, such as you@yourbusiness.com, instead of a free mail service.',
  ),
  30483: edit(
    ['contact-person'],
    'The contact person does not seem to work for the business.',
    'Name an owner or employee with first and last name, not a department or an outside company.',
  ),
  30484: edit(
    ['business-name', 'registration-number'],
    'The business name is not the one in official records.',
    'Copy the name letter by letter from your IRS letter (CP 575), with commas and endings such as LLC or Inc.',
  ),
  30485: sendDocument(
    ['business-documents', 'registration-number'],
    'The reviewer asks for papers that prove your business is registered.',
    'Upload your IRS letter or your state’s registration certificate.',
  ),
  30486: edit(
    ['help-message'],
    'Your reply to HELP does not say who you are and how to reach you.',
    'Put your business name and a phone number, email or web address into the reply to HELP.',
  ),
  30487: sendDocument(
    ['business-documents', 'business-type'],
    'A charity has to prove that it is tax-exempt.',
    'Upload the letter with which the IRS granted 501(c)(3) status.',
  ),
  30488: edit(
    ['trade-name'],
    'The name customers know you by is missing or does not match your website.',
    'Enter the trade name as it stands on your website and in your texts.',
  ),
  30501: edit(
    ['political-vetting'],
    'Political texts need a token from Campaign Verify, and none that is valid was given.',
    'Get a token at campaignverify.org and enter all of it, exactly as issued.',
  ),
  30509: edit(
    ['opt-in-proof'],
    'The page that shows how customers sign up could not be opened.',
    'Give the address of a page that opens without a password, or upload a picture of the sign-up form.',
  ),
  30511: edit(
    ['verbal-script'],
    'Customers agree aloud, but the words that are spoken were not given.',
    'Write down word for word what you ask and what the customer answers.',
  ),
  30513: edit(
    ['opt-in-wording', 'opt-in-proof'],
    'The words with which customers agree are unclear.',
    'Say plainly that they agree to text messages from your business and what about, apart from your terms.',
  ),
  30527: edit(
    ['registration-number'],
    'The business registration number is missing or wrong.',
    'Copy the number from your IRS letter. If your business is new, upload that letter as well.',
  ),
  30531: edit(
    ['help-message'],
    'The reply to HELP lacks a way to contact you.',
    'Add a phone number or an email address that a customer can use right away.',
  ),
  30936: edit(
    ['help-message'],
    'The example of your HELP reply was not accepted.',
    'Start the HELP reply with your business name, then say where help is found and how to stop.',
  ),
};
