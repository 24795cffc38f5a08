/** Why a PDF cannot be shown to a reviewer; null when it can. */
export async function pdfFault(bytes: Buffer): Promise<string | null> {
  if (!bytes.subarray(0, 1_024).includes('%PDF-'))
    return 'This file is not a PDF. Upload the document as a PDF or as a picture.';
  // Large, and most processes never see a PDF.
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  try {
    const pdf = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
    if (pdf.isEncrypted)
      return 'This PDF is protected with a password, so nobody can look at it. Upload it without one.';
    return pdf.getPageCount() > 0 ? null : 'This PDF has no pages.';
  } catch {
    return 'This PDF is damaged and cannot be read. Save it again, or upload a picture of the document.';
  }
}
