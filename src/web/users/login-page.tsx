import { useTexts } from '../texts/language.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useTitle } from '../ui/use-title.ts';

export function LoginPage() {
  const title = useTexts().common.places.login;
  useTitle(title);
  return <PageHead title={title} />;
}
