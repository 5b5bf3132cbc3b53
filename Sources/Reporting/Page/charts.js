// What every chart of the page shares. A chart is made once, `Charts.NAME(host, hooks)`, and then has
//   update(data)   draws the data anew, also when it grows while a group is running
//   show(state)    moves the marks: {session, time, twin, member}, time is null unless something is pointed at
// and tells its page by hooks.point(time), hooks.go(session) and hooks.look(member) what the reader did.
// Names and words go into the page as text alone. Styles are set property by property, which the page's policy allows.
'use strict';

const Charts = {};

Charts.margin = { left: 64, right: 18 };
Charts.calm = matchMedia('(prefers-reduced-motion: reduce)');
Charts.dark = matchMedia('(prefers-color-scheme: dark)');
Charts.count = 0;

// An element with properties, classes and children; strings become text.
Charts.element = (name, settings = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(settings)) {
    if (key === 'class') made.className = value;
    else if (key in made && key !== 'list') made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

// A name in a sentence keeps its direction to itself: between U+2068 and U+2069 in what is said of a chart, and in the page,
// where `fill` puts such a text, as an element of its own.
Charts.isolated = (name) => `\u2068${name.replace(/[\u2066-\u2069]/g, '')}\u2069`;
Charts.fill = (element, text) => element.replaceChildren(
  ...text.split(/(\u2068[^\u2069]*\u2069)/).filter((part) => part !== '').map((part) =>
    (part.startsWith('\u2068') ? Charts.element('bdi', {}, part.slice(1, -1)) : part)));

// A number with its noun.
Charts.counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

// A number as it is read out: three digits that count, a true minus, a dash where there is none.
Charts.number = (value) => {
  if (value === null || value === undefined) return '–';
  if (Number.isInteger(value)) return String(value).replace('-', '−');
  const size = Math.abs(value);
  const text = value.toFixed(size < 0.0995 ? 3 : size < 9.995 ? 2 : 1);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
};
Charts.percent = (value) => (value === null || value === undefined ? '–' : `${Math.round(value * 100)}%`);

Charts.short = (text, most) => {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, Math.max(1, most - 1)).join('')}…`;
};
// How wide a text is at a size in pixels, near enough to decide whether it fits.
Charts.width = (text, size, isBold = false) => [...text].length * size * (isBold ? 0.69 : 0.62);

Charts.colour = (data, metric) => {
  const own = { cohesion: 'cohesion', tension: 'tension', participation_gini: 'talk', top_share: 'talk' };
  if (own[metric]) return `var(--${own[metric]})`;
  const place = data.metrics.findIndex((each) => each.name === metric);
  return `var(--other-${Math.max(place, 0) % 3})`;
};
Charts.label = (data, metric) => data.metrics.find((each) => each.name === metric)?.label ?? metric;

// Tick 0 is the composed group; session s holds the ticks after those of session s − 1.
Charts.tickAt = (data, time) =>
  Math.max(0, Math.min(data.sessions * data.ticksPerSession, Math.round(time * data.ticksPerSession)));
Charts.sessionMean = (data, course, session) => {
  const first = (session - 1) * data.ticksPerSession + 1;
  const there = course.slice(first, first + data.ticksPerSession).filter((value) => value !== null);
  return there.length ? there.reduce((sum, value) => sum + value, 0) / there.length : null;
};
// The stage of a session is that of its last tick.
Charts.stageOf = (stages, session) => stages.find((each) => each.from < session && session <= each.to + 1e-9)?.stage ?? '';

// Every stage that a session holds some of, in order.
Charts.stagesOf = (stages, session) =>
  stages.filter((each) => each.from < session - 1e-9 && each.to > session - 1 + 1e-9).map((each) => each.stage);

// The value of a metric that is read out: at the tick pointed at, or else the mean of the session.
Charts.reading = (data, state, metric) =>
  state.time === null ? data.sessionMeans[metric]?.[state.session - 1] : data.ticks[metric]?.[Charts.tickAt(data, state.time)];
Charts.twinReading = (data, state, metric) => {
  const course = data.twin?.ticks[metric];
  if (!course) return null;
  return state.time === null ? Charts.sessionMean(data, course, state.session) : course[Charts.tickAt(data, state.time)];
};
Charts.moment = (data, state) =>
  state.time === null
    ? Charts.words.mean(state.session)
    : Charts.words.tick(Math.max(1, Math.ceil(state.time - 1e-9)), Charts.tickAt(data, state.time));

// A chart in its element. draw(svg, data, width) draws and gives back show(state).
// The words that name it come from label(data, state); numbers(data, state) gives {header, rows} for the table.
Charts.make = (host, { draw, label, numbers }) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  node.setAttribute('role', 'img');
  host.append(node);
  const svg = d3.select(node);
  const table = Charts.numbersTable();
  host.append(table.details);
  let data = null, state = null, width = 0, shower = null;

  const fill = () => {
    if (data && state && table.details.open) table.fill(numbers(data, state));
  };
  const show = () => {
    if (!shower || !state) return;
    shower(state);
    node.setAttribute('aria-label', label(data, state));
    fill();
  };
  const redraw = () => {
    if (!data || !width) return;
    svg.selectAll('*').remove();
    shower = draw(svg, data, width);
    show();
  };
  table.details.addEventListener('toggle', fill);
  Charts.dark.addEventListener('change', redraw);
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry.contentRect.width);
    if (now && now !== width) {
      width = now;
      redraw();
    }
  }).observe(host);
  return {
    svg, redraw,
    update(next) {
      data = next;
      width = width || host.clientWidth;
      redraw();
    },
    show(next) {
      state = next;
      show();
    },
  };
};

// The numbers behind a chart, as a table that opens.
Charts.numbersTable = () => {
  const table = Charts.element('table');
  const details = Charts.element(
    'details', { class: 'numbers' }, Charts.element('summary', {}, Charts.words.table),
    Charts.element('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': Charts.words.numbers }, table));
  const row = (cells, kind) => {
    const made = Charts.element('tr');
    cells.forEach((cell, place) => {
      const head = kind === 'th' || place === 0;
      const one = Charts.element(head ? 'th' : 'td', { class: typeof cell === 'string' ? '' : 'number' });
      if (head) one.scope = kind === 'th' ? 'col' : 'row';
      if (typeof cell === 'string') Charts.fill(one.appendChild(Charts.element('bdi')), cell);
      else one.textContent = Charts.number(cell);
      made.append(one);
    });
    return made;
  };
  const fill = ({ header, rows }) =>
    table.replaceChildren(
      Charts.element('thead', {}, row(header, 'th')), Charts.element('tbody', {}, ...rows.map((cells) => row(cells, 'td'))));
  return { details, fill };
};

// A line of words and values above a chart: items of {key, label, colour (or none), dashed}, filled by fill({key: text}).
Charts.readout = (host) => {
  const moment = Charts.element('span', { class: 'moment' });
  const line = Charts.element('p', { class: 'readout' }, moment);
  host.append(line);
  let values = new Map();
  return {
    items(list) {
      values = new Map(list.map((item) => [item.key, Charts.element('b', { 'data-value': item.key })]));
      line.replaceChildren(moment, ...list.map((item) => {
        const shown = Charts.element('span', { class: 'item' }, item.label ? `${item.label} ` : '', values.get(item.key));
        if (item.colour) {
          const key = Charts.element('i', { class: item.dashed ? 'swatch dashed' : 'swatch' });
          key.style.borderTopColor = item.colour;
          shown.prepend(key);
        }
        return shown;
      }));
    },
    fill(time, texts) {
      moment.textContent = time;
      for (const [key, text] of Object.entries(texts)) if (values.has(key)) Charts.fill(values.get(key), text);
    },
  };
};

// A choice of one among several, with its label.
Charts.choice = (label, options, chosen, changed) => {
  const select = Charts.element('select', {}, ...options.map(([value, text]) => Charts.element('option', { value }, text)));
  select.value = chosen;
  select.addEventListener('change', () => changed(select.value));
  return Charts.element('label', { class: 'choice' }, `${label} `, select);
};
