import express, { Router } from 'express';
import { largestUploadBytes, type DocumentService, type UploadResult } from '../services/documents';

const answers: Record<UploadResult, [status: number, message: string]> = {
  stored: [200, 'Uploaded. Use the document’s id as the field’s value.'],
  refused: [422, 'This file cannot be used. The document’s `refusal` says why.'],
  'bad-token': [
    403,
    'This upload address is not valid or has expired. Ask for a new one with createDocument.',
  ],
  'too-large': [413, 'The file is too large: a PDF may have 5 MB, a picture 10 MB.'],
  'already-uploaded': [409, 'This document was uploaded already. Ask for a new one with createDocument.'],
};

/** Uploads to signed addresses, and the public showing of documents to reviewers. */
export function documentRouter(documents: DocumentService): Router {
  const router = Router();
  router.put(
    '/uploads/:token',
    express.raw({ type: () => true, limit: largestUploadBytes }),
    async (request, response) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const [status, message] = answers[await documents.receive(String(request.params.token), bytes)];
      response.status(status).json({ message });
    },
  );
  router.get('/documents/:publicToken', async (request, response) => {
    const file = await documents.publicFile(String(request.params.publicToken));
    response.setHeader('X-Robots-Tag', 'noindex');
    if (!file) {
      response.status(404).type('text/plain').send('There is nothing here.');
      return;
    }
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Content-Security-Policy', "default-src 'none'");
    response.type(file.contentType).send(file.bytes);
  });
  return router;
}
