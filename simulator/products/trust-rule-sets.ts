import { notFound } from '../http/errors';
import { listV1 } from '../http/paging';
import { ok, type Call, type Product, type Route } from './product';
import { policies, policyOf, type Policy } from './trust-policies';
import { endUserTypes, supportingDocumentTypes, typeNamed, type TrustType } from './trust-types';

const HOST = 'trusthub.twilio.com/v1';

function renderPolicy(policy: Policy): Record<string, unknown> {
  const { supporting } = policy;
  const endUser = (name: string): Record<string, unknown> => {
    const type = typeNamed(endUserTypes, name);
    return {
      url: `/EndUserTypes/${name}`,
      fields: type?.fields.map((field) => field.name) ?? [],
      type: name,
      name: type?.label ?? name,
      requirement_name: name,
    };
  };
  return {
    sid: policy.sid,
    friendly_name: policy.name,
    requirements: {
      end_user: [...policy.endUsers, ...policy.optional].map(endUser),
      supporting_document: policy.needsAddress ? [[addressRequirement()]] : [],
      supporting_trust_products: [],
      supporting_customer_profiles: supporting
        ? [{ type: supporting.type, name: supporting.label, requirement_name: supporting.requirement }]
        : [],
    },
    url: `https://${HOST}/Policies/${policy.sid}`,
  };
}

function addressRequirement(): Record<string, unknown> {
  const [type] = supportingDocumentTypes;
  return {
    description: 'Customer Profile HQ Physical Address',
    type: 'document',
    name: 'Physical Business Address',
    accepted_documents: [
      {
        url: `/SupportingDocumentTypes/${type?.name}`,
        fields: type?.fields.map((field) => field.name),
        type: type?.name,
        name: 'Physical Business Address',
      },
    ],
    requirement_name: 'customer_profile_address',
  };
}

function renderType(part: string, type: TrustType): Record<string, unknown> {
  return {
    sid: type.sid,
    friendly_name: type.label,
    machine_name: type.name,
    fields: type.fields.map(({ name, label, allowed }) => ({
      friendly_name: label,
      machine_name: name,
      constraint: allowed ? `One of: ${allowed.join(', ')}` : 'String',
    })),
    url: `https://${HOST}/${part}/${type.sid}`,
  };
}

function typeRoutes(part: string, listKey: string, types: TrustType[]): Route[] {
  return [
    {
      call: `GET ${HOST}/${part}`,
      handle: (call: Call) => ok(listV1(call, listKey, types, (type) => renderType(part, type))),
    },
    {
      call: `GET ${HOST}/${part}/{Sid}`,
      handle: (call: Call) => {
        const type = typeNamed(types, call.pathParams.Sid ?? '');
        if (!type) throw notFound(call.path);
        return ok(renderType(part, type));
      },
    },
  ];
}

/** Trust Hub's rule sets: policies, and the types of what bundles are made of. */
export const trustRuleSets: Product = {
  routes: [
    { call: `GET ${HOST}/Policies`, handle: (call) => ok(listV1(call, 'results', policies, renderPolicy)) },
    {
      call: `GET ${HOST}/Policies/{Sid}`,
      handle: (call) => {
        const policy = policyOf(call.pathParams.Sid ?? '');
        if (!policy) throw notFound(call.path);
        return ok(renderPolicy(policy));
      },
    },
    ...typeRoutes('EndUserTypes', 'end_user_types', endUserTypes),
    ...typeRoutes('SupportingDocumentTypes', 'supporting_document_types', supportingDocumentTypes),
  ],
  resources: () => ({}),
};
