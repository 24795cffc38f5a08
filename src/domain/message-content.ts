import { checkDisallowed } from './content-checks/disallowed';
import { checkLinksInText } from './content-checks/links';
import { checkPrivateData } from './content-checks/samples';
import { type Finding, FindingSeverity } from './registrations';

/** Failures whose cause is the text itself. */
const contentErrors: readonly number[] = [21_618, 30_007, 30_038, 63_005, 63_013];

/** Whether a message failed with this code for what it says. */
export function isAboutContent(code: number | null): boolean {
  return code !== null && contentErrors.includes(code);
}

const gravity = [FindingSeverity.BLOCKER, FindingSeverity.RISK, FindingSeverity.TIP];

/** What phone companies filter a text for, the gravest first: forbidden content, short links, requests for secrets. */
export function contentFindings(body: string, website: string | null = null): Finding[] {
  // About no field of a form: the text is the thing itself.
  const text = { key: '', called: 'the text', text: body };
  return [...checkDisallowed([text]), ...checkLinksInText(text, website), ...checkPrivateData(text)]
    .map((finding) => ({ ...finding, fieldKey: null }))
    .sort((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
}
