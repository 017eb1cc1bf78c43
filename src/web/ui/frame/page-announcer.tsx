// Says the title of a page aloud when the address changes, as a browser does when it loads a document.
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

export function PageAnnouncer() {
  const pathname = useLocation({ select: (location) => location.pathname });
  const first = useRef(pathname);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (first.current === pathname) return;
    first.current = '';
    // The page sets its title in an effect of its own, perhaps after its code has been fetched.
    const timer = setTimeout(() => setSaid(document.title), 300);
    return () => clearTimeout(timer);
  }, [pathname]);
  return (
    <div className="only-read" aria-live="polite">
      {said}
    </div>
  );
}
