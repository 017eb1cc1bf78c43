// The daily life with customers: supplies, service, complaints, status meetings.
import type { Story } from './story.ts';

export const ACCOUNT: readonly Story[] = [
  {
    name: 'supplies',
    stages: ['Kunde'],
    weight: 22,
    steps: [
      {
        type: 'Tlf',
        after: [0, 0],
        outcome: 'reached',
        notes: [
          '{fornavn} bestilte {antal}. Samme vare som sidst, levering i næste uge. Oprettet i ordresystemet.',
          'Bestilling: {antal}. De vil gerne over på fast levering hver måned, så de ikke løber tør. Jeg kommer med et forslag {næste}.',
          'Ringede til {fornavn}, som var ved at løbe tør. {Antal} afsendes i dag med fragtmand. Talte også om forbruget resten af året; vi tager det op igen {næste}.',
          'Rutineopkald. {fornavn} tog {antal} til aftaleprisen. Ellers roligt; {den} kører fint.',
        ],
      },
      {
        type: 'Opfølgning',
        after: [10, 30],
        maybe: 0.75,
        outcome: 'reached',
        planned: [
          'Hør om næste bestilling på {vare}',
          'Foreslå fast levering af {vare}',
          'Genbestilling af {vare}?',
        ],
        notes: [
          'De har varer nok til {leveringsuge}. {fornavn} siger til, når de skal have igen.',
          'Fast levering aftalt: {antal} hver anden måned, pris låst i seks måneder. Rammeaftalen er sendt til underskrift.',
          '{fornavn} har fået et tilbud fra en anden på {vare}, men kvaliteten holdt ikke. De bliver hos os, når vi holder prisen året ud. Bestilte {antal} med det samme.',
        ],
      },
    ],
  },
  {
    name: 'supply order by mail',
    stages: ['Kunde'],
    weight: 14,
    steps: [
      {
        type: 'EMail',
        after: [0, 0],
        notes: [
          'Bestilling: {antal}',
          'Indkøbsordre {ordre}',
          'Genbestilling af {vare}',
          'SV: Prisliste på {vare}',
        ],
      },
      {
        type: 'Ordre',
        after: [0, 0],
        maybe: 0.6,
        notes: [
          '{Antal} efter indkøbsordre {ordre}. Afsendt fra lager.',
          'Indkøbsordre {ordre}: {antal}, {smådele} ekskl. moms. Leveres frit {by}.',
        ],
      },
    ],
  },
  {
    name: 'service',
    stages: ['Kunde'],
    weight: 10,
    steps: [
      {
        type: 'Tlf',
        after: [0, 0],
        outcome: 'reached',
        notes: [
          '{fornavn} meldte stop på {den}: fejl 27, og den vil ikke nulstille. {tekniker} fik den i gang over telefonen, men føleren skal skiftes. Tekniker sendes ud, aftales {næste}.',
          'Reklamation fra {fornavn}. {Den} stopper hvert kvarter, og de må tage resten med håndkraft. Jeg har lovet en tekniker og vender tilbage {næste}.',
          'Utilfreds kunde. {fornavn} har ventet en uge på reservedele til {den}. Talte med lageret; delene er nu afsendt. Lovede at ringe og høre, om de er kommet frem, {næste}.',
        ],
      },
      {
        type: 'Opgave',
        after: [1, 3],
        planned: ['Aftal tekniker hos {firma} ({maskine})', 'Få reservedele afsted til {firma}'],
        notes: [
          '{tekniker} har skiftet føler og rem på {den}. To timer på stedet, dækket af garantien. Jeg hører, om den bliver ved med at køre, {næste}.',
          'Reservedelene er leveret og monteret. Vi tager fragten på os denne gang. Opfølgning {næste}.',
        ],
      },
      {
        type: 'Opfølgning',
        after: [4, 10],
        outcome: 'reached',
        planned: ['Hør, om {den} kører efter service', 'Følg op på reklamationen hos {firma}'],
        notes: [
          'Alt kører igen. {fornavn} var glad for, at vi fulgte op. Talte om serviceaftale til 1.450 kr. pr. måned; de overvejer det.',
          'Ingen stop siden sidst. Sagen er afsluttet, og {fornavn} har fået en kreditnota på {smådele} for de ekstra timer.',
          'Den driller stadig lidt ved opstart. {tekniker} kigger på det ved næste eftersyn uden beregning. {fornavn} er indforstået.',
        ],
      },
    ],
  },
  {
    name: 'status meeting',
    stages: ['Kunde'],
    weight: 7,
    steps: [
      {
        type: 'Tlf',
        after: [0, 0],
        outcome: 'reached',
        notes: [
          'Aftalte statusmøde med {fornavn} {næste}. De vil gerne se forbrugstal for året og høre om genanvendelig folie.',
          'Ringede for at holde kontakten ved lige. Der er gang i hjulene, og de overvejer et ekstra hold. Vi tager en snak på stedet {næste}.',
        ],
      },
      {
        type: 'Møde',
        after: [6, 15],
        timed: true,
        outcome: 'held',
        planned: ['Statusmøde med {navn}', 'Årsmøde: forbrug, priser og service'],
        notes: [
          'Statusmøde. Forbruget af {vare} er steget 12 %, mest på grund af en ny kunde i Sverige. De er tilfredse med leveringerne, men telefontiden om fredagen halter. Aftalt at låse prisen til årsskiftet, hvis de aftager {antal} pr. kvartal. Ny snak {næste}.',
          'Gennemgik året med {fornavn} og økonomichefen. De skal spare 5 % på emballage. Vi foreslog tyndere folie og færre varenumre. Prøvekørsel aftalt; resultat gennemgås {næste}.',
          'Godt møde {i by}. De udvider hallen til foråret og får brug for {en}. Beslutning hos bestyrelsen efter regnskabet. Jeg skal sende et overslag og tage fat igen {næste}.',
        ],
      },
      {
        type: 'Opfølgning',
        after: [10, 30],
        outcome: 'reached',
        planned: ['Følg op efter statusmødet', 'Send overslag, og hør om planerne'],
        notes: [
          'Prøvekørslen gik godt, og de skifter til den tyndere folie. Nye priser er lagt ind.',
          'Bestyrelsen har udskudt beslutningen et halvt år. {fornavn} tager selv fat i os, når den er taget.',
          'De er med på aftalen og bestilte {antal} som start.',
        ],
      },
    ],
  },
  {
    name: 'visit',
    stages: ['Kunde', 'Emne'],
    weight: 6,
    steps: [
      {
        type: 'Besøg',
        after: [0, 0],
        outcome: 'held',
        notes: [
          'Var i nærheden og kiggede ind. {fornavn} viste rundt; {den gamle} er fra 2009 og lever på lånt tid. Ingen planer i år, men de vil gerne have en pris at regne med. Ringer {næste}.',
          'Afleverede prøver på {vare}. De tester dem i næste uge på begge linjer. Aftalt at tale sammen {næste}.',
        ],
      },
      {
        type: 'Tlf',
        after: [6, 15],
        outcome: 'reached',
        planned: ['Hør, hvordan prøverne på {vare} gik', 'Ring til {fornavn} efter besøget'],
        notes: [
          'Prøverne er godkendt. {fornavn} vil bestille ved næste behov og har fået prislisten.',
          'De er ikke kommet videre. {fornavn} siger selv til, og jeg har skrevet overslaget ind på sagen: {beløb}.',
        ],
      },
    ],
  },
];
