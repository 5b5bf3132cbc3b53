// What the charts along the sessions share: one axis of session time, so that they align, and how they are pointed at.
'use strict';

Charts.timeScale = (data, width) =>
  d3.scaleLinear([0, data.sessions], [Charts.margin.left, width - Charts.margin.right]);

// The session numbers, each in the middle of its session.
Charts.sessionAxis = (g, data, x, y) => {
  const each = x(1) - x(0);
  const room = Math.max(30, 9 * String(data.sessions).length + 10);
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((size) => size * each >= room) ?? 10000;
  const shown = d3.range(1, data.sessions + 1).filter((session) => session === 1 || session % step === 0);
  g.append('g').attr('class', 'axis').selectAll('text').data(shown).join('text')
    .attr('x', (session) => x(session - 0.5)).attr('y', y + 20).attr('text-anchor', 'middle').text((session) => session);
  g.append('text').attr('class', 'axis-name').attr('x', Charts.margin.left - 8).attr('y', y + 20)
    .attr('text-anchor', 'end').text(Charts.words.axis);
};

// The stages as tinted bands; their names, or initials where there is no room, at the height of `names`.
Charts.stageBands = (g, stages, x, { top, height, names, size }) => {
  const band = g.append('g').selectAll('g').data(stages).join('g');
  band.append('rect').attr('class', (each) => `band ${each.stage}`).attr('data-stage', (each) => each.stage)
    .attr('x', (each) => x(each.from)).attr('width', (each) => Math.max(1, x(each.to) - x(each.from)))
    .attr('y', top).attr('height', height);
  band.append('text').attr('class', 'band-name').attr('x', (each) => (x(each.from) + x(each.to)) / 2).attr('y', names)
    .attr('text-anchor', 'middle').style('font-size', `${size}px`)
    .text((each) => {
      const room = x(each.to) - x(each.from) - 6;
      if (Charts.width(each.stage, size, true) <= room) return each.stage;
      return room > size * 0.6 ? each.stage[0].toUpperCase() : '';
    });
  return band;
};

// The frame around the chosen session and the line where the reader points; gives back show(state).
Charts.cursor = (g, x, top, bottom) => {
  const frame = g.append('rect').attr('class', 'chosen').attr('y', top).attr('height', bottom - top).attr('rx', 3);
  const line = g.append('line').attr('class', 'cursor').attr('y1', top).attr('y2', bottom);
  return (state) => {
    frame.attr('x', x(state.session - 1)).attr('width', x(1) - x(0)).attr('data-session', state.session);
    line.style('display', state.time === null ? 'none' : null).attr('x1', x(state.time ?? 0)).attr('x2', x(state.time ?? 0));
  };
};

// Pointing tells the session time, a click chooses the session.
Charts.listen = (svg, hooks, place) => {
  const node = svg.node();
  const timeOf = (event) => {
    const { data, x } = place();
    if (!x) return 0;
    return Math.max(0, Math.min(data.sessions, x.invert(event.clientX - node.getBoundingClientRect().left)));
  };
  node.classList.add('timed');
  node.addEventListener('pointermove', (event) => event.pointerType === 'touch' || hooks.point(timeOf(event)));
  node.addEventListener('pointerleave', () => hooks.point(null));
  node.addEventListener('click', (event) => hooks.go(Math.max(1, Math.ceil(timeOf(event)))));
};

// A chart of session time: draw(svg, data, width, x) is given the scale.
Charts.timed = (host, hooks, parts) => {
  const place = { data: null, x: null };
  const chart = Charts.make(host, {
    ...parts,
    draw(svg, data, width) {
      place.data = data;
      place.x = Charts.timeScale(data, width);
      return parts.draw(svg, data, width, place.x);
    },
  });
  Charts.listen(chart.svg, hooks, () => place);
  return chart;
};

// Values at the left, a hair line for each.
Charts.grid = (g, x, y, ticks) => {
  const [left, right] = x.range();
  const row = g.append('g').attr('class', 'grid').selectAll('g').data(y.ticks(ticks)).join('g')
    .attr('transform', (value) => `translate(0,${y(value)})`);
  row.append('line').attr('x1', left).attr('x2', right);
  row.append('text').attr('x', left - 8).attr('dy', '0.35em').attr('text-anchor', 'end')
    .text((value) => String(value).replace('-', '−'));
};

// One metric over the ticks: the band of many runs by session, the twin as a dashed line, the run as a full one,
// and a dot where it is read out. Gives back show(state).
Charts.course = (g, data, x, y, name) => {
  const colour = Charts.colour(data, name);
  const line = d3.line().defined((value) => value !== null)
    .x((_, tick) => x(tick / data.ticksPerSession)).y((value) => y(value));
  const band = data.bands?.[name];
  if (band) {
    const area = d3.area().defined((_, place) => band.low[place] !== null && band.high[place] !== null)
      .x((_, place) => x(place + 0.5)).y0((_, place) => y(band.low[place])).y1((_, place) => y(band.high[place]));
    g.append('path').attr('class', 'many').style('fill', colour).attr('d', area(band.low));
  }
  const twin = data.twin?.ticks[name];
  const dashed = g.append('path').attr('class', 'course twin-course').attr('data-metric', name).style('stroke', colour);
  if (twin) dashed.attr('d', line(twin));
  g.append('path').attr('class', 'course').attr('data-metric', name).style('stroke', colour).attr('d', line(data.ticks[name]));
  const dot = g.append('circle').attr('class', 'dot').attr('r', 5).style('fill', colour);
  return (state) => {
    dashed.style('display', state.twin && twin ? null : 'none');
    const value = Charts.reading(data, state, name);
    dot.style('display', value === null || value === undefined ? 'none' : null)
      .attr('cx', x(state.time === null ? state.session - 0.5 : Charts.tickAt(data, state.time) / data.ticksPerSession))
      .attr('cy', y(value ?? 0));
  };
};
