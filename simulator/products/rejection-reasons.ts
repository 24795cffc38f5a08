/** What Twilio writes beside a rejection code (https://www.twilio.com/docs/api/errors). */
const REASONS: Record<number, string> = {
  30440: 'Verification Rejected - Unknown',
  30441: 'Disallowed Content - Sex',
  30442: 'Disallowed Content - Spam',
  30443: 'Disallowed Content - High-Risk Loans',
  30444: 'Disallowed Content - Fraud',
  30445: 'Business Information - Could Not Be Validated',
  30446: 'Opt-In - Express Consent Required',
  30447: 'Phone Number - Not Yet On Twilio',
  30448: 'Age Gate Required',
  30449: 'Message Sample - Invalid URL',
  30451: 'Address - Invalid',
  30452: 'Email - Invalid',
  30455: 'Disallowed Content - Hate',
  30456: 'Age Gate Required - Alcohol',
  30457: 'Disallowed Content - Firearms',
  30458: 'Disallowed Content - Tobacco',
  30459: 'Disallowed Content - Cannabis',
  30460: 'Disallowed Content - Third-Party Debt Collection',
  30461: 'Disallowed Content - Gambling',
  30462: 'Disallowed Content - Sweepstakes',
  30463: 'Disallowed Content - Stock Alerts',
  30464: 'Disallowed Content - Cryptocurrency',
  30465: 'Disallowed Content - Get Rich Quick',
  30466: 'Disallowed Content - Debt Reduction',
  30467: 'Disallowed Content - Credit Repair',
  30468: 'Disallowed Content - Lead Generation',
  30469: 'Disallowed Content - Illegal Substances',
  30470: 'Disallowed Content - Deceptive Marketing',
  30471: 'Message Sample - URL Must Use HTTPS',
  30472: 'Business - Not Verified',
  30473: 'Website - Inaccessible Or Invalid',
  30474: 'Business - End Business Information Required',
  30475: 'Opt-In - Consent Bundled With Service',
  30476: 'Opt-In - Not Shown',
  30477: 'Opt-In - Consent Shared With Third Parties',
  30478: 'Phone Number - Used By Several Businesses',
  30479: 'Phone Number - More Than Five Numbers Need A Justification',
  30480: 'Disallowed Content - Phishing',
  30481: 'Cancelled On Customer Request',
  30482: 'Email - Not On The Business Domain',
  30483: 'Contact - Not A Business Representative',
  30484: 'Business Name - Differs From Official Records',
  30485: 'Registration Documents Required',
  30486: 'HELP Message - Incomplete',
  30487: 'Charity - 501(c)(3) Proof Required',
  30488: 'DBA - Missing Or Inaccurate',
  30501: 'Campaign Verify Token Required',
  30511: 'Opt-In - Verbal Script Missing',
  30513: 'Opt-In - Consent Language Unclear',
  30527: 'Business Registration Number - Missing Or Invalid',
  30530: 'Rejected',
  30531: 'HELP Message - Incomplete',
  30532: 'Use Case - Personal Use',
  30534: 'Use Case - Testing Without Real Details',
  30537: 'Website - Business Model Does Not Fit The Messages',
  30540: 'Opt-In - Confirmation Message Missing Or Incomplete',
  30543: 'Opt-In - Live Link Missing',
  30544: 'Opt-In - Message Content Not Described',
  30551: 'Opt-In - Consent Does Not Mention Text Messages',
  30556: 'Opt-In - Consent Bundled With Other Channels',
  30558: 'Terms - Message Frequency Missing',
  30560: 'Terms - Support Contact Missing',
  30562: 'Terms - Message And Data Rates Missing',
  30569: 'Opt-In - Message And Data Rates Missing',
  30570: 'Opt-In - HELP Instruction Missing',
};

/** Content that is not allowed at all, and requests that are over: correcting words does not help. */
const FINAL_CODES = new Set([
  30440, 30441, 30442, 30443, 30444, 30447, 30455, 30457, 30458, 30459, 30460, 30461, 30462, 30463, 30464,
  30465, 30466, 30467, 30468, 30469, 30470, 30480, 30481, 30532, 30863, 30873, 30878, 30879,
]);

export function reasonText(code: number): string {
  return REASONS[code] ?? `Verification Rejected - Error ${code}`;
}

/** Whether Twilio lets a request be corrected after these reasons. */
export function canBeCorrected(codes: number[]): boolean {
  return !codes.some((code) => FINAL_CODES.has(code));
}
