import type { DataSource, EntityManager } from 'typeorm';
import { RegistrationKind } from '../domain/registrations';
import { AddressEntity } from '../entities/address';
import { DocumentEntity } from '../entities/document';
import { TwilioOperationEntity } from '../entities/operations';
import {
  OrganizationEntity,
  OrganizationProfileEntity,
  TwilioSettingsEntity,
} from '../entities/organization';
import { PhoneNumberEntity } from '../entities/phone-number';
import { RegistrationEntity, RegistrationVersionEntity } from '../entities/registration';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import { coveredNumbersSql, readCoveredNumbers, type CoveredNumber } from './covered-numbers';
import { JsonRows } from './json-rows';

/** Everything on record for some registrations of one organization, as it was at one moment. */
export interface RegistrationRows {
  registrations: RegistrationEntity[];
  versions: RegistrationVersionEntity[];
  /** The registrations that are to take the place of one of them. */
  renewals: RegistrationEntity[];
  /** The numbers they were started for. */
  numbers: PhoneNumberEntity[];
  documents: DocumentEntity[];
  /** Oldest first; those of the numbers as well. */
  resources: RegistrationResourceEntity[];
  /** What became of the planned effects. */
  operations: TwilioOperationEntity[];
  /** For local numbers: all that such a registration covers. */
  covered: CoveredNumber[];
  /** For numbers abroad: the organization's addresses. */
  addresses: AddressEntity[];
  organization: OrganizationEntity;
  profile: OrganizationProfileEntity;
  /** The account in use. */
  account: Pick<TwilioSettingsEntity, 'mode' | 'accountSid'> | null;
}

export type ReadRegistrationRows = (
  manager: EntityManager,
  organizationId: string,
  ids: readonly string[],
) => Promise<RegistrationRows>;

const own = 't.organization_id = $1';
const ofThem = `${own} AND t.registration_id = ANY($2::uuid[])`;
const among = (column: string, condition = 'true') =>
  `SELECT r.${column} FROM registrations r WHERE r.organization_id = $1 AND r.id = ANY($2::uuid[]) AND ${condition}`;
const hasKind = (kind: RegistrationKind) => `EXISTS (${among('id', `r.kind = '${kind}'`)})`;
/** As `effectKey` names them. */
const planned = `SELECT effect->>'what', v.registration_id || ':v' || v.version || ':' || (effect->>'key')
  FROM registration_versions v CROSS JOIN jsonb_array_elements(v.plan) effect
  WHERE v.organization_id = $1 AND v.registration_id = ANY($2::uuid[])`;

/** Makes the one statement that reads them, for a database whose tables are known. */
export function registrationRowsReader(db: DataSource): ReadRegistrationRows {
  const of = <Row extends object>(entity: new () => Row) => new JsonRows<Row>(db.getMetadata(entity));
  const registrations = of(RegistrationEntity);
  const versions = of(RegistrationVersionEntity);
  const numbers = of(PhoneNumberEntity);
  const documents = of(DocumentEntity);
  const resources = of(RegistrationResourceEntity);
  const operations = of(TwilioOperationEntity);
  const addresses = of(AddressEntity);
  const organization = of(OrganizationEntity);
  const profile = of(OrganizationProfileEntity);
  const sql = `SELECT
    ${registrations.where(`${own} AND t.id = ANY($2::uuid[])`)} AS registrations,
    ${versions.where(ofThem)} AS versions,
    ${registrations.where(`${own} AND t.renews_id = ANY($2::uuid[]) AND t.state <> 'CANCELED'`)} AS renewals,
    ${numbers.where(`${own} AND t.id IN (${among('phone_number_id')})`)} AS numbers,
    ${documents.where(ofThem)} AS documents,
    ${resources.where(
      `${own} AND (t.registration_id = ANY($2::uuid[]) OR t.phone_number_id IN (${among('phone_number_id')}))`,
      't.created_at',
    )} AS resources,
    ${operations.where(`${own} AND (t.what, t.natural_key) IN (${planned})`)} AS operations,
    CASE WHEN ${hasKind(RegistrationKind.A2P_10DLC)}
      THEN (SELECT coalesce(json_agg(n), '[]') FROM (${coveredNumbersSql}) n) ELSE '[]' END AS covered,
    ${addresses.where(`${own} AND ${hasKind(RegistrationKind.REGULATORY_BUNDLE)}`)} AS addresses,
    ${organization.where('t.id = $1')} AS organization,
    ${profile.where(own)} AS profile,
    (SELECT json_build_object('mode', s.mode, 'accountSid', s.account_sid)
       FROM organization_twilio_settings s WHERE s.organization_id = $1) AS account`;
  return async (manager, organizationId, ids) => {
    const [row] = await manager.query(sql, [organizationId, ids]);
    return {
      registrations: registrations.read(row.registrations),
      versions: versions.read(row.versions),
      renewals: registrations.read(row.renewals),
      numbers: numbers.read(row.numbers),
      documents: documents.read(row.documents),
      resources: resources.read(row.resources),
      operations: operations.read(row.operations),
      covered: readCoveredNumbers(row.covered),
      addresses: addresses.read(row.addresses),
      organization: organization.read(row.organization)[0]!,
      profile: profile.read(row.profile)[0]!,
      account: row.account,
    };
  };
}
