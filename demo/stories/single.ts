// What stands alone: agreed by the way, work inside the firm, things without a date, and what was forgotten long ago.
import type { Story, TypeName } from './story.ts';

/** Follow-ups written down by hand, with a note of what was said: type, note, follow-up text. */
const ARRANGED: readonly (readonly [TypeName, note: string, todo: string])[] = [
  [
    'Tlf',
    '{fornavn} bad mig ringe igen, når regnskabet er lukket. Der kan være penge til {en}.',
    'Ring til {fornavn} om budget til {en}',
  ],
  [
    'Tlf',
    'De er ved at løbe tør for {vare}, men skal lige have talt op på lageret først.',
    'Ring om bestilling af {vare}',
  ],
  [
    'Tlf',
    '{fornavn} var på vej ind til et møde. Har set prislisten og har et par spørgsmål til fragten.',
    'Ring til {fornavn} om prislisten',
  ],
  [
    'Tlf',
    'Deres nuværende serviceaftale udløber snart, og {fornavn} vil høre, hvad vi kan tilbyde.',
    'Ring om serviceaftale på {den}',
  ],
  [
    'Tlf',
    '{fornavn} skal vende det med sin chef og ville have et par dage til det.',
    'Hvad siger {fornavn}s chef til {en}?',
  ],
  [
    'Møde',
    '{fornavn} vil have produktion og indkøb med, så de kan beslutte sig for {en} på én gang.',
    'Beslutningsmøde om {maskine}',
  ],
  [
    'Møde',
    'Aftalt over telefonen. De vil se forbrugstal og høre om nye typer {vare}.',
    'Gennemgå forbruget af {vare} med {fornavn}',
  ],
  [
    'Besøg',
    'Nye lokaler. {fornavn} vil have os forbi, inden de stiller pakkelinjen op.',
    'Besøg i de nye lokaler {i by}',
  ],
  [
    'Besøg',
    'Har lovet at tage prøver på {vare} med og se på {den gamle}.',
    'Aflever prøver på {vare} til {fornavn}',
  ],
  [
    'Opfølgning',
    'Sendte link til filmen om {den} efter vores snak. {fornavn} viser den til holdet.',
    'Hvad sagde holdet til {den}?',
  ],
  [
    'Opfølgning',
    'Har sendt udkast til rammeaftale på {vare}. {fornavn} ser på det sammen med økonomi.',
    'Følg op på udkast til rammeaftale',
  ],
  ['Opfølgning', 'De prøvekører en ny kvalitet af {vare} i to uger.', 'Hør om prøvekørslen af {vare}'],
  [
    'Opgave',
    '{fornavn} mangler CE-erklæring og reservedelsliste til {den} inden revisionen.',
    'Send CE-erklæring og reservedelsliste til {fornavn}',
  ],
  [
    'Opgave',
    'Fakturaen var sendt til en forkert adresse. Bogholderiet er orienteret.',
    'Tjek, at {firma} har fået den nye faktura',
  ],
  [
    'Tlf',
    'Fik kun fat i afløseren. {fornavn} er tilbage i næste uge og vil gerne ringes op.',
    'Ring til {fornavn}, som er tilbage fra ferie',
  ],
  [
    'Tlf',
    'Spurgte til leveringstid på {vare}. Lageret undersøger, hvad der kan nås.',
    'Giv {fornavn} svar om leveringstid på {vare}',
  ],
  [
    'Møde',
    'De har fået ny driftsleder, som {fornavn} gerne vil præsentere.',
    'Hils på den nye driftsleder hos {firma}',
  ],
  [
    'Møde',
    '{fornavn} vil se tegninger og strømforbrug, før de bygger om.',
    'Gennemgå tegninger til {den} med {fornavn}',
  ],
  ['Møde', 'De kommer to personer for at se {den} i vores demorum.', 'Demo af {maskine} hos os'],
  [
    'Møde',
    'Rammeaftalen udløber ved årsskiftet, og priserne skal forhandles.',
    'Forhandling af rammeaftale på {vare}',
  ],
  [
    'Besøg',
    'Operatørerne har spørgsmål til {den}, som er lettest at tage på stedet.',
    'Besøg ved linjen: spørgsmål til {den}',
  ],
  [
    'Besøg',
    'Alligevel i området den dag. {fornavn} giver en kop kaffe og viser den nye hal.',
    'Kig forbi {fornavn} {i by}',
  ],
  [
    'Besøg',
    'De skal have talt forbrugsvarerne op, så vi kan lave en fast levering.',
    'Optælling af {vare} sammen med {fornavn}',
  ],
  [
    'Opfølgning',
    'Sendte to referencer, som {fornavn} selv ringer til.',
    'Har {fornavn} talt med referencerne?',
  ],
  [
    'Opfølgning',
    'De skal have godkendt {en} i sikkerhedsudvalget.',
    'Hvad sagde sikkerhedsudvalget til {den}?',
  ],
];

