// The report's page: one state (session, moment pointed at, twin, member) that all charts and cards show.
'use strict';

(() => {
  const source = document.getElementById('data');
  if (!source || typeof d3 === 'undefined') return;
  const data = JSON.parse(source.textContent);
  const state = { session: 1, time: null, twin: false, member: null, pinned: null };
  const parts = [];
  let waiting = false;

  const show = () => {
    waiting = false;
    parts.forEach((part) => part.show({ ...state }));
  };
  const set = (change) => {
    Object.assign(state, change);
    if (!waiting) requestAnimationFrame(show);
    waiting = true;
  };
  const go = (session) => set({ session: Math.max(1, Math.min(data.sessions, session)) });
  const hooks = {
    go,
    point: (time) => set({ time }),
    glance: (member) => set({ member: member ?? state.pinned }),
    look: (member) => {
      const pinned = member === state.pinned ? null : member;
      set({ pinned, member: pinned });
    },
  };

  const player = () => {
    let timer = null;
    const button = Charts.element('button', { type: 'button', id: 'play' });
    const name = () => {
      button.textContent = timer ? '❚❚' : '▶';
      button.setAttribute('aria-label', timer ? Charts.words.pause : Charts.words.play);
      button.title = timer ? Charts.words.pauseTitle : Charts.words.playTitle;
    };
    const stop = () => {
      clearInterval(timer);
      timer = null;
      name();
    };
    const toggle = () => {
      if (timer) return stop();
      if (state.session >= data.sessions) go(1);
      timer = setInterval(() => {
        go(state.session + 1);
        if (state.session >= data.sessions) stop();
      }, 1200);
      name();
    };
    button.addEventListener('click', toggle);
    name();
    return { button, toggle, stop };
  };

  // The stages as a strip of tints behind the slider, whose thumb is 26 pixels wide.
  const strip = (slider) => {
    const reach = Math.max(1, data.sessions - 1);
    const at = (time) => `calc(13px + (100% - 26px) * ${Math.max(0, Math.min(1, (time - 0.5) / reach))})`;
    const stops = data.stages.map((each, place) => {
      const from = place === 0 ? '0%' : at(each.from);
      return `var(--${each.stage}-strong) ${from} ${place === data.stages.length - 1 ? '100%' : at(each.to)}`;
    });
    if (stops.length > 0) slider.style.setProperty('--strip', `linear-gradient(90deg, ${stops.join(', ')})`);
  };

  const controls = () => {
    const bar = document.getElementById('controls');
    const { button, toggle, stop } = player();
    const slider = Charts.element('input', { type: 'range', id: 'session', min: 1, max: data.sessions, step: 1, value: 1 });
    slider.setAttribute('aria-label', Charts.words.session);
    slider.addEventListener('input', () => {
      stop();
      go(Number(slider.value));
    });
    const said = Charts.element('p', { id: 'said', role: 'status' });
    bar.append(button, slider, said);
    if (data.twin) {
      const box = Charts.element('input', { type: 'checkbox', id: 'twin-switch' });
      box.addEventListener('change', () => set({ twin: box.checked }));
      bar.append(Charts.element('label', { class: 'switch' }, box, ` ${Charts.words.whatIf(data.twin.label)}`));
    }
    // What was clicked lets go of the keys, so that space goes on playing. Whoever comes by keyboard stays where they are.
    document.addEventListener('click', (event) => {
      const clicked = event.detail > 0 && event.target.closest?.('summary, label.switch, button');
      if (clicked) document.activeElement?.blur();
    });
    strip(slider);
    bar.hidden = false;
    document.addEventListener('keydown', (event) => press(event, { slider, toggle, stop }));
    parts.push({ show: (now) => tell(now, slider, said) });
  };

  const tell = (now, slider, said) => {
    const stage = Charts.words.stages(Charts.stagesOf(data.stages, now.session));
    const twin = (metric) =>
      now.twin && data.twin ? Charts.words.inWhatIf(Charts.sessionMean(data, data.twin.ticks[metric], now.session)) : '';
    const mean = (metric) => Charts.number(data.sessionMeans[metric]?.[now.session - 1]) + twin(metric);
    slider.value = now.session;
    slider.setAttribute('aria-valuetext', Charts.words.sessionValue(now.session, data.sessions, stage));
    const lines = [Charts.words.sessionOf(now.session, data.sessions, stage), Charts.words.levels(mean('tension'), mean('cohesion'))];
    if (said.dataset.words === lines.join()) return;
    said.dataset.words = lines.join();
    said.replaceChildren(Charts.element('b', {}, lines[0]), ' ', Charts.element('span', {}, lines[1]));
    said.dataset.session = now.session;
  };

  // Arrows, Home, End and space work on the slider and wherever nothing else wants them.
  const press = (event, { slider, toggle, stop }) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const on = event.target;
    const free = on === document.body || on === document.documentElement;
    if (event.key === ' ' && (on === slider || free)) {
      event.preventDefault();
      toggle();
    } else if ((free || on.matches?.('summary, #twin-switch, button')) && ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      event.preventDefault();
      stop();
      go({ ArrowLeft: state.session - 1, ArrowRight: state.session + 1, Home: 1, End: data.sessions }[event.key]);
    }
  };

  // A chart takes the place of its still figure; where it cannot be drawn the still one stays.
  const place = (figure) => {
    const kind = figure.dataset.chart;
    if (!Charts[kind] || (kind === 'twin' && !data.twin) || (['sociogram', 'heatmap'].includes(kind) && !data.ties)) return;
    const host = Charts.element('div', { class: 'live' });
    figure.classList.toggle('crowded', data.members.length > 24);
    figure.insertBefore(host, figure.querySelector('figcaption'));
    try {
      const chart = Charts[kind](host, hooks);
      figure.classList.add('drawn');
      chart.update(data);
      parts.push(chart);
    } catch (problem) {
      figure.classList.remove('drawn');
      host.remove();
      console.error(Charts.words.notDrawn(kind), problem);
    }
  };

  const traits = [
    ['talk_share', Charts.percent], ['status', Charts.number], ['tension', Charts.number], ['anxiety', Charts.number],
    ['acceptance', Charts.number], ['regulation', Charts.number], ['skill', Charts.number],
  ];

  // A small line of one member's value over the sessions, with a dot at the one shown.
  const spark = (values) => {
    const [width, height] = [110, 26];
    const there = values.filter((value) => value !== null);
    const x = d3.scaleLinear([0, Math.max(1, values.length - 1)], [4, width - 4]);
    const [low, high] = d3.extent(there);
    const y = d3.scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height - 5, 5]);
    const svg = d3.create('svg').attr('width', width).attr('height', height).attr('class', 'course-small').attr('aria-hidden', true);
    svg.append('path').attr('d', d3.line().defined((value) => value !== null).x((_, place) => x(place)).y(y)(values));
    const dot = svg.append('circle').attr('r', 4);
    return {
      node: svg.node(),
      show(session) {
        const value = values[session - 1] ?? null;
        dot.style('display', value === null ? 'none' : null).attr('cx', x(session - 1)).attr('cy', y(value ?? 0));
      },
    };
  };

  const card = (element) => {
    const member = Number(element.dataset.member);
    const { name, values } = data.members[member];
    const heading = Charts.element('p', { class: 'when' });
    const list = Charts.element('dl', { class: 'now' });
    const lines = traits.filter(([key]) => values[key]?.some((value) => value !== null)).map(([key, words]) => {
      const course = spark(values[key]);
      const text = Charts.element('b', { 'data-key': key });
      list.append(Charts.element('div', {}, Charts.element('dt', {}, Charts.words.traits[key]), Charts.element('dd', {}, course.node, text)));
      return (session) => {
        text.textContent = words(values[key][session - 1]);
        course.show(session);
      };
    });
    element.append(Charts.element('div', { class: 'live' }, heading, list));
    element.addEventListener('pointerenter', () => hooks.glance(member));
    element.addEventListener('pointerleave', () => hooks.glance(null));
    parts.push({
      show: (now) => {
        Charts.fill(heading, Charts.present(data, now.session, member)
          ? Charts.words.inSession(now.session) : Charts.words.absent(now.session, name));
        lines.forEach((line) => line(now.session));
        element.classList.toggle('looked', now.member === member);
      },
    });
  };

  // On paper everything is open; afterwards it is as it was.
  const paper = () => {
    let closed = [];
    addEventListener('beforeprint', () => {
      closed = [...document.querySelectorAll('details:not(.numbers):not([open])')];
      closed.forEach((each) => { each.open = true; });
    });
    addEventListener('afterprint', () => closed.forEach((each) => { each.open = false; }));
  };

  controls();
  document.querySelectorAll('figure[data-chart]').forEach(place);
  document.querySelectorAll('.card[data-member]').forEach(card);
  paper();
  show();
  document.documentElement.classList.add('ready');
})();
