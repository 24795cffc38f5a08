import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';
import {
  faultsIn,
  readBundle,
  readPart,
  type PartInstance,
  type RegulationFault,
  type RegulatoryBundle,
  type RegulatoryPart,
} from './regulatory-readings';

/** A part and how it is joined to a bundle. */
export interface RegulatoryItem extends RegulatoryPart {
  assignmentSid: string;
  isDocument: boolean;
}

export interface RegulatoryFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

const uploadUrl = 'https://numbers-upload.twilio.com/v2/RegulatoryCompliance/SupportingDocuments';
const pageSize = 1_000;

/** Regulatory bundles and their parts (Numbers v2), in the account that will hold the numbers. */
export class RegulatoryBundleGateway {
  constructor(private readonly clients: TwilioClients) {}

  create(
    account: AccountCredentials,
    parameters: { friendlyName: string; email: string; regulationSid: string; statusCallback: string },
  ): Promise<Outcome<RegulatoryBundle>> {
    return attempt(async () => readBundle(await this.api(account).bundles.create(parameters)));
  }

  fetch(account: AccountCredentials, sid: string): Promise<Outcome<RegulatoryBundle>> {
    return attempt(async () => readBundle(await this.api(account).bundles(sid).fetch()));
  }

  /** The one of the regulation whose name ends so, or null. */
  find(
    account: AccountCredentials,
    regulationSid: string,
    nameEnding: string,
  ): Promise<Outcome<RegulatoryBundle | null>> {
    return attempt(async () => {
      const all = await this.api(account).bundles.list({ regulationSid, pageSize });
      const found = all.find((one) => one.friendlyName.endsWith(nameEnding));
      return found ? readBundle(found) : null;
    });
  }

  /** All that the account has, with the regulation that each is for. */
  list(account: AccountCredentials): Promise<Outcome<RegulatoryBundle[]>> {
    return attempt(async () => (await this.api(account).bundles.list({ pageSize })).map(readBundle));
  }

  /** A draft with copies of all that an approved bundle holds; Twilio makes one only of an approval that ends. */
  copy(account: AccountCredentials, sid: string, friendlyName: string): Promise<Outcome<RegulatoryBundle>> {
    return attempt(async () =>
      readBundle(await this.api(account).bundles(sid).bundleCopies.create({ friendlyName })),
    );
  }

  /** The copy whose name ends so, or null. */
  findCopy(
    account: AccountCredentials,
    sid: string,
    nameEnding: string,
  ): Promise<Outcome<RegulatoryBundle | null>> {
    return attempt(async () => {
      const all = await this.api(account).bundles(sid).bundleCopies.list({ pageSize });
      const found = all.find((one) => one.friendlyName.endsWith(nameEnding));
      return found ? readBundle(found) : null;
    });
  }

  /** What an approved copy holds takes the place of what the bundle holds, numbers and all else staying where they are. */
  replaceItems(
    account: AccountCredentials,
    sid: string,
    fromBundleSid: string,
  ): Promise<Outcome<RegulatoryBundle>> {
    return attempt(async () =>
      readBundle(await this.api(account).bundles(sid).replaceItems.create({ fromBundleSid })),
    );
  }

  /** Deletes a bundle; one that is gone already was deleted. */
  async remove(account: AccountCredentials, sid: string): Promise<Outcome<true>> {
    const outcome = await attempt(() => this.api(account).bundles(sid).remove());
    return outcome.kind === 'gone' || outcome.kind === 'done' ? { kind: 'done', value: true } : outcome;
  }

  /** Everything in the bundle. */
  itemsIn(account: AccountCredentials, sid: string): Promise<Outcome<RegulatoryItem[]>> {
    return attempt(async () => {
      const api = this.api(account);
      const all = await api.bundles(sid).itemAssignments.list({ pageSize });
      return Promise.all(
        all.map(async ({ sid: assignmentSid, objectSid }) => ({
          assignmentSid,
          isDocument: objectSid.startsWith('RD'),
          ...readPart(
            objectSid.startsWith('RD')
              ? await api.supportingDocuments(objectSid).fetch()
              : await api.endUsers(objectSid).fetch(),
          ),
        })),
      );
    });
  }

  /** Hands the bundle to the reviewers, anew if need be. */
  submit(account: AccountCredentials, sid: string): Promise<Outcome<RegulatoryBundle>> {
    return attempt(async () =>
      readBundle(await this.api(account).bundles(sid).update({ status: 'pending-review' })),
    );
  }

