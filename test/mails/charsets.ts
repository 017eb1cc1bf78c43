// Danish letters in every charset and encoding that is met, in headers, bodies and where nothing is said.
import { bytes, type CorpusMail, htmlPart, mail, rawMail, textPart, word } from './build.ts';

const DANISH = 'Hej Søren. Prisen på køkkenet er ændret: 1.250 kr. Ærligt fra Åse.';
const TYPOGRAPHIC = 'Hej Søren – “prisen” er 10 €, det’s Åses.';

const bodies = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'cp850', 'cp865'].flatMap((charset) =>
  (['8bit', 'quoted-printable', 'base64'] as const).map((encoding) =>
    mail(`text ${charset} ${encoding}`, {}, textPart(DANISH, { charset, encoding }), { text: [DANISH] }),
  ),
);

const htmls = ['utf-8', 'windows-1252', 'iso-8859-1'].map((charset) =>
  mail(`html ${charset}`, {}, htmlPart(`<p>${DANISH}</p>`, { charset, encoding: 'quoted-printable' }), {
    text: [DANISH],
    htmlHas: [DANISH],
  }),
);

const subjects = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'cp865'].flatMap((charset) =>
  (['Q', 'B'] as const).map((kind) =>
    mail(
      `subject ${charset} ${kind}, letters split between words`,
      {
        Subject: word('SV: Tilbud på køkkenlåger til Ærø – nej, Åløkke', charset, kind).replaceAll(
          bytes('–', charset),
          '-',
        ),
        From: `${word('Søren Ægidius Åbo', charset, kind)} <soeren@koekken.example>`,
      },
      textPart('Hej'),
      {
        fromName: 'Søren Ægidius Åbo',
        from: 'soeren@koekken.example',
        ...(charset === 'utf-8' || charset === 'windows-1252'
          ? { subject: 'SV: Tilbud på køkkenlåger til Ærø – nej, Åløkke' }
          : {}),
      },
    ),
  ),
);

export const CHARSETS: CorpusMail[] = [
  ...bodies,
  ...htmls,
  ...subjects,
  mail('typographic signs of Outlook', {}, textPart(TYPOGRAPHIC, { charset: 'windows-1252' }), {
    text: [TYPOGRAPHIC],
  }),
  mail(
    'windows-1252 that says iso-8859-1',
    {},
    textPart(TYPOGRAPHIC, { charset: 'iso-8859-1', really: 'windows-1252' }),
    {
      text: [TYPOGRAPHIC],
    },
  ),
  mail(
    'windows-1252 that says nothing',
    {},
    textPart(TYPOGRAPHIC, { charset: null, really: 'windows-1252' }),
    {
      text: [TYPOGRAPHIC],
    },
  ),
  mail('utf-8 that says nothing', {}, textPart(TYPOGRAPHIC, { charset: null, encoding: null }), {
    text: [TYPOGRAPHIC],
  }),
  mail('windows-1252 that says utf-8', {}, textPart(TYPOGRAPHIC, { really: 'windows-1252' }), {
    text: [TYPOGRAPHIC],
  }),
  mail(
    'windows-1252 that says us-ascii',
    {},
    textPart(TYPOGRAPHIC, { charset: 'us-ascii', really: 'windows-1252' }),
    {
      text: [TYPOGRAPHIC],
    },
  ),
  mail('utf-8 that says us-ascii', {}, textPart(TYPOGRAPHIC, { charset: 'us-ascii', really: 'utf-8' }), {
    text: [TYPOGRAPHIC],
  }),
  mail('an unknown charset', {}, textPart(DANISH, { charset: 'x-dansk', really: 'utf-8' }), {
    text: ['Hej'],
  }),
  mail(
    'html that says nothing, windows-1252',
    {},
    htmlPart(`<b>${TYPOGRAPHIC}</b>`, { charset: null, really: 'windows-1252' }),
    {
      text: [TYPOGRAPHIC],
    },
  ),
  mail('utf-7 stays text', {}, textPart('+ADw-script+AD4-', { charset: 'utf-7', really: 'utf-8' }), {
    text: ['+ADw-script+AD4-'],
  }),
  mail(
    'raw utf-8 headers',
    { Subject: bytes('Ændring på ordren'), From: `${bytes('Søren Åbo')} <s@k.example>` },
    textPart('x'),
    {
      subject: 'Ændring på ordren',
      fromName: 'Søren Åbo',
    },
  ),
  mail(
    'raw windows-1252 headers',
    {
      Subject: bytes('Ændring – på ordren', 'windows-1252'),
      From: `${bytes('Søren Åbo', 'windows-1252')} <s@k.example>`,
    },
    textPart('x'),
    { subject: 'Ændring – på ordren', fromName: 'Søren Åbo', from: 's@k.example' },
  ),
  mail('an encoded word with a language', { Subject: '=?iso-8859-1*da?Q?bl=E5b=E6r?=' }, textPart('x'), {
    subject: 'blåbær',
  }),
  mail(
    'an encoded word with spaces in it',
    { Subject: '=?utf-8?Q?Tilbud p=C3=A5 d=C3=B8re?= 2026' },
    textPart('x'),
    {
      subject: 'Tilbud på døre 2026',
    },
  ),
  mail(
    'two words with text between',
    { Subject: 'Om =?utf-8?Q?k=C3=B8b?= og =?utf-8?Q?l=C3=A5n?= nu' },
    textPart('x'),
    {
      subject: 'Om køb og lån nu',
    },
  ),
  mail(
    'base64 split between its quartets',
    { Subject: '=?utf-8?B?U8O4cmVuI?= =?utf-8?B?FNwYW5n?=' },
    textPart('x'),
    {
      subject: 'Søren Spang',
    },
  ),
  mail('a broken encoded word stays', { Subject: '=?utf-8?X?abc?= og =?utf-8?Q?uden ende' }, textPart('x'), {
    subject: '=?utf-8?X?abc?= og =?utf-8?Q?uden ende',
  }),
  mail(
    'a whole header encoded',
    { From: `=?utf-8?B?${Buffer.from('Søren <soeren@k.example>').toString('base64')}?=` },
    textPart('x'),
    {
      from: 'soeren@k.example',
      fromName: 'Søren',
    },
  ),
  mail('a decomposed å', { Subject: bytes('Møde i A\u030arhus'.normalize('NFD')) }, textPart('x'), {}),
  mail(
    'flowed text',
    {},
    textPart('Vi ses på mandag \r\nklokken ni.', { type: 'text/plain; format=flowed' }),
    {
      text: ['Vi ses på mandag klokken ni.'],
    },
  ),
  mail(
    'entities of HTML',
    {},
    htmlPart('<p>K&oslash;b &aelig;bler &ndash; 10&nbsp;&euro; &#229; &amp; &#x41;</p>'),
    {
      text: ['Køb æbler – 10 € å & A'],
    },
  ),
  rawMail('a byte order mark in front', `\xef\xbb\xbfFrom: a@k.example\r\nSubject: Med mærke\r\n\r\nHej`, {
    from: 'a@k.example',
    text: ['Hej'],
  }),
  rawMail(
    'line feeds only',
    'From: a@k.example\nSubject: Uden\n vognretur\nMessage-ID: <lf@k.example>\n\nHej\nigen',
    {
      from: 'a@k.example',
      subject: 'Uden vognretur',
      messageId: 'lf@k.example',
      text: ['Hej\nigen'],
    },
  ),
];
