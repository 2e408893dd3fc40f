import { post } from './door';

/** Where the page sees a file that an app or a person uploaded. */
export function mediaUrl(mediaId: string): string {
  return `/simulator/page/media/${encodeURIComponent(mediaId)}`;
}

/** Uploads a member's picture, so that the app can fetch it by its media id. */
export async function uploadMedia(corpId: string, file: File): Promise<string> {
  const form = new FormData();
  form.append('media', file);
  const { mediaId } = await post<{ mediaId: string }>(`page/media?corpId=${encodeURIComponent(corpId)}`, form);
  return mediaId;
}
