// The gallery: every part of the kit with made-up data, in the frame, in both colour schemes. Development only.
import { useState } from 'react';
import { AppFrame } from '../app-frame.tsx';
import { DaysProvider } from '../ui/days-context.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useTitle } from '../ui/use-title.ts';
import { GridPart } from './grid-part.tsx';
import { TODAY } from './made-up.ts';
import { FormPart, StatePart } from './parts.tsx';

const PARTS = [
  { value: 'list', label: 'Liste' },
  { value: 'form', label: 'Felter' },
  { value: 'states', label: 'Tilstande' },
] as const;
type Part = (typeof PARTS)[number]['value'];

export function KitPage() {
  const asked = new URLSearchParams(location.search).get('part');
  const [part, setPart] = useState<Part>(PARTS.find(({ value }) => value === asked)?.value ?? 'list');
  useTitle('Galleri', 143);
  return (
    <DaysProvider today={TODAY} daysOff={{ may1: false, june5: true, dec24: true, dec31: false }}>
      <AppFrame user={{ initials: 'JDP', name: 'Jens Dahl Pedersen' }} due={143} onSignOut={() => {}}>
        {part === 'list' && <GridPart switcher={<Switcher part={part} onChange={setPart} />} />}
        {part === 'form' && <FormPart switcher={<Switcher part={part} onChange={setPart} />} />}
        {part === 'states' && <StatePart switcher={<Switcher part={part} onChange={setPart} />} />}
      </AppFrame>
    </DaysProvider>
  );
}

function Switcher({ part, onChange }: { part: Part; onChange: (part: Part) => void }) {
  return <Segmented label="Del af galleriet" options={PARTS} value={part} onChange={onChange} />;
}
