import { randomBytes, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { may, Permission, type OrganizationActor } from '../domain/actor';
import { DocumentState } from '../domain/documents';
import { refuse, UserErrorCode } from '../domain/errors';
import { formFields } from '../domain/form';
import { isId } from '../domain/ids';
import { RegistrationFieldInput, RegistrationKind } from '../domain/registrations';
import { DocumentEntity } from '../entities/document';
import { RegistrationEntity } from '../entities/registration';
import type { Clock } from '../lib/clock';
import type { KeyRing } from '../lib/encryption';
import { audit } from './audit';
import type { FileStore } from './file-store';
import { claimKey } from './idempotency';
import { cleanImage, type CleanImage } from './images';
import { pdfFault } from './pdfs';
import { registrationChanged } from './registration-changes';
import { isEditable, type RegistrationRecords } from './registration-records';
import type { Transactions } from './unit-of-work';

const uploadMinutes = 30;
/** Room for any phone's photograph. */
export const largestUploadBytes = 10 * 1024 * 1024;
/** Regulators take no larger ones. */
const largestPdfBytes = 5 * 1024 * 1024;
const pdfType = 'application/pdf';
const accepted = ['image/jpeg', 'image/png', 'image/webp'];

export interface CreateDocument {
  registrationId: string;
  fieldKey: string;
  fileName: string;
  contentType: string;
  bytes: number;
  idempotencyKey?: string | null;
}

/** Where and how to upload. */
export interface Upload {
  url: string;
  method: 'PUT';
  headers: { name: string; value: string }[];
  expiresAt: Date;
}

/** What became of an upload. */
export type UploadResult = 'stored' | 'refused' | 'bad-token' | 'too-large' | 'already-uploaded';

/** Files for DOCUMENT fields: a signed upload, checked by its bytes, shown publicly only while a review may look. */
export class DocumentService {
  private readonly uploadKey: Buffer;

  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly store: FileStore,
    private readonly clock: Clock,
    keys: KeyRing,
    private readonly publicUrl: string,
  ) {
    this.uploadKey = keys.derive('document-upload');
  }

  /** The address under which a reviewer opens the document while it is published. */
  publicAddress(publicToken: string): string {
    return `${this.publicUrl}/documents/${publicToken}`;
  }

  async create(
    actor: OrganizationActor,
    command: CreateDocument,
  ): Promise<{ document: DocumentEntity; upload: Upload }> {
    if (!may(actor, Permission.DraftRegistrations))
      refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not allow uploads.');
    const { organizationId } = actor;
    const document = await this.transactions.run(async (tx) => {
      const record = isId(command.registrationId)
        ? await this.records.lock(tx.manager, organizationId, command.registrationId, tx.now)
        : null;
      if (!record)
        return refuse(UserErrorCode.NOT_FOUND, 'There is no registration with this id.', [
          'input',
          'registrationId',
        ]);
      const { id, repeated } = await claimKey(tx, {
        organizationId,
        mutation: 'createDocument',
        key: command.idempotencyKey,
        input: command,
        newId: randomUUID(),
      });
      if (repeated) return tx.manager.findOneByOrFail(DocumentEntity, { id, organizationId });
      if (!isEditable(record))
        refuse(UserErrorCode.NOT_ALLOWED, 'Files can be added only while the registration can be edited.');
      const field = formFields(record.sections).find((one) => one.key === command.fieldKey);
      if (field?.input !== RegistrationFieldInput.DOCUMENT)
        refuse(
          UserErrorCode.INVALID,
          'This is not a field for files. Use a field whose `input` is DOCUMENT.',
          ['input', 'fieldKey'],
        );
      assertUploadable(command, field.acceptsPdf === true);
      const made = tx.manager.create(DocumentEntity, {
        id,
        organizationId,
        registrationId: command.registrationId,
        fieldKey: command.fieldKey,
        fileName: command.fileName,
        contentType: command.contentType,
        bytes: command.bytes,
        state: DocumentState.AWAITING_UPLOAD,
        publicToken: randomBytes(32).toString('base64url'),
        createdAt: tx.now,
      });
      await tx.manager.insert(DocumentEntity, made);
      return made;
    });
    return { document, upload: await this.uploadFor(document) };
  }

  /** Takes the bytes of an upload that its address allows; decides by the bytes what the file is. */
  async receive(token: string, bytes: Buffer): Promise<UploadResult> {
    const claims = await jwtVerify(token, this.uploadKey, { audience: 'document-upload' }).catch(() => null);
    const { sub: id, org: organizationId } = (claims?.payload ?? {}) as { sub?: string; org?: string };
    if (!isId(id) || !isId(organizationId)) return 'bad-token';
    const { manager } = this.transactions.db;
    const document = await manager.findOneBy(DocumentEntity, { id, organizationId });
    if (!document) return 'bad-token';
    if (document.state !== DocumentState.AWAITING_UPLOAD) return 'already-uploaded';
    if (bytes.length > (document.contentType === pdfType ? largestPdfBytes : largestUploadBytes))
      return 'too-large';
    const checked = document.contentType === pdfType ? await checkedPdf(bytes) : await checkedImage(bytes);
    // A name of its own: of two uploads at once, the one that comes second must not replace the first one's bytes.
    const storageKey = `${organizationId}/${id}-${randomBytes(8).toString('hex')}`;
    if (checked.bytes) await this.store.put(storageKey, checked.bytes);
    const isFirst = await this.settle(
      document,
      checked.bytes
        ? {
            state: DocumentState.READY,
            contentType: checked.contentType,
            bytes: checked.bytes.length,
            storageKey,
          }
        : { state: DocumentState.REFUSED, refusal: checked.refusal },
    );
    if (!isFirst) {
      await this.store.remove(storageKey);
      return 'already-uploaded';
    }
    return checked.bytes ? 'stored' : 'refused';
  }

  /** The document behind a public address; null unless it is published and not revoked. */
  async publicFile(publicToken: string): Promise<{ bytes: Buffer; contentType: string } | null> {
    if (!/^[\w-]{43}$/.test(publicToken)) return null;
    const document = await this.transactions.db.manager.findOneBy(DocumentEntity, { publicToken });
    if (!document?.storageKey || document.state !== DocumentState.READY) return null;
    if (!document.publishedAt || document.revokedAt) return null;
    const bytes = await this.store.get(document.storageKey);
    return bytes && { bytes, contentType: document.contentType };
  }

  /** Deletes a file for good: its public address stops answering at once. */
  async remove(actor: OrganizationActor, documentId: string): Promise<DocumentEntity> {
    if (!may(actor, Permission.DraftRegistrations))
      refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not allow deleting files.');
    const { organizationId } = actor;
    const document = await this.transactions.run(async (tx) => {
      const found = isId(documentId)
        ? await tx.manager.findOne(DocumentEntity, {
            where: { id: documentId, organizationId },
            lock: { mode: 'pessimistic_write' },
          })
        : null;
      if (!found)
        return refuse(UserErrorCode.NOT_FOUND, 'There is no document with this id.', ['input', 'documentId']);
      if (found.state === DocumentState.DELETED) return found;
      Object.assign(found, { state: DocumentState.DELETED, revokedAt: tx.now });
      await tx.manager.save(DocumentEntity, found);
      await audit(tx, actor, 'document.deleted', found.id);
      const record = await this.records.lock(tx.manager, organizationId, found.registrationId, tx.now);
      if (record) await registrationChanged(tx, record.registration);
      return found;
    });
    if (document.storageKey) await this.store.remove(document.storageKey);
    return document;
  }

  /** Ends the public showing of a registration's documents; papers for a regulator are deleted for good. */
  async revoke(organizationId: string, registrationId: string): Promise<void> {
    if (await this.isForRegulator(organizationId, registrationId))
      return this.removeAll(organizationId, registrationId);
    await this.transactions.db.query(
      `UPDATE documents SET revoked_at = $3
       WHERE organization_id = $1 AND registration_id = $2 AND published_at IS NOT NULL AND revoked_at IS NULL`,
      [organizationId, registrationId, this.clock.now()],
    );
  }

  private isForRegulator(organizationId: string, id: string): Promise<boolean> {
    const registrations = this.transactions.db.manager.getRepository(RegistrationEntity);
    return registrations.existsBy({ id, organizationId, kind: RegistrationKind.REGULATORY_BUNDLE });
  }

  private async removeAll(organizationId: string, registrationId: string): Promise<void> {
    const { manager } = this.transactions.db;
    const owned = { organizationId, registrationId };
    const deleted = { state: DocumentState.DELETED, revokedAt: this.clock.now() };
    for (const { id, storageKey } of await manager.findBy(DocumentEntity, owned)) {
      await manager.update(DocumentEntity, { id, organizationId }, deleted);
      if (storageKey) await this.store.remove(storageKey);
    }
  }

  async get(organizationId: string, id: string): Promise<DocumentEntity | null> {
    return isId(id) ? this.transactions.db.manager.findOneBy(DocumentEntity, { id, organizationId }) : null;
  }

  /** Writes what became of the upload; false when another upload or a deletion came first. */
  private async settle(document: DocumentEntity, change: Partial<DocumentEntity>): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const { affected } = await tx.manager.update(
        DocumentEntity,
        { id: document.id, state: DocumentState.AWAITING_UPLOAD },
        change as never,
      );
      if (!affected) return false;
      const { organizationId, registrationId } = document;
      const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
      if (record) await registrationChanged(tx, record.registration);
      return true;
    });
  }

  /** Upload addresses live by the system clock, as tokens do. */
  private async uploadFor(document: DocumentEntity): Promise<Upload> {
    const expiresAt = new Date(Date.now() + uploadMinutes * 60_000);
    const token = await new SignJWT({ org: document.organizationId })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(document.id)
      .setAudience('document-upload')
      .setExpirationTime(expiresAt)
      .sign(this.uploadKey);
    return {
      url: `${this.publicUrl}/uploads/${token}`,
      method: 'PUT',
      headers: [{ name: 'Content-Type', value: document.contentType }],
      expiresAt,
    };
  }
}

