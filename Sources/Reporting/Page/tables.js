// The members of one session in rows: who likes whom as a field of colours, and who has how much of the talk.
'use strict';

// Cells from a member (row) to another (column), coloured by sentiment, tension or familiarity.
Charts.heatmap = (host, hooks) => {
  let kind = 'tension';
  let known = null;
  let chart = null;
  let cell = null;
  let latest = null;
  let shown = null;
  const kindsOfTie = ['sentiment', 'tension', 'familiarity'];
  const controls = Charts.element('div', { class: 'controls' });
  const readout = Charts.element('p', { class: 'readout', 'aria-live': 'polite' });
  const ramp = Charts.element('p', { class: 'ramp' });
  host.append(controls, ramp, readout);

  // What the ends of the colours mean.
  const fillRamp = (colour) => {
    const strip = Charts.element('i');
    const [low, high] = d3.extent(colour.domain());
    strip.style.background = `linear-gradient(90deg, ${d3.range(0, 1.01, 0.25).map((at) => colour(low + at * (high - low))).join(', ')})`;
    const [least, most] = kind === 'sentiment' ? Charts.words.sentimentEnds : Charts.words.otherEnds;
    ramp.replaceChildren(`${least} ${Charts.number(low)}`, strip, `${Charts.number(high)} ${most}`);
  };

  const fillControls = (data) => {
    if (known === data) return;
    known = data;
    const kinds = kindsOfTie.filter((each) => data.ties[each]?.some((ties) => ties.some((value) => value !== null)));
    if (!kinds.includes(kind)) kind = kinds[0] ?? 'tension';
    controls.replaceChildren(Charts.choice(Charts.words.show, kinds.map((each) => [each, each]), kind, (chosen) => {
      kind = chosen;
      chart.redraw();
    }));
  };

  const scale = (data) => {
    const most = d3.max(data.ties[kind].flat(), (value) => (value === null ? 0 : Math.abs(value))) || 1;
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    if (kind === 'sentiment') {
      return d3.scaleLinear([-most, 0, most], [colour('tension'), colour('field'), colour('cohesion')]);
    }
    return d3.scaleLinear([0, most], [colour('field'), colour(kind === 'tension' ? 'tension' : 'talk')]);
  };
  // Black or white, whichever can be read on a colour.
  const ink = (colour) => {
    const { r, g, b } = d3.rgb(colour);
    return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? '#000' : '#fff';
  };

  const say = () => {
    if (!shown || !latest) return;
    const member = latest.member;
    if (cell) {
      const [source, target] = cell;
      const value = Charts.tie(shown, kind, latest.session, source, target);
      const [from, to] = [source, target].map((member) => Charts.isolated(shown.members[member].name));
      Charts.fill(readout, source === target ? from
        : Charts.words.cell(from, to, kind, value, Charts.tie(shown, kind, latest.session, target, source)));
    } else {
      Charts.fill(readout, member === null
        ? Charts.words.rows(latest.session, kind) : Charts.words.framed(shown.members[member].name));
    }
  };
  const choose = (next) => {
    cell = next;
    chart.svg.selectAll('rect.cell').classed('at', (each) => cell !== null && each.source === cell[0] && each.target === cell[1]);
    say();
  };

  const draw = (svg, data, width) => {
    fillControls(data);
    shown = data;
    const count = data.members.length;
    const font = count > 40 ? 9 : count > 20 ? 12 : width < 420 ? 12 : 15;
    const most = width < 420 ? 7 : 12;
    const names = data.members.map((each) => Charts.short(each.name, most));
    const left = Math.ceil(d3.max(names, (name) => Charts.width(name, font))) + 12;
    const side = Math.min(62, (width - left - 2) / count);
    const turned = d3.max(names, (name) => Charts.width(name, font)) > side - 2;
    const top = turned ? left * 0.78 + 6 : 26;
    svg.attr('width', width).attr('height', top + side * count + 4);
    const cells = d3.range(count * count).map((place) => ({ source: Math.floor(place / count), target: place % count }));
    const gap = side > 14 ? 2 : 0.5;
    const rect = svg.append('g').selectAll('rect').data(cells).join('rect').attr('class', 'cell')
      .attr('x', (each) => left + each.target * side).attr('y', (each) => top + each.source * side)
      .attr('width', side - gap).attr('height', side - gap).attr('rx', side > 20 ? 3 : 0);
    const text = side < 38 ? null : svg.append('g').selectAll('text').data(cells).join('text').attr('class', 'cell-value')
      .attr('x', (each) => left + each.target * side + (side - gap) / 2)
      .attr('y', (each) => top + each.source * side + side / 2).attr('dy', '0.32em').attr('text-anchor', 'middle')
      .style('font-size', `${Math.min(14, side * 0.32)}px`);
    const rowNames = svg.append('g').selectAll('text').data(names).join('text').attr('class', 'name')
      .style('font-size', `${font}px`).attr('x', left - 8).attr('text-anchor', 'end')
      .attr('y', (_, row) => top + row * side + side / 2).attr('dy', '0.32em').text((name) => name);
    const columnNames = svg.append('g').selectAll('text').data(names).join('text').attr('class', 'name')
      .style('font-size', `${font}px`).attr('text-anchor', turned ? 'start' : 'middle')
      .attr('transform', (_, column) =>
        `translate(${left + column * side + side / 2 + (turned ? 3 : 0)},${top - 8})${turned ? ' rotate(-50)' : ''}`)
      .text((name) => name);
    const colour = scale(data);
    fillRamp(colour);
    return (state) => {
      latest = state;
      const value = (each) => Charts.tie(data, kind, state.session, each.source, each.target);
      const fill = (each) => (value(each) === null ? null : colour(value(each)));
      const near = (each) => each.source === state.member || each.target === state.member;
      rect.style('fill', fill).classed('none', (each) => value(each) === null)
        .classed('near', (each) => state.member !== null && near(each))
        .attr('data-source', (each) => data.members[each.source].name)
        .attr('data-target', (each) => data.members[each.target].name).attr('data-value', value);
      text?.text((each) => (value(each) === null ? '' : value(each).toFixed(2).replace('-0.00', '0.00').replace('-', '−')))
        .style('fill', (each) => (value(each) === null ? null : ink(fill(each))));
      for (const each of [rowNames, columnNames]) each.classed('looked', (_, member) => member === state.member);
      say();
    };
  };

  host.classList.add('field');
  chart = Charts.make(host, {
    draw,
    label: (data, state) => Charts.words.fieldLabel(kind, data.members.length, state.session),
    numbers: (data, state) => ({
      header: [Charts.words.fieldCorner(kind), ...data.members.map((each) => each.name)],
      rows: data.members.map((each, source) => [each.name,
        ...data.members.map((_, target) => Charts.tie(data, kind, state.session, source, target))]),
    }),
  });

  const node = chart.svg.node();
  const frame = Charts.element('div', { class: 'keys', tabIndex: 0, role: 'group',
    'aria-label': Charts.words.fieldKeys });
  node.replaceWith(frame);
  frame.append(node);
  node.addEventListener('pointermove', (event) => {
    const each = event.target.classList?.contains('cell') ? d3.select(event.target).datum() : null;
    choose(each ? [each.source, each.target] : null);
  });
  node.addEventListener('pointerleave', () => choose(null));
  frame.addEventListener('blur', () => choose(null));
  frame.addEventListener('keydown', (event) => {
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const step = steps[event.key];
    if (!step || !shown || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const count = shown.members.length;
    choose(cell ? cell.map((place, axis) => (place + step[axis] + count) % count) : [0, Math.min(1, count - 1)]);
  });
  return chart;
};

// Share of the talk, most first, with the share that each would have if all had the same.
Charts.participation = (host, hooks) => {
  const readout = Charts.element('p', { class: 'readout' });
  host.append(readout);
  const ranked = (data, session) => data.members
    .map((each, member) => ({ member, name: each.name, share: Charts.share(data, session, member) }))
    .filter((each) => each.share !== null).sort((a, b) => b.share - a.share || a.member - b.member);

  const draw = (svg, data, width) => {
    const count = data.members.length;
    const row = count > 30 ? 20 : count > 12 ? 28 : 40;
    const font = row < 24 ? 13 : 16;
    const names = data.members.map((each) => Charts.short(each.name, width < 420 ? 9 : 14));
    const left = d3.max(names, (name) => Charts.width(name, font)) + 12;
    svg.attr('width', width).attr('height', row * count + 40);
    const most = d3.max(data.members.flatMap((each) => each.values.talk_share ?? []), (value) => value ?? 0) || 1;
    const x = d3.scaleLinear([0, most], [left, width - 64]);
    const bars = svg.append('g');
    const equal = svg.append('g').attr('class', 'equal');
    const line = equal.append('line').attr('y1', 0).attr('y2', row * count + 6);
    const equalName = equal.append('text').attr('y', row * count + 26);
    return (state) => {
      const list = ranked(data, state.session);
      const pace = Charts.calm.matches ? 0 : 350;
      const bar = bars.selectAll('g.bar').data(list, (each) => each.member).join((enter) => {
        const made = enter.append('g').attr('class', 'bar').attr('transform', (_, rank) => `translate(0,${rank * row})`);
        made.append('rect').attr('x', x(0)).attr('y', 3).attr('height', row - 6).attr('rx', 3);
        made.append('text').attr('class', 'name').attr('x', left - 8).attr('text-anchor', 'end').text((each) => names[each.member]);
        made.append('text').attr('class', 'value');
        made.selectAll('text').attr('y', row / 2).attr('dy', '0.34em').style('font-size', `${font}px`);
        made.nodes().forEach((node) => {
          const { member } = d3.select(node).datum();
          node.addEventListener('pointerenter', () => hooks.glance(member));
          node.addEventListener('pointerleave', () => hooks.glance(null));
        });
        return made;
      });
      bar.attr('data-member', (each) => each.name).attr('data-share', (each) => each.share)
        .classed('looked', (each) => each.member === state.member)
        .classed('far', (each) => state.member !== null && each.member !== state.member);
      bar.transition().duration(pace).attr('transform', (_, rank) => `translate(0,${rank * row})`);
      bar.select('rect').attr('width', (each) => Math.max(1, x(each.share) - x(0)));
      // A value that the line of equal shares would strike out stands behind the line.
      const same = list.length ? 1 / list.length : 0;
      const struck = (each) => each.share < same && x(same) - x(each.share) < 4.2 * font;
      bar.select('text.value').attr('x', (each) => x(struck(each) ? same : each.share) + 8)
        .text((each) => Charts.percent(each.share));
      equal.style('display', list.length ? null : 'none');
      line.attr('x1', x(same)).attr('x2', x(same));
      equalName.attr('x', x(same)).attr('text-anchor', x(same) > width - 150 ? 'end' : x(same) < 90 ? 'start' : 'middle')
        .text(Charts.words.equalShare(same));
      readout.textContent = Charts.words.talk(state.session, data.sessionMeans.participation_gini?.[state.session - 1]);
    };
  };

  return Charts.make(host, {
    draw,
    label: (data, state) => Charts.words.talkLabel(
      state.session, ranked(data, state.session).map((each) => [each.name, each.share])),
    numbers: (data, state) => ({
      header: Charts.words.talkHeader,
      rows: ranked(data, state.session).map((each, rank) => [each.name, rank + 1, each.share]),
    }),
  });
};
