import { changeWebsite, notEligible, type RejectionCode } from './entry';

const content = ['use-case', 'sample', 'website'] as const;

/**
 * Contents that the networks refuse, in the older toll-free codes and their newer twins.
 * https://help.twilio.com/articles/360045004974 (forbidden message categories), read 2026-11-22.
 */
export const disallowedCodes: Readonly<Record<number, RejectionCode>> = {
  30441: notEligible(
    content,
    'Sexual content cannot be sent from toll-free numbers.',
    'There is no way to get this approved. If your business was misunderstood, contact support and describe what you do.',
  ),
  30442: notEligible(
    content,
    'The texts were judged to be spam.',
    'A request refused as spam is final. Contact support if everybody you text has asked for it.',
  ),
  30443: notEligible(
    content,
    'Texts that advertise loans cannot be sent.',
    'Loan offers cannot be approved. If you do not market loans, contact support and explain what you offer.',
  ),
  30444: notEligible(
    content,
    'The request was judged to be connected with fraud.',
    'Contact support with proof of your business if this is a mistake.',
  ),
  30455: notEligible(
    content,
    'Hateful content cannot be sent.',
    'Such texts are never approved. If you were misread, let support know what the texts really say.',
  ),
  30456: changeWebsite(
    ['age-gate', 'use-case', 'sample', 'website'],
    'Texts about alcohol need an age check that asks for the date of birth.',
    'Put such a check before your website and your sign-up page, mark the texts as age-restricted, and send again.',
  ),
  30457: notEligible(
    content,
    'Texts about guns and ammunition cannot be sent.',
    'Firearm sellers cannot be approved. If you sell something else, ask support to have it looked at again.',
  ),
  30458: notEligible(
    content,
    'Texts about tobacco, vapes and e-cigarettes cannot be sent, not even with an age check.',
    'Tobacco and vape businesses cannot be approved. Contact support only if yours is none.',
  ),
  30459: notEligible(
    content,
    'Texts from cannabis or CBD businesses cannot be sent, whatever they say.',
    'Cannabis and CBD cannot be approved. If you sell neither, tell support.',
  ),
  30460: notEligible(
    content,
    'Collecting debts for other companies by text is not allowed.',
    'If you only remind customers of what they owe to you, contact support and say so; otherwise it cannot be approved.',
  ),
  30461: notEligible(
    content,
    'Gambling and betting cannot be texted about.',
    'Gambling is not approved. If yours is another business, ask support to appeal.',
  ),
  30462: notEligible(
    content,
    'Sweepstakes and prize draws cannot be texted about.',
    'Sweepstakes cannot be approved. If there is none, contact support and explain the offer.',
  ),
  30463: notEligible(
    content,
    'Stock tips and trading platforms cannot be texted about.',
    'Only codes and account notices of such platforms are approved. Contact support if that is all you send.',
  ),
  30464: notEligible(
    content,
    'Cryptocurrency cannot be texted about.',
    'Crypto businesses cannot be approved. If yours is not one, contact support and describe it.',
  ),
  30465: notEligible(
    content,
    'Get-rich-quick and risky investment offers cannot be texted about.',
    'Such offers are never approved. If yours was misread, support can ask for a second look.',
  ),
  30466: notEligible(
    content,
    'Debt relief, debt consolidation and debt reduction cannot be texted about.',
    'These programs cannot be approved. If you offer none, contact support and explain.',
  ),
  30467: notEligible(
    content,
    'Credit repair cannot be texted about.',
    'Credit repair is not approved. Contact support if you do something else.',
  ),
  30468: notEligible(
    content,
    'Collecting contacts to sell or pass on to other companies is not allowed.',
    'Lead selling cannot be approved. If you text only your own customers, contact support and say so.',
  ),
  30469: notEligible(
    content,
    'The texts or the website were taken to offer illegal goods.',
    'This cannot be approved. If all your goods are legal to sell, contact support with details.',
  ),
  30480: notEligible(
    content,
    'The texts were taken for an attempt to get people’s passwords or private data.',
    'This is final unless it is a mistake; then contact support and show a real text of yours.',
  ),
  30860: notEligible(
    content,
    'The reviewer sees a cannabis or CBD business, which is not allowed on any number.',
    'Do not send it again unchanged. If you sell no cannabis or CBD, contact support with an explanation.',
  ),
  30863: notEligible(
    content,
    'The reviewer sees debts being collected for another company.',
    'Say in the description that only your own bills are meant, and let support ask for another review.',
  ),
  30866: notEligible(
    content,
    'The reviewer sees stock alerts or a trading platform.',
    'If you send nothing but login codes and account notices, contact support and say so.',
  ),
  30867: notEligible(
    content,
    'The reviewer sees a cryptocurrency business or crypto texts.',
    'If crypto is not your business, ask support to explain that to the reviewer.',
  ),
  30869: notEligible(
    content,
    'The reviewer sees a program to reduce or consolidate debts.',
    'It is not eligible, even with consent. Contact support if you offer nothing of the kind.',
  ),
  30873: notEligible(
    content,
    'The reviewer sees sexual content in the texts or on the website.',
    'It cannot be approved. Support can help if the category is wrong.',
  ),
  30875: changeWebsite(
    ['age-gate', 'use-case', 'sample', 'website'],
    'The reviewer sees alcohol and no proper age check.',
    'Ask for the full date of birth (21 and older) before the site and the sign-up; a yes/no question is not enough.',
  ),
  30878: notEligible(
    content,
    'The reviewer sees tobacco, vape or e-cigarette content.',
    'No age check makes it acceptable. If you sell none of these, contact support.',
  ),
  30532: notEligible(
    ['use-case'],
    'The number seems to be meant for personal texting, to yourself, friends or family.',
    'Only a business that texts its customers can be registered.',
  ),
  30566: notEligible(
    ['use-case', 'website'],
    'Services that write schoolwork for others cannot be texted about.',
    'Academic cheating services cannot be approved. Tutoring can: contact support if that is what you do.',
  ),
  30567: notEligible(
    ['use-case', 'sample'],
    'Simulated phishing texts are not allowed, not even for training.',
    'Use another channel for security training; everything else you text can be registered on its own.',
  ),
};