export const ARRANGEMENTS: readonly Story[] = ARRANGED.map(([type, note, todo]) => ({
  name: todo,
  stages: ['Kunde', 'Emne'],
  weight: 0.4,
  steps: [
    {
      type,
      after: [0, 0],
      notes: [note],
      waits: [todo],
      ...(['Møde', 'Besøg'].includes(type) && { timed: true, outcome: 'held' }),
    },
  ],
}));

/** What is noted on a call that has been tried in vain and stays open. */
export const IN_VAIN: readonly string[] = [
  'Ringede forgæves to gange; telefonsvareren er slået til.',
  'Ingen svar. Har lagt besked om at ringe tilbage.',
  'Optaget hele formiddagen. Prøver igen.',
];

/** A task without a customer: what is to be done, and what was noted when it was done. */
export const INTERNAL: readonly (readonly [todo: string, done: string])[] = [
  ['Forbered salgsmødet', 'Tal og tre sager er klar til gennemgang.'],
  ['Indsend kørselsregnskab', 'Sendt til lønkontoret.'],
  ['Opdater prisliste på strækfilm og tape', 'Ny prisliste lagt på fællesdrevet og sendt til kollegerne.'],
  ['Gennemgå egne åbne tilbud', 'Syv tilbud gennemgået. To er lukket som tabt, resten har fået en ny dato.'],
  ['Bestil messestand og hotel i Herning', 'Stand og tre værelser er bestilt.'],
  ['Skriv referencehistorie om pakkelinjen i Skive', 'Sendt til godkendelse hos kunden.'],
  ['Ryd op i gamle kundeemner', '26 gennemgået. 9 kan slettes efter aftale med Birthe.'],
  [
    'Lær den nye traysealer at kende i demorummet',
    'Har været igennem opstart, formatskift og rengøring med Kenneth.',
  ],
  ['Budgetoplæg for næste år', 'Afleveret til Jens.'],
  ['Bestil service på firmabilen', 'Tid aftalt på værkstedet.'],
];

/** Follow-ups that nobody has given a date yet: type, note, follow-up text. */
export const UNDATED: readonly (readonly ['Opgave' | 'Opfølgning' | 'Tlf', note: string, todo: string])[] = [
  [
    'Opgave',
    'Kunden efterlyser en dansk brugsanvisning til {maskine}.',
    'Find dansk brugsanvisning til {maskine}',
  ],
  [
    'Opfølgning',
    '{fornavn} vil gerne med på en referencetur, når vi har en linje at vise frem.',
    'Inviter {fornavn} på referencetur',
  ],
  ['Tlf', 'De bygger om, og tidsplanen er ikke lagt.', 'Ring til {fornavn}, når ombygningen er færdig'],
  ['Opgave', 'Mangler samtykke til nyhedsbrevet fra de nye i indkøb.', 'Indhent samtykke til nyhedsbrev'],
  ['Opfølgning', 'Har spurgt til leje af {maskine} i højsæsonen.', 'Undersøg mulighed for leje af {maskine}'],
  ['Opgave', 'Stamdata er fra det gamle system, og der mangler P-numre.', 'Opdater stamdata på {firma}'],
];

/** Follow-ups that were never closed: type, note, follow-up text. */
export const FORGOTTEN: readonly (readonly ['Tlf' | 'Opfølgning' | 'Tilbud', note: string, todo: string])[] =
  [
    ['Tlf', 'Talte med {fornavn} på messen. Ville høre mere om {en}.', 'Ring til {fornavn} efter messen'],
    ['Opfølgning', 'Sendt prøver på {vare}. Intet hørt siden.', 'Hør om prøverne på {vare}'],
    [
      'Opfølgning',
      'Afventede regnskabet, før de ville tage stilling til {maskine}.',
      'Er regnskabet på plads? Ring til {fornavn}',
    ],
    [
      'Tlf',
      '{fornavn} var på barsel, da jeg ringede. Vikaren kendte ikke sagen.',
      'Ring til {fornavn} om {maskine}',
    ],
  ];
