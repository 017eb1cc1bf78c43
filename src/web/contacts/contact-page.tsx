import { useTexts } from '../texts/language.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useTitle } from '../ui/use-title.ts';

export function ContactPage() {
  const title = useTexts().contacts.title;
  useTitle(title);
  return <PageHead title={title} />;
}