interface Refused {
  bytes: null;
  refusal: string;
}

/** A clean copy of a picture, or why it cannot be used. */
async function checkedImage(bytes: Buffer): Promise<CleanImage | Refused> {
  return (
    (await cleanImage(bytes)) ?? {
      bytes: null,
      refusal: 'This file is not a readable JPEG, PNG or WebP picture. Upload a screenshot or photo.',
    }
  );
}

async function checkedPdf(bytes: Buffer): Promise<{ bytes: Buffer; contentType: string } | Refused> {
  const refusal = await pdfFault(bytes);
  return refusal === null ? { bytes, contentType: pdfType } : { bytes: null, refusal };
}

function assertUploadable(command: CreateDocument, acceptsPdf: boolean): void {
  const types = acceptsPdf ? [...accepted, pdfType] : accepted;
  if (!types.includes(command.contentType))
    refuse(
      UserErrorCode.INVALID,
      `Upload a ${acceptsPdf ? 'PDF or a picture' : 'picture'}: ${types.join(', ')}.`,
      ['input', 'contentType'],
    );
  const largest = command.contentType === pdfType ? largestPdfBytes : largestUploadBytes;
  if (command.bytes < 1 || command.bytes > largest)
    refuse(UserErrorCode.INVALID, `The file must have between 1 byte and ${largest / 1024 / 1024} MB.`, [
      'input',
      'bytes',
    ]);
  if (command.fileName.trim() === '' || command.fileName.length > 255)
    refuse(UserErrorCode.INVALID, 'Give the file a name of at most 255 characters.', ['input', 'fileName']);
}
