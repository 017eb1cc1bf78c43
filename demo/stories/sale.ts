// The sale of a machine: inquiry, visit, quote, negotiation, and how it ended.
import type { Step, Story } from './story.ts';

const CALLED: Step = {
  type: 'Tlf',
  after: [0, 0],
  outcome: 'reached',
  notes: [
    '{fornavn} ringede. {Den gamle} står for tit stille, og de vil have pris på {en}. De pakker i dag {volumen}. Vil gerne have, at vi ser forholdene, før vi regner på det. Aftalt, at jeg kommer forbi {næste}.',
    'Ringede til {fornavn} om den investering, vi talte om på messen. De er nu klar til {en} til den nye pakkelinje, og pengene er sat af i budgettet. Vi ses {næste}.',
    '{navn} har fået godkendt et budget til automatisering af pakkeriet og ønsker et oplæg på {en}. De taler også med to andre leverandører, så vi skal være skarpe på service og leveringstid. Møde aftalt til {næste}.',
    'Talte længe med {fornavn}. De løfter alt i hånden i pakkeriet, og Arbejdstilsynet har været på besøg. {En} vil løse det meste. Aftalt at mødes {næste} og se på pladsen.',
  ],
};

const WROTE: Step = {
  type: 'EMail',
  after: [0, 0],
  notes: [
    'Forespørgsel på {maskine}',
    'Ønsker tilbud på {en}',
    'Pris og leveringstid på {maskine}?',
    'SV: Brochure på {maskine}',
  ],
};

const RANG_BACK: Step = {
  type: 'Tlf',
  after: [0, 1],
  outcome: 'reached',
  notes: [
    'Ringede på baggrund af mailen. De pakker {volumen}, og {den gamle} kan ikke følge med. {fornavn} har brug for en leverandør, der kan stille med tekniker samme dag. Jeg kommer forbi {næste}.',
    'Fulgte op på mailen fra {fornavn}. Det haster ikke, men de vil gerne have {en} i drift inden årets udgang. Besøg aftalt {næste}.',
  ],
};

const VISIT: Step = {
  type: 'Besøg',
  after: [3, 9],
  timed: true,
  outcome: 'held',
  planned: [
    'Gennemgå pakkelinjen med {fornavn}',
    'Se pakkelinjen og mål op til {den}',
    'Behovsafklaring: {maskine}',
  ],
  notes: [
    'Gennemgik pakkelinjen sammen med {fornavn}. De pakker {volumen} og er nede på to mand pr. hold. Pladsen er trang, så {den} skal stå på tværs og må højst fylde 2,4 m i længden. De vil have tilbud inkl. montage og oplæring. Lovet {næste}.',
    'Så produktionen {i by} og fik målt op. De regner med at skulle pakke 20 % mere næste år. Strøm og trykluft er i orden, men gulvet hælder, så der skal justerbare ben med. {fornavn} beslutter sammen med direktøren. Tilbud fra os {næste}.',
    'Rundvisning med {navn} og to operatører. De er trætte af {den gamle}, som kræver smed hver anden uge. Vigtigst er nem rengøring og dansk betjeningspanel. Jeg regner på {maskine} og sender tilbud {næste}.',
  ],
};

const MEETING: Step = {
  type: 'Møde',
  after: [3, 10],
  timed: true,
  outcome: 'held',
  planned: ['Møde med {fornavn} om {maskine}', 'Præsentation af {maskine} hos {firma}'],
  notes: [
    'Godt møde med {navn} og produktionschefen. Det største problem er de mange stop, som koster op mod en time om dagen. Vi viste filmen fra en tilsvarende linje, og den gjorde indtryk. Krav: IP65, dansk betjeningspanel og service inden for 24 timer. Tilbud på {maskine} {næste}.',
    'Møde hos os med {fornavn} og deres tekniker. De fik set {den} i drift i demorummet og prøvede selv at betjene den. De var særligt glade for panelet på dansk. Jeg laver tilbud og et forslag til opstilling til {næste}.',
    'Teams-møde med {fornavn}. Gennemgik brochuren og tre referencer. De hælder til {maskine}, men vil have leasing regnet med som alternativ. Sender tilbud {næste}.',
  ],
};

const QUOTE: Step = {
  type: 'Tilbud',
  after: [2, 6],
  planned: [
    'Send tilbud på {maskine}',
    'Lav tilbud: {maskine} inkl. montage',
    'Tilbud på {maskine} til {fornavn}',
  ],
  notes: [
    'Tilbud {tilbud} sendt til {fornavn}: {maskine} inkl. montage, oplæring og første års service, i alt {beløb} ekskl. moms. Leveringstid {uger} uger. Tilbuddet gælder i 30 dage. Jeg ringer {næste}.',
    'Sendt tilbud {tilbud} på {maskine}: {beløb}. Servicepakke Plus og et ekstra sæt sliddele er lagt ind som tilvalg. {fornavn} tager det med på ledermødet. Følger op {næste}.',
    'Tilbud {tilbud} sendt på mail: {maskine} til {beløb} frit leveret {by}. Betaling 30 % ved ordre, 60 % ved levering og 10 % efter godkendt idriftsættelse. Opfølgning aftalt til {næste}.',
  ],
};

