/** The rows behind a page of phone cards as one statement that makes the JSON itself; nothing is derived from them. */
export const cardsStatement = {
  name: 'cards',
  text: `
SELECT json_build_object('organization', json_build_object('id', $1::uuid, 'phoneNumbers', json_build_object(
  'totalCount', (SELECT count(*) FROM phone_numbers WHERE organization_id = $1 AND lifecycle NOT IN ('RELEASED', 'FAILED')),
  'nodes', coalesce(json_agg(json_build_object(
    'id', n.id, 'e164', n.e164, 'friendlyName', n.friendly_name, 'kind', n.kind, 'country', n.country,
    'capabilities', json_build_object('voice', n.voice_capable, 'sms', n.sms_capable, 'mms', n.mms_capable),
    'lifecycle', n.lifecycle, 'voiceWebhookActive', n.voice_webhook_active,
    'settings', json_build_object('voiceAgentId', s.voice_agent_id, 'textAgentId', s.text_agent_id,
      'routingMode', s.routing_mode, 'autoReply', s.auto_reply, 'recordCalls', s.record_calls, 'memberIds', s.member_ids),
    'messaging', json_build_object('accountStatus', a.status,
      'registration', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'kind', r.kind, 'state', r.state,
        'version', r.version, 'approvedAt', r.approved_at, 'submittedAt', present.submitted_at,
        'rejections', coalesce(present.rejections, previous.rejections)) END,
      'status', t.status, 'editAllowed', t.edit_allowed, 'editExpiresAt', t.edit_expires_at),
    'monthlyFee', json_build_object('amount', n.monthly_fee, 'currency', n.monthly_fee_currency),
    'purchasedAt', n.purchased_at, 'revision', n.revision) ORDER BY n.created_at DESC, n.id DESC), '[]'))))::text AS answer
FROM (
  SELECT * FROM phone_numbers WHERE organization_id = $1 AND lifecycle NOT IN ('RELEASED', 'FAILED')
  ORDER BY created_at DESC, id DESC LIMIT $2
) n
LEFT JOIN organization_twilio_settings a ON a.organization_id = n.organization_id
LEFT JOIN phone_number_settings s ON s.phone_number_id = n.id
LEFT JOIN LATERAL (
  SELECT * FROM registrations x WHERE x.phone_number_id = n.id AND x.state <> 'CANCELED' ORDER BY x.created_at DESC LIMIT 1
) r ON true
LEFT JOIN registration_versions present ON present.registration_id = r.id AND present.version = r.version
LEFT JOIN registration_versions previous ON previous.registration_id = r.id AND previous.version = r.version - 1
LEFT JOIN LATERAL (
  SELECT * FROM registration_resources y WHERE y.phone_number_id = n.id ORDER BY y.created_at DESC LIMIT 1
) t ON true`,
};
