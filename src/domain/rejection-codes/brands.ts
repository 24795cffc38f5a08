import { edit, notEligible, support, type RejectionCode } from './entry';

/**
 * Codes of brands (the business as the carriers know it) and of the customer profiles beneath them.
 * https://www.twilio.com/docs/api/errors, read 2026-11-22.
 */
export const brandCodes: Readonly<Record<number, RejectionCode>> = {
  18601: edit(
    ['website', 'business-name'],
    'Your website does not show the name of this business.',
    'Use the website of the legal business, or put its legal name on the site.',
  ),
  18602: edit(
    ['registration-number', 'business-name'],
    'The tax number could not be matched.',
    'Copy both name and number from the IRS letter.',
  ),
  18603: edit(
    ['address'],
    'The address is not in postal records.',
    'Check street, suite and ZIP code against a postal address finder.',
  ),
  21628: edit(
    ['address'],
    'The post does not know this address.',
    'Check street, city and postal code for slips, and leave out signs such as # and &.',
  ),
  21629: edit(
    ['address'],
    'The post writes this address a little otherwise.',
    'Write it as the post does: the address fields show how.',
  ),
  18604: edit(
    ['contact-person'],
    'We could not confirm that the contact works at the business.',
    'Name somebody whose connection with the business can be found, such as the owner.',
  ),
  18605: edit(
    ['contact-person'],
    'We could not confirm that the second contact works at the business.',
    'Name another owner or employee, or leave the second contact out.',
  ),
  18606: edit(
    ['email', 'website'],
    'The email address is on another domain than the website.',
    'Use an email address at the domain of your website.',
  ),
  21721: edit(
    ['political-vetting'],
    'The Campaign Verify token belongs to another organization.',
    'Enter the token that was issued to the organization registered here.',
  ),
  21722: edit(
    ['political-vetting'],
    'The Campaign Verify token is not valid.',
    'Check that the token is complete and has not expired, or ask for a new one.',
  ),
  21723: support(
    ['political-vetting'],
    'The Campaign Verify token is already being read in.',
    'Give it a day. Contact support when the state does not change.',
    true,
  ),
  21724: support(
    [],
    'The three free corrections of the business registration are used up.',
    'Support has to open the registration for another correction.',
  ),
  21725: support(
    [],
    'The business registration cannot be changed in its present state.',
    'Contact support when something in an approved registration has to change.',
  ),
  21726: support(
    [],
    'This older kind of business registration is no longer offered.',
    'Contact support to be registered in the present way.',
  ),
  21731: support(
    [],
    'The registration of your business is suspended.',
    'A suspended business can only be released by support.',
  ),
  21736: edit(
    ['company-email'],
    'The check of the company’s email address failed.',
    'Enter a working address of a named person at the company’s domain and click the link it gets.',
  ),
  21737: edit(
    ['company-email'],
    'The company’s email address has not been confirmed.',
    'Click the link in the message we had sent to it, within seven days.',
  ),
  22205: support(
    [],
    'A part of the application had a wrong reference.',
    'Our error: support has been told.',
    true,
  ),
  22206: support(
    [],
    'A part of the application was of the wrong kind.',
    'We have to correct this; write to support.',
    true,
  ),
  22207: support(
    [],
    'A part of the application could not be read.',
    'Our system filed it wrongly; support will file it again.',
    true,
  ),
  22214: edit(
    ['business-name', 'contact-person'],
    'The details of the business or of its contact are missing.',
    'Fill in the sections about the business and the contact.',
  ),
  22215: edit(
    ['business-name', 'contact-person'],
    'A required detail of the business or of its contact is blank.',
    'Complete the fields that are marked as missing.',
  ),
  22216: edit(['address'], 'The proof of address is missing.', 'Fill in the business address.'),
  22217: edit(['address'], 'A part of the address is blank.', 'Complete the business address.'),
  22218: edit(
    ['phone', 'address'],
    'The phone number or an address detail does not fit.',
    'Enter the phone number with country and area code; when it is right, try another number of the business.',
  ),
  22219: edit(
    ['address'],
    'No address was attached to the application.',
    'Enter the address and send it again.',
  ),
  30701: edit(
    [],
    'One of the business details has a wrong form.',
    'Correct the detail that is marked: check its length and spelling.',
  ),
  30702: edit(
    [],
    'The registry lost the record of your business.',
    'Send the registration again; nothing has to be changed.',
  ),
  30703: edit(
    ['registration-number', 'business-name', 'phone', 'email', 'website'],
    'This business seems to be registered already, perhaps through another provider.',
    'Check whether it is, or correct the number, name, phone, email or website that it shares with the other one.',
  ),
  30712: support(
    [],
    'The limit of businesses that can be registered was reached.',
    'Support has to ask for a higher limit.',
    true,
  ),
  30729: notEligible(
    ['address'],
    'Businesses of this country cannot be registered.',
    'If the country is wrong, contact support to have it corrected.',
  ),
  30734: support(
    ['business-type'],
    'Sole proprietors cannot be registered in this account yet.',
    'Contact support to have it switched on.',
    true,
  ),
  30747: edit(
    ['address'],
    'The address is already used by the most businesses allowed.',
    'Use another address at which the business gets mail.',
  ),
  30748: edit(
    ['phone'],
    'The phone number is already used by the most businesses allowed.',
    'Enter another phone number of the business.',
  ),
  30749: edit(
    ['email'],
    'The email address is already used by the most businesses allowed.',
    'Enter an email address that no other registration uses.',
  ),
  30750: edit(
    ['owner-mobile'],
    'The mobile number was already used for three registrations, the most there can be.',
    'Use the cell phone of another person who owns the business.',
  ),
  30751: edit(
    ['owner-mobile'],
    'The mobile number cannot receive the text that checks it.',
    'Use a real US or Canadian cell phone, not an internet number and not the number you bought here.',
  ),
  30752: edit(
    ['owner-mobile'],
    'The text to the owner’s phone was not answered in time.',
    'Have it sent again and answer YES within 24 hours.',
  ),
  30753: edit(
    ['email'],
    'The kind of email address is not supported.',
    'Use an ordinary mailbox at your business’s domain.',
  ),
  30754: edit(
    ['address'],
    'The postal address is not valid.',
    'Enter the address as the post office writes it.',
  ),
  30755: notEligible(
    ['address'],
    'The country is not supported for this kind of registration.',
    'Support can tell you what numbers you can use instead.',
  ),
  30756: edit(
    ['business-name', 'contact-person'],
    'Some of the details look made up.',
    'Enter the real names of the business and the person.',
  ),
  30757: edit(
    ['registration-number'],
    'The business registration number was not given.',
    'Enter your EIN; it stands on the letter from the IRS.',
  ),
  30790: support(
    [],
    'The registry had a fault of its own.',
    'Not your fault. We will send it again; contact support when it takes more than a day.',
    true,
  ),
  30791: support(
    [],
    'The registry was busy for a moment.',
    'It is tried again by itself; there is nothing to do for you.',
    true,
  ),
  30792: support(
    [],
    'The registry could not work on the request.',
    'You did nothing wrong; support is looking into it.',
    true,
  ),
  30793: support(
    [],
    'The parts of the application do not belong together.',
    'Our system put them together wrongly; support will correct it.',
    true,
  ),
  30794: support(
    [],
    'The registry reported a general fault.',
    'We are asking the registry for the cause; contact support for news.',
    true,
  ),
  30795: edit(
    ['registration-number', 'business-name'],
    'The tax number does not belong to this business name.',
    'Name and EIN must match the IRS letter letter for letter, commas and endings included.',
  ),
  30796: edit(
    ['stock-listing'],
    'The business is not found on the stock exchange.',
    'Choose a private company, or correct exchange and stock symbol.',
  ),
  30797: edit(
    ['business-type'],
    'The organization is not recognized as part of government.',
    'Choose the kind of organization that its papers name.',
  ),
  30798: edit(
    ['business-type', 'business-documents'],
    'No tax-exempt status was found for the organization.',
    'Choose another kind of organization, or give the name under which the 501(c)(3) status was granted.',
  ),
  30799: edit(
    ['registration-number', 'business-name', 'address'],
    'The business could not be verified from its name, number and address.',
    'Compare each of them with the IRS letter (CP 575); do not use a trade name or a Social Security number.',
  ),
};
