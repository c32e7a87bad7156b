import { comments, script, structuredData } from './usersay.mjs';

/** Server component: the stars and the comments of an article. */
export default async function Conversation({ site = process.env.USERSAY_SITE, article, title, url }) {
  const [html, data] = await Promise.all([comments(article), structuredData(article)]);
  return (
    <>
      <script type="module" async src={script()} />
      {data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: data }} />}
      <star-rating site={site} article={article} />
      <user-say
        live=""
        site={site}
        article={article}
        article-title={title}
        article-url={url}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </>
  );
}
