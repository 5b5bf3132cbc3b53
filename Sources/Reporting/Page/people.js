// Charts of the members in one session: who likes whom, the same as a table of colours, who talks.
'use strict';

// The tie of one kind in a session, from one member to another; null where there is none.
Charts.tie = (data, kind, session, source, target) =>
  data.ties[kind]?.[session - 1]?.[source * data.members.length + target] ?? null;
Charts.share = (data, session, member) => data.members[member].values.talk_share?.[session - 1] ?? null;
Charts.present = (data, session, member) =>
  Object.values(data.members[member].values).some((values) => (values[session - 1] ?? null) !== null);

// Members on a circle in fixed places; ties from one to another by colour and dash, tension as a diamond near its source.
Charts.sociogram = (host, hooks) => {
  let threshold = null;
  let known = null;
  let latest = null;
  let chart = null;
  const controls = Charts.element('div', { class: 'controls' });
  const readout = Charts.element('p', { class: 'readout' });
  const keys = [['liking', Charts.words.likes], ['disliking', Charts.words.dislikes], ['tense', Charts.words.tense],
    ['talk', Charts.words.talksMore]];
  const legend = Charts.element('p', { class: 'legend' }, ...keys.map(([key, words]) =>
    Charts.element('span', {}, Charts.element('i', { class: `key-${key}` }), words)));
  host.append(controls, legend, readout);

  const strongest = (data, kind) =>
    d3.max((data.ties[kind] ?? []).flat(), (value) => (value === null ? 0 : Math.abs(value))) || 1;

  // A tenth for small groups; in larger ones so that three ties a member remain where there are most, which the eye can follow.
  const startingThreshold = (data) => {
    if (data.members.length <= 10) return 0.1;
    const most = 3 * data.members.length;
    return d3.max(data.ties.sentiment, (ties) => {
      const sizes = ties.filter((value) => value !== null).map(Math.abs).sort(d3.descending);
      return sizes[most] ?? 0.1;
    }) ?? 0.1;
  };

  const fillControls = (data) => {
    if (known === data) return;
    known = data;
    const most = strongest(data, 'sentiment');
    threshold = threshold ?? Math.ceil(startingThreshold(data) * 50) / 50;
    const value = Charts.element('b', {}, Charts.number(threshold));
    const slider = Charts.element('input', { type: 'range', min: 0, max: most, step: most / 50, class: 'small' });
    slider.value = threshold;
    slider.addEventListener('input', () => {
      threshold = Number(slider.value);
      value.textContent = Charts.number(threshold);
      chart.show(latest);
    });
    const look = Charts.choice(Charts.words.lookAt,
      [['', Charts.words.everybody], ...data.members.map((each, place) => [String(place), Charts.short(each.name, 24)])], '',
      (chosen) => hooks.look(chosen === '' ? null : Number(chosen)));
    look.querySelector('select').classList.add('look');
    controls.replaceChildren(look, Charts.element('label', { class: 'choice' }, Charts.words.tiesFrom, slider, ' ', value));
  };

  const place = (data, width) => {
    const count = data.members.length;
    const size = Math.min(width, 700);
    const font = count > 40 ? 11 : count > 20 ? 13 : width < 420 ? 14 : 17;
    const most = count > 20 ? 12 : width < 420 ? 8 : 14;
    const longest = d3.max(data.members, (each) => Charts.width(Charts.short(each.name, most), font, true));
    const biggest = Math.min(30, size / 16, (size * 1.1) / count);
    const radius = Math.max(40, size / 2 - biggest - 10 - (count > 20 ? longest : Math.min(longest, 110)));
    const height = 2 * (radius + biggest + 12 + (count > 20 ? longest : 1.4 * font));
    const points = data.members.map((_, member) => {
      const angle = (2 * Math.PI * member) / count - Math.PI / 2;
      return { angle, x: width / 2 + radius * Math.cos(angle), y: height / 2 + radius * Math.sin(angle) };
    });
    return { height, font, most, biggest, points };
  };

  // A bowed line from rim to rim, so that the two directions of a pair lie apart; also the point at a third of it.
  const bow = (from, to, room, head) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy) || 1;
    const [ux, uy] = [dx / length, dy / length];
    const bend = length * 0.09;
    const start = [from.x + ux * room, from.y + uy * room];
    const end = [to.x - ux * (head + 5), to.y - uy * (head + 5)];
    const middle = [(from.x + to.x) / 2 - uy * bend, (from.y + to.y) / 2 + ux * bend];
    const at = (t) => [0, 1].map((k) => (1 - t) ** 2 * start[k] + 2 * t * (1 - t) * middle[k] + t * t * end[k]);
    return { path: `M${start}Q${middle} ${end}`, mark: at(0.3) };
  };

  const pairs = (count) => d3.range(count * count)
    .map((cell) => ({ source: Math.floor(cell / count), target: cell % count })).filter((each) => each.source !== each.target);

  const arrows = (svg) => {
    const number = (Charts.count += 1);
    for (const kind of ['liking', 'disliking']) {
      svg.append('defs').append('marker').attr('id', `${kind}-${number}`).attr('class', kind).attr('viewBox', '0 0 10 10')
        .attr('refX', 6).attr('refY', 5).attr('markerWidth', 9).attr('markerHeight', 9).attr('markerUnits', 'userSpaceOnUse')
        .attr('orient', 'auto').append('path').attr('d', 'M0,0L10,5L0,10Z');
    }
    return (value) => `url(#${value < 0 ? 'disliking' : 'liking'}-${number})`;
  };

  const drawMembers = (svg, data, { font, most, biggest, points }) => {
    const node = svg.append('g').selectAll('g').data(points).join('g').attr('class', 'member')
      .attr('data-member', (_, member) => data.members[member].name);
    node.append('circle').attr('cx', (point) => point.x).attr('cy', (point) => point.y);
    const away = biggest + 7;
    const radial = data.members.length > 20;
    node.append('text').style('font-size', `${font}px`)
      .attr('text-anchor', (point) => (radial ? (Math.cos(point.angle) < -1e-9 ? 'end' : 'start')
        : Math.abs(Math.cos(point.angle)) < 0.2 ? 'middle' : Math.cos(point.angle) < 0 ? 'end' : 'start'))
      .attr('transform', (point) => {
        const [x, y] = [point.x + away * Math.cos(point.angle), point.y + away * Math.sin(point.angle)];
        const turn = (point.angle * 180) / Math.PI;
        return `translate(${x},${y})${radial ? ` rotate(${Math.cos(point.angle) < -1e-9 ? turn + 180 : turn})` : ''}`;
      })
      .attr('dy', (point) => (radial ? '0.35em' : `${0.35 + 0.4 * Math.sin(point.angle)}em`))
      .text((_, member) => Charts.short(data.members[member].name, most));
    node.append('title').text((_, member) => data.members[member].name);
    node.nodes().forEach((element, member) => {
      element.addEventListener('pointerenter', () => hooks.glance(member));
      element.addEventListener('pointerleave', () => hooks.glance(null));
      element.addEventListener('click', () => hooks.look(member));
    });
    return node;
  };

  const draw = (svg, data, width) => {
    fillControls(data);
    const places = place(data, width);
    const { height, biggest, points } = places;
    svg.attr('width', width).attr('height', height);
    const arrow = arrows(svg);
    const ties = svg.append('g').attr('class', 'ties');
    const node = drawMembers(svg, data, places);
    const thick = data.members.length > 20 ? 1.5 : 3.5;
    const [liked, tense] = [strongest(data, 'sentiment'), strongest(data, 'tension')];
    const share = d3.max(data.members.flatMap((each) => each.values.talk_share ?? []).filter((value) => value !== null)) || 1;
    const radius = (member, session) => {
      const value = Charts.share(data, session, member);
      return value === null ? 4 : Math.max(4, biggest * Math.sqrt(value / share));
    };
    return (state) => {
      latest = state;
      const { session } = state;
      const pace = Charts.calm.matches ? 0 : 350;
      const looked = state.member;
      const far = (each) => looked !== null && each.source !== looked && each.target !== looked;
      const all = pairs(data.members.length).map((each) => ({ ...each,
        sentiment: Charts.tie(data, 'sentiment', session, each.source, each.target),
        tension: Charts.tie(data, 'tension', session, each.source, each.target),
        bow: bow(points[each.source], points[each.target], radius(each.source, session), radius(each.target, session)) }));
      const key = (each) => `${each.source}>${each.target}`;
      const drawn = all.filter((each) => each.sentiment !== null && Math.abs(each.sentiment) >= threshold && each.sentiment !== 0);
      ties.selectAll('path.tie').data(drawn, key).join('path')
        .attr('class', (each) => `tie ${each.sentiment < 0 ? 'disliking' : 'liking'}`).classed('far', far)
        .attr('data-tie', key).attr('data-sentiment', (each) => each.sentiment).attr('d', (each) => each.bow.path)
        .attr('marker-end', (each) => arrow(each.sentiment))
        .style('stroke-width', (each) => `${1 + (thick * Math.abs(each.sentiment)) / liked}px`)
        .style('stroke-opacity', (each) => 0.3 + (0.65 * Math.abs(each.sentiment)) / liked);
      const tension = all.filter((each) => (each.tension ?? 0) >= (data.members.length > 20 ? 0.6 : 0.25) * tense);
      ties.selectAll('path.spark').data(tension, key).join('path').attr('class', 'spark').classed('far', far)
        .attr('data-tie', key).attr('data-tension', (each) => each.tension).attr('d', 'M0,-1L0.8,0L0,1L-0.8,0Z')
        .attr('transform', (each) => `translate(${each.bow.mark}) scale(${4 + (8 * each.tension) / tense})`);
      node.attr('data-share', (_, member) => Charts.share(data, session, member))
        .classed('gone', (_, member) => !Charts.present(data, session, member))
        .classed('far', (_, member) => looked !== null && member !== looked
          && !drawn.some((each) => !far(each) && (each.source === member || each.target === member)))
        .classed('looked', (_, member) => member === looked);
      node.select('circle').transition().duration(pace).attr('r', (_, member) => radius(member, session));
      controls.querySelector('.look').value = state.pinned === null ? '' : String(state.pinned);
      const who = looked === null ? null : data.members[looked].name;
      Charts.fill(readout, who === null
        ? Charts.words.drawn(session, drawn.length, all.filter((each) => each.sentiment !== null).length,
          drawn.filter((each) => each.sentiment < 0).length)
        : Charts.words.lookedAt(who, Charts.share(data, session, looked),
          drawn.filter((each) => each.source === looked && each.sentiment > 0).length,
          drawn.filter((each) => each.target === looked && each.sentiment > 0).length));
    };
  };

  chart = Charts.make(host, {
    draw,
    label: (data, state) => Charts.words.sociogramLabel(data.members.length, state.session),
    numbers: (data, state) => ({
      header: Charts.words.sociogramHeader,
      rows: pairs(data.members.length).map((each) => [data.members[each.source].name, data.members[each.target].name,
        Charts.tie(data, 'sentiment', state.session, each.source, each.target),
        Charts.tie(data, 'tension', state.session, each.source, each.target)]).filter((row) => row[2] !== null),
    }),
  });
  return chart;
};