/** A quote that is sent at once and stays open until it is answered. */
const QUOTE_THAT_WAITS: Step = {
  type: 'Tilbud',
  after: [1, 4],
  waits: [
    'Ring om tilbud {tilbud}',
    'Følg op på tilbud {tilbud} – {beløb}',
    'Har de besluttet sig? Tilbud {tilbud}',
  ],
  notes: [
    'Tilbud {tilbud} på {maskine} sendt til {fornavn}: {beløb} ekskl. moms, leveringstid {uger} uger. De sammenligner med et tysk tilbud og vender tilbage.',
    'Tilbud {tilbud}: {maskine}, {beløb}. Indeholder opstilling, CE-mærkning af hele linjen og en dags oplæring. {fornavn} skal have det godkendt hos ejeren.',
    'Sendt tilbud {tilbud} på {maskine} til {beløb} samt serviceaftale til 1.450 kr. pr. måned. {fornavn} kvitterede med det samme og lovede svar efter næste ledermøde.',
  ],
};

const NO_ANSWER: Step = {
  type: 'Tlf',
  after: [4, 8],
  outcome: 'not-reached',
  maybe: 0.4,
  planned: ['Ring om tilbud {tilbud}', 'Ring til {fornavn} om tilbud {tilbud}'],
  notes: [
    'Ikke truffet. Lagt besked på mobilen om tilbud {tilbud}. Prøver igen {næste}.',
    '{fornavn} sidder i møde hele dagen. Ringer igen {næste}.',
    'Telefonsvarer. Sendte en sms og skrev, at jeg ringer igen {næste}.',
    'Omstillingen oplyser, at {fornavn} er på kursus. Prøver igen {næste}.',
  ],
};

const NEGOTIATED: Step = {
  type: 'Tlf',
  after: [3, 7],
  outcome: 'reached',
  planned: [
    'Ring om tilbud {tilbud}',
    'Følg op på tilbud {tilbud}',
    'Hør, om {fornavn} har set på tilbud {tilbud}',
  ],
  notes: [
    'Talte med {fornavn} om tilbud {tilbud}. Vi ligger {rabat} over konkurrenten, men de foretrækker vores service. Vil se en revideret pris uden servicepakken. Lovet {næste}.',
    '{fornavn} er positiv, men direktøren vil have betalingen delt op, og oplæringen skal med i prisen. Jeg regner på det og sender revideret tilbud {næste}.',
    'Gennemgik tilbud {tilbud} punkt for punkt. Teknikken er på plads. De mangler en bedre pris på serviceaftalen og en leveringsdato, der passer med deres ombygning. Revideret pris {næste}.',
  ],
};

const REVISED: Step = {
  type: 'Tilbud',
  revises: true,
  after: [1, 4],
  planned: ['Send revideret pris på tilbud {tilbud}', 'Revideret tilbud {tilbud} til {fornavn}'],
  notes: [
    'Revideret tilbud {tilbud} sendt: {nypris} mod før {beløb}. Servicepakken er taget ud, og leveringstiden er sat ned til {uger} uger. {fornavn} vender tilbage efter bestyrelsesmødet. Ringer {næste}, hvis vi intet har hørt.',
    'Ny pris på tilbud {tilbud}: {nypris} inkl. et sæt sliddele. Betaling i tre rater. Det er smertegrænsen, og det har jeg sagt. Afklaring {næste}.',
  ],
};

const ORDER: Step = {
  type: 'Ordre',
  after: [3, 9],
  planned: ['Få ordren på tilbud {tilbud} på plads', 'Indhent underskrevet ordre på tilbud {tilbud}'],
  notes: [
    'Ordre på tilbud {tilbud} modtaget på mail: {maskine} til {nypris}. Levering i {leveringsuge}. Ordrebekræftelse er sendt, og de første 30 % er faktureret. Teknikeren bestilles senest {næste}.',
    '{fornavn} har skrevet under på tilbud {tilbud}, {nypris}. Flot! Levering i {leveringsuge}. De vil have datablad og CE-erklæring på forhånd. Levering og montage bekræftes {næste}.',
  ],
};

