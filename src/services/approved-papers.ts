import { refuse, UserErrorCode } from '../domain/errors';
import { keepablePapers } from '../domain/programmes/regulatory/kept';
import type { KeptPaper } from '../domain/programmes/regulatory/regulation';
import type { RegulatoryBundleGateway } from '../twilio/regulatory-bundles';
import type { AccountCredentialsReader } from './account-credentials';
import type { RegistrationRecord } from './registration-records';

/** The papers of an approval that Twilio still holds as approved: asked of Twilio each time. */
export class ApprovedPapers {
  constructor(
    private readonly credentials: AccountCredentialsReader,
    private readonly bundles: RegulatoryBundleGateway,
  ) {}

  /** Those that were uploaded here; refuses when Twilio does not say. */
  async of({
    registration,
    version,
    values,
    documents,
    resources,
    programme,
  }: RegistrationRecord): Promise<KeptPaper[]> {
    const account = await this.credentials.forRegistration(registration.organizationId, registration.id);
    const bundle = resources.get(programme.decidingStep);
    if (!account || !bundle) return [];
    const held = await this.bundles.itemsIn(account, bundle.sid);
    if (held.kind === 'gone') return [];
    if (held.kind !== 'done')
      return refuse(
        UserErrorCode.TWILIO_UNAVAILABLE,
        'What was approved cannot be read just now. Try again in a minute.',
        null,
        { retryable: true },
      );
    const fileNames = new Map(documents.map(({ id, fileName }) => [id, fileName]));
    return keepablePapers({ definition: version.definition, values }, fileNames, held.value);
  }
}
