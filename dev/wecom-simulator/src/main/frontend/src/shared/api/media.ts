/** Where the page sees a file that an app or a person uploaded. */
export function mediaUrl(mediaId: string): string {
  return `/simulator/page/media/${encodeURIComponent(mediaId)}`;
}