  /** Joins an end user or a document to the bundle; gives the assignment's SID. */
  assign(account: AccountCredentials, sid: string, objectSid: string): Promise<Outcome<string>> {
    return attempt(
      async () => (await this.api(account).bundles(sid).itemAssignments.create({ objectSid })).sid,
    );
  }

  /** The SID of the assignment that joins the object to the bundle, or null. */
  findAssignment(
    account: AccountCredentials,
    sid: string,
    objectSid: string,
  ): Promise<Outcome<string | null>> {
    return attempt(async () => {
      const all = await this.api(account).bundles(sid).itemAssignments.list({ pageSize });
      return all.find((one) => one.objectSid === objectSid)?.sid ?? null;
    });
  }

  /** Takes a part out of the bundle; one that is out already was taken out. */
  async unassign(account: AccountCredentials, sid: string, assignmentSid: string): Promise<Outcome<true>> {
    const outcome = await attempt(() =>
      this.api(account).bundles(sid).itemAssignments(assignmentSid).remove(),
    );
    return outcome.kind === 'gone' || outcome.kind === 'done' ? { kind: 'done', value: true } : outcome;
  }

  /** Holds the bundle against its regulation: at once and free. An empty list: it is complete. */
  evaluate(
    account: AccountCredentials,
    sid: string,
  ): Promise<Outcome<{ sid: string; faults: RegulationFault[] }>> {
    return attempt(async () => {
      const made = await this.api(account).bundles(sid).evaluations.create();
      const isComplete = made.status === 'compliant';
      return { sid: made.sid, faults: isComplete ? [] : faultsIn(made.results) };
    });
  }

  createUser(
    account: AccountCredentials,
    parameters: { friendlyName: string; type: string; attributes: Record<string, unknown> },
  ): Promise<Outcome<RegulatoryPart>> {
    return attempt(async () =>
      readPart(
        await this.api(account).endUsers.create({
          ...parameters,
          type: parameters.type as 'business' | 'individual',
        }),
      ),
    );
  }

  /** Replaces what is said of the end user; safe to repeat. */
  updateUser(
    account: AccountCredentials,
    sid: string,
    attributes: Record<string, unknown>,
  ): Promise<Outcome<RegulatoryPart>> {
    return attempt(async () => readPart(await this.api(account).endUsers(sid).update({ attributes })));
  }

  /** Replaces what is said of a document and leaves its file; safe to repeat. */
  updateDocument(
    account: AccountCredentials,
    sid: string,
    attributes: Record<string, unknown>,
  ): Promise<Outcome<RegulatoryPart>> {
    return attempt(async () =>
      readPart(await this.api(account).supportingDocuments(sid).update({ attributes })),
    );
  }

  /** A document with its file, or, where a document is an address, without one. */
  createDocument(
    account: AccountCredentials,
    parameters: { friendlyName: string; type: string; attributes: Record<string, unknown> },
    file: RegulatoryFile | null,
  ): Promise<Outcome<RegulatoryPart>> {
    return attempt(async () => {
      if (!file) return readPart(await this.api(account).supportingDocuments.create(parameters));
      const form = new FormData();
      form.append('FriendlyName', parameters.friendlyName);
      form.append('Type', parameters.type);
      form.append('Attributes', JSON.stringify(parameters.attributes));
      form.append('File', new Blob([new Uint8Array(file.bytes)], { type: file.contentType }), file.name);
      const made = (await this.clients.upload(account, uploadUrl, form)) as Record<string, unknown>;
      return readPart({
        sid: made.sid as string,
        friendlyName: made.friendly_name as string,
        attributes: made.attributes,
        type: made.type as string | null,
        status: made.status as string | null,
        errors: made.errors,
      });
    });
  }

  /** The part whose name ends so, or null. */
  findPart(
    account: AccountCredentials,
    kind: 'end-user' | 'supporting-document',
    nameEnding: string,
  ): Promise<Outcome<RegulatoryPart | null>> {
    return attempt(async () => {
      const api = this.api(account);
      const all: PartInstance[] =
        kind === 'end-user'
          ? await api.endUsers.list({ pageSize })
          : await api.supportingDocuments.list({ pageSize });
      const found = all.find((one) => one.friendlyName.endsWith(nameEnding));
      return found ? readPart(found) : null;
    });
  }

  private api(account: AccountCredentials) {
    return this.clients.for(account).numbers.v2.regulatoryCompliance;
  }
}
