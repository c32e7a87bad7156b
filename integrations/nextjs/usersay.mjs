// What a page rendered on the server reads from Usersay. Plain JavaScript, also for other frameworks.

const base = () => process.env.USERSAY_URL;
const path = (article, rest) =>
  `${base()}/api/v1/sites/${encodeURIComponent(process.env.USERSAY_SITE)}/articles/${encodeURIComponent(article)}/${rest}`;

/** Address of the script that defines the elements. */
export const script = () => `${base()}/usersay.js`;

/** A public answer, or null: a page never fails, and never waits for more than two seconds, because of its comments. */
async function read(address) {
  try {
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(2000),
      redirect: 'error',
      next: { revalidate: 15 }, // Next.js keeps the answer for 15 seconds
    });
    return answer.status === 200 ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** The newest comments as HTML, which Usersay has escaped; empty where they cannot be read. */
export async function comments(article) {
  return (await read(path(article, 'comments.html'))) ?? '';
}

/** The stars as JSON-LD to stand in a script element, or null while nobody has voted. */
export async function structuredData(article) {
  const data = await read(path(article, 'rating.jsonld'));
  // With < escaped, no text can end the element.
  return data && data.replaceAll('<', '\\u003c');
}
