// Mails that mean harm, or were mangled as if they did: each is bounded in time and leaves nothing behind.
import {
  base64,
  bytes,
  type CorpusMail,
  headers,
  htmlPart,
  mail,
  multipart,
  plain,
  rawMail,
  textPart,
} from './build.ts';

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, n) => n).reduce(
    (inner, n) =>
      `Content-Type: multipart/mixed; boundary="b${n}x"\r\n\r\n--b${n}x\r\n${inner}\r\n--b${n}x--\r\n`,
    textPart('inderst'),
  );
const embedded = (depth: number): string =>
  `${'Content-Type: message/rfc822\r\n\r\n'.repeat(depth)}Subject: inderst\r\n\r\nHej`;
const shown = (
  name: string,
  html: string,
  shownWithout: string[],
  more: { remoteImages?: number; text?: string[] } = {},
) =>
  mail(`html: ${name}`, {}, htmlPart(html), {
    shownWithout: ['<script', 'javascript:', 'onerror', 'onload', ...shownWithout],
    ...more,
  });

export const HOSTILE: CorpusMail[] = [
  mail('multipart 400 deep', {}, nested(400), { subject: 'Tilbud' }),
  mail('multipart 3,000 deep', {}, nested(3000), { subject: 'Tilbud', fault: 'too-many-parts' }),
  mail(
    '5,000 parts',
    {},
    multipart(
      'mixed',
      Array.from({ length: 5000 }, () => textPart('del')),
    ),
    { fault: 'too-many-parts' },
  ),
  mail(
    '5,000 empty files',
    {},
    multipart(
      'mixed',
      Array.from({ length: 5000 }, () => 'Content-Type: application/x\r\n\r\n'),
    ),
    { fault: 'too-many-parts' },
  ),
  mail('message/rfc822 10,000 deep', {}, embedded(10_000), { subject: 'Tilbud' }),
  rawMail('a header of 2 MB', `${headers()}X-Bombe: ${'a'.repeat(2_000_000)}\r\n\r\nHej`, {
    subject: 'Tilbud',
    fault: 'unreadable',
  }),
  rawMail('200,000 headers', `${headers()}${'X: y\r\n'.repeat(200_000)}\r\nHej`, {
    subject: 'Tilbud',
    fault: 'unreadable',
  }),
  rawMail(
    '50,000 recipients',
    `${headers({ To: null })}To: ${Array.from({ length: 10_000 }, (_, n) => `k${n}@k.example`).join(',\r\n ')}\r\n\r\nHej`,
    { subject: 'Tilbud' },
  ),
  rawMail('10,000 ids', `${headers()}References: ${'<a@b.example>\r\n '.repeat(10_000)}\r\n\r\nHej`, {
    references: ['a@b.example'],
  }),
  rawMail(
    '20,000 encoded words',
    `${headers({ Subject: null })}Subject: ${'=?utf-8?Q?=C3=A6?= '.repeat(10_000)}\r\n\r\nHej`,
    {},
  ),
  rawMail('parentheses', `${headers({ From: null })}From: ${'('.repeat(100_000)}\r\n\r\nHej`, { from: null }),
  rawMail('quotes and brackets', `${headers({ From: null })}From: ${'"<(\\'.repeat(50_000)}\r\n\r\nHej`, {
    from: null,
  }),
  rawMail('a line that never ends', `${headers()}\r\n${'a'.repeat(3_000_000)}`, { subject: 'Tilbud' }),
  rawMail('a million line breaks', `${headers()}\r\n${'\r\n'.repeat(1_000_000)}`, { subject: 'Tilbud' }),
  rawMail('two megabytes of blanks', `${headers()}\r\n${' \n'.repeat(1_000_000)}`, { subject: 'Tilbud' }),
  rawMail('a million quotes', `${headers()}\r\n${'> a\r\n'.repeat(300_000)}`, { subject: 'Tilbud' }),
  rawMail(
    'boundaries that nearly match',
    `${headers()}Content-Type: multipart/mixed; boundary=bbbb\r\n\r\n${'--bbb\r\n'.repeat(300_000)}`,
    { subject: 'Tilbud' },
  ),
  rawMail('a boundary that never comes', `${headers()}Content-Type: multipart/mixed; boundary=b\r\n\r\nHej`, {
    subject: 'Tilbud',
    attachments: [],
  }),
  rawMail('a multipart without boundary', `${headers()}Content-Type: multipart/mixed\r\n\r\nHej`, {
    subject: 'Tilbud',
  }),
  rawMail(
    'RFC 2231 in 10,000 pieces',
    `${headers()}Content-Type: application/x;${Array.from({ length: 10_000 }, (_, n) => ` name*${n}=a;`).join('\r\n')}\r\n\r\nHej`,
    {},
  ),
  rawMail(
    'random bytes',
    Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919 + 13) % 256)).toString('latin1'),
    {},
  ),
  rawMail(
    'cut in the middle of base64',
    `${headers()}${multipart('mixed', [`Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('x'.repeat(5000))}`]).slice(0, 3000)}`,
    { attachments: ['a.pdf'] },
  ),
  plain('NUL in subject and text', { Subject: 'Til\0bud' }, 'Hej\0 du', {
    subject: 'Tilbud',
    text: ['Hej du'],
  }),
  plain('bidi in subject', { Subject: bytes('Faktura \u202efdp.exe') }, 'x', { subject: 'Faktura fdp.exe' }),
  plain('a header smuggled by a lone CR', { Subject: 'Hej\rBcc: ond@k.example' }, 'x', {
    subject: 'Hej Bcc: ond@k.example',
  }),
  plain('markup in the subject', { Subject: '<script>alert(1)</script>' }, 'x', {
    subject: '<script>alert(1)</script>',
  }),
  shown('script', '<p>Hej<script>alert(1)</script></p>', ['alert(1)'], { text: ['Hej'] }),
  shown(
    'script in SVG',
    '<svg onload=alert(1)><script>alert(2)</script><a xlink:href="javascript:alert(3)">x</a></svg>',
    ['<svg', 'alert'],
  ),
  shown(
    'MathML',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    ['<math'],
  ),
  shown(
    'javascript links',
    '<a href="javascript:alert(1)">a</a><a href="java\nscript:alert(1)">b</a><a href="&#106;avascript:alert(1)">c</a><a href="data:text/html,x">d</a>',
    ['data:text', 'alert(1)'],
  ),
  shown('handlers', '<img src=x onerror="alert(1)"><body onload=alert(1)><div onclick=alert(1)>x</div>', [
    'alert(1)',
    'onclick',
  ]),
  shown(
    'srcdoc and frames',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x>',
    ['<iframe', '<object', '<embed', 'srcdoc'],
  ),
  shown('forms', '<form action="https://ond.example"><input name=a><button>OK</button></form>', [
    '<form',
    '<input',
    '<button',
  ]),
  shown(
    'base, meta and link',
    '<base href="https://ond.example"><meta http-equiv=refresh content="0;url=https://ond.example"><link rel=preconnect href="https://ond.example">',
    ['<base', '<meta', '<link', 'ond.example'],
  ),
  shown(
    'CSS that fetches',
    '<div style="background:url(https://ond.example/a)">a</div><p style="background-image:u\\72l(https://ond.example)">b</p><style>@import "https://ond.example"</style><b style="width:expression(alert(1))">c</b>',
    ['url(', 'ond.example', 'expression'],
  ),
  shown(
    'CSS that covers the page',
    '<div style="position:fixed;top:0;left:0;width:100%;z-index:9">x</div><p style="margin-top:-900px">y</p>',
    ['position', 'z-index', '-900px'],
  ),
  shown('comment in a style', '<div style="col/**/or:red;background:/**/url(https://ond.example)">x</div>', [
    'ond.example',
    '/**/',
  ]),
  shown(
    'remote pictures in all forms',
    '<img src="https://a.example/1.gif"><img src="//a.example/2.gif"><img srcset="https://a.example/3.gif 2x"><td background="https://a.example/4.gif"><video poster="https://a.example/5.gif"></video>',
    [' src="', 'srcset', 'background', '<video'],
    { remoteImages: 2 },
  ),
  shown(
    'a picture under our own name',
    '<img data-remote="https://a.example/x" data-cid="y">',
    ['data-remote', 'data-cid'],
    { remoteImages: 0 },
  ),
  shown('SVG as data', '<img src="data:image/svg+xml;base64,PHN2Zz4=">', ['data:image/svg']),
  shown('20,000 divs deep', '<div>'.repeat(20_000), []),
  shown('200,000 table cells', '<table>'.concat('<tr><td>1</td>'.repeat(100_000)), []),
  shown('unclosed comment', '<p>Synlig</p><!-- <script>alert(1)</script>', ['alert'], { text: ['Synlig'] }),
  shown('nested tags to be rejoined', '<scr<script>ipt>alert(1)</scr</script>ipt>', []),
];