const DELIVERY: Step = {
  type: 'Opgave',
  after: [3, 8],
  planned: ['Bestil tekniker til idriftsættelse hos {firma}', 'Bekræft leveringsdato for {maskine}'],
  notes: [
    'Leveringen er bekræftet til {leveringsuge}. {tekniker} står for montage og oplæring, og der er sat to dage af. Kunden sørger for truck og el på pladsen. Jeg hører, hvordan det går, {næste}.',
    'Aftalt med værkstedet, at {tekniker} tager idriftsættelsen. Fragten er bestilt til {leveringsuge}. {fornavn} har fået tegningen over opstillingen. Følger op {næste}.',
  ],
};

const AFTERWARDS: Step = {
  type: 'Opfølgning',
  after: [25, 50],
  outcome: 'reached',
  planned: ['Hør, hvordan {den} kører', 'Opfølgning efter idriftsættelse af {maskine}'],
  notes: [
    '{Den} kører, som den skal. Operatørerne er glade for betjeningspanelet, og spildet er halveret. {fornavn} stiller gerne op som reference.',
    'De er kommet godt i gang. Et enkelt stop den første uge, som {tekniker} klarede over telefonen. {fornavn} vil høre om en serviceaftale, når garantien nærmer sig sit udløb.',
    'Kører stabilt på to skift. De bestilte samtidig {antal} til levering i næste uge.',
  ],
};

const LOST: Step = {
  type: 'Tlf',
  after: [3, 9],
  outcome: 'reached',
  planned: ['Afklar tilbud {tilbud}', 'Få et ja eller nej på tilbud {tilbud}'],
  notes: [
    'Tabt. De har købt en brugt maskine til under det halve. {fornavn} roste oplægget og vil gerne høre fra os, når den skal skiftes ud. Tilbud {tilbud} er lukket.',
    'Investeringen er udskudt til næste regnskabsår, og tilbud {tilbud} bortfalder. {fornavn} beklagede; det er banken, der strammer til. Tages op igen ved næste budget.',
    'Ordren gik til en tysk leverandør, der var {rabat} billigere. Service vejede ikke tungt nok denne gang. Tilbud {tilbud} er lukket. Vi skal være tidligere ude næste gang.',
  ],
};

const SILENT: Step = {
  type: 'Opfølgning',
  after: [15, 30],
  planned: ['Sidste forsøg på tilbud {tilbud}', 'Luk tilbud {tilbud}, hvis de stadig tøver'],
  notes: [
    'Intet svar på hverken mail eller telefon. Tilbud {tilbud} er udløbet og lukket. Jeg lægger dem på listen til næste kampagne.',
    'Fik endelig fat i {fornavn}. Alle investeringer er sat på pause indtil videre. Tilbud {tilbud} er lukket; vi begynder forfra med et besøg, når der er luft igen.',
  ],
};

const BARGAIN = [NO_ANSWER, NEGOTIATED, REVISED];

export const SALES: readonly Story[] = [
  {
    name: 'sale won',
    stages: ['Kunde', 'Emne'],
    weight: 2,
    steps: [CALLED, VISIT, QUOTE, ...BARGAIN, ORDER, DELIVERY, AFTERWARDS],
  },
  {
    name: 'sale won by mail',
    stages: ['Kunde', 'Emne'],
    weight: 1.5,
    steps: [WROTE, RANG_BACK, VISIT, QUOTE, ...BARGAIN, ORDER, DELIVERY, AFTERWARDS],
  },
  {
    name: 'sale won at a meeting',
    stages: ['Kunde', 'Emne'],
    weight: 1.5,
    steps: [CALLED, MEETING, QUOTE, NO_ANSWER, NEGOTIATED, REVISED, ORDER, DELIVERY, AFTERWARDS],
  },
  {
    name: 'sale lost',
    stages: ['Kunde', 'Emne', 'Tidligere kunde'],
    weight: 2,
    steps: [CALLED, MEETING, QUOTE, ...BARGAIN, LOST],
  },
  {
    name: 'sale lost by mail',
    stages: ['Kunde', 'Emne'],
    weight: 1.5,
    steps: [WROTE, RANG_BACK, VISIT, QUOTE, NO_ANSWER, NEGOTIATED, REVISED, LOST],
  },
  {
    name: 'sale silent',
    stages: ['Kunde', 'Emne', 'Tidligere kunde'],
    weight: 1.5,
    steps: [WROTE, RANG_BACK, VISIT, QUOTE, NO_ANSWER, SILENT],
  },
  { name: 'sale lost at once', stages: ['Kunde', 'Emne'], weight: 1, steps: [WROTE, QUOTE_THAT_WAITS, LOST] },
  { name: 'quote at once', stages: ['Kunde', 'Emne'], weight: 2.5, steps: [WROTE, QUOTE_THAT_WAITS] },
];
