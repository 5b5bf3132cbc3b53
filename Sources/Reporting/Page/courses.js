// Courses of metrics over the sessions: as many as the reader chooses, and one beside its twin's.
'use strict';

// Cohesion and tension in one panel, and a panel for each metric that the reader chooses.
Charts.trajectories = (host, hooks) => {
  const first = ['cohesion', 'tension'];
  let extra = ['participation_gini'];
  let current = null;
  const readout = Charts.readout(host);
  const chips = Charts.element('div', { class: 'chips', role: 'group', 'aria-label': Charts.words.moreMetrics });

  let known = null;
  const fillChips = (data) => {
    if (known === data) return;
    known = data;
    const others = data.metrics.filter((each) => !first.includes(each.name) && data.ticks[each.name]);
    extra = extra.filter((name) => others.some((each) => each.name === name));
    chips.replaceChildren(...others.map((metric) => {
      const chip = Charts.element('button', { type: 'button', title: metric.words }, metric.label);
      chip.setAttribute('aria-pressed', extra.includes(metric.name));
      chip.addEventListener('click', () => {
        extra = extra.includes(metric.name) ? extra.filter((name) => name !== metric.name) : [...extra, metric.name];
        chip.setAttribute('aria-pressed', extra.includes(metric.name));
        current.redraw();
      });
      return chip;
    }));
  };
  const shown = (data) => [...first.filter((name) => data.ticks[name]), ...extra];

  const panel = (svg, data, x, names, top, height) => {
    const courses = names.flatMap((name) => [data.ticks[name], data.twin?.ticks[name] ?? []]).flat();
    const bands = names.flatMap((name) => [data.bands?.[name]?.low ?? [], data.bands?.[name]?.high ?? []]).flat();
    const all = [...courses, ...bands].filter((value) => value !== null);
    const y = d3.scaleLinear([Math.min(0, d3.min(all)), d3.max(all) || 1], [top + height, top]).nice(4);
    Charts.grid(svg, x, y, height < 150 ? 3 : 4);
    const parts = names.map((name) => Charts.course(svg, data, x, y, name));
    return (state) => parts.forEach((part) => part(state));
  };

  const draw = (svg, data, width, x) => {
    fillChips(data);
    const groups = [first.filter((name) => data.ticks[name]), ...extra.map((name) => [name])];
    const heights = groups.map((_, place) => (place === 0 ? Math.max(220, Math.min(340, width * 0.26)) : 120));
    const bottom = 24 + d3.sum(heights) + 34 * (groups.length - 1);
    svg.attr('width', width).attr('height', bottom + 30);
    Charts.stageBands(svg, data.stages, x, { top: 0, height: bottom, names: 17, size: 15 });
    let top = 24;
    const parts = groups.map((names, place) => {
      if (place) svg.append('text').attr('class', 'panel-name').attr('x', x(0) + 6).attr('y', top - 8)
        .text(Charts.label(data, names[0]));
      const part = panel(svg, data, x, names, top, heights[place]);
      top += heights[place] + 34;
      return part;
    });
    Charts.sessionAxis(svg, data, x, bottom);
    const cursor = Charts.cursor(svg, x, 0, bottom);
    const items = shown(data).map((name) => ({ key: name, label: Charts.label(data, name), colour: Charts.colour(data, name) }));
    readout.items(items);
    return (state) => {
      cursor(state);
      parts.forEach((part) => part(state));
      readout.fill(Charts.moment(data, state), Object.fromEntries(shown(data).map((name) => {
        const twin = state.twin ? Charts.words.inWhatIf(Charts.twinReading(data, state, name)) : '';
        return [name, Charts.number(Charts.reading(data, state, name)) + twin];
      })));
    };
  };

  current = Charts.timed(host, hooks, {
    draw,
    label: (data, state) => Charts.words.coursesLabel(
      shown(data).map((name) => Charts.label(data, name)), data.sessions, state.session,
      shown(data).map((name) => `${Charts.label(data, name)} ${Charts.number(data.sessionMeans[name]?.[state.session - 1])}`)),
    numbers: (data, state) => ({
      header: [...Charts.words.coursesHeader, ...shown(data).flatMap((name) =>
        [Charts.label(data, name), ...(state.twin ? [Charts.words.columnWhatIf(Charts.label(data, name))] : [])])],
      rows: d3.range(1, data.sessions + 1).map((session) => [String(session), Charts.stageOf(data.stages, session),
        ...shown(data).flatMap((name) => [data.sessionMeans[name]?.[session - 1] ?? null,
          ...(state.twin ? [Charts.sessionMean(data, data.twin.ticks[name] ?? [], session)] : [])])]),
    }),
  });
  host.insertBefore(chips, host.querySelector('details'));
  return current;
};

// The run and its twin over each other, with the area between them.
Charts.twin = (host, hooks) => {
  let name = 'tension';
  let known = null;
  let current = null;
  const controls = Charts.element('div', { class: 'controls' });
  host.append(controls);
  const readout = Charts.readout(host);

  const fillControls = (data) => {
    if (known === data) return;
    known = data;
    const both = data.metrics.filter((each) => data.ticks[each.name] && data.twin.ticks[each.name]);
    if (!both.some((each) => each.name === name)) name = both[0].name;
    controls.replaceChildren(Charts.choice(Charts.words.metric, both.map((each) => [each.name, each.label]), name, (chosen) => {
      name = chosen;
      current.redraw();
    }));
  };

  // Where the first course lies above the second.
  const above = (data, x, y, first, second) => d3.area()
    .defined((value, tick) => value !== null && second[tick] !== null && second[tick] !== undefined)
    .x((_, tick) => x(tick / data.ticksPerSession))
    .y0((_, tick) => y(second[tick])).y1((value, tick) => y(Math.max(value, second[tick])))(first);

  const draw = (svg, data, width, x) => {
    fillControls(data);
    const [run, twin] = [data.ticks[name], data.twin.ticks[name]];
    const all = [...run, ...twin].filter((value) => value !== null);
    const [top, bottom] = [64, 64 + Math.max(220, Math.min(340, width * 0.26))];
    svg.attr('width', width).attr('height', bottom + 30);
    Charts.stageBands(svg, data.stages, x, { top: 0, height: 26, names: 18, size: 14 });
    Charts.stageBands(svg, data.twin.stages, x, { top: 30, height: 26, names: 48, size: 14 });
    for (const [text, y] of [[Charts.words.rowPlanned, 18], [Charts.words.rowWhatIf, 48]]) {
      svg.append('text').attr('class', 'row-name').attr('x', x(0) - 10).attr('y', y).attr('text-anchor', 'end').text(text);
    }
    const y = d3.scaleLinear([Math.min(0, d3.min(all)), d3.max(all) || 1], [bottom, top + 8]).nice(4);
    Charts.grid(svg, x, y, 4);
    svg.append('path').attr('class', 'between run-above').attr('d', above(data, x, y, run, twin));
    svg.append('path').attr('class', 'between twin-above').attr('d', above(data, x, y, twin, run));
    const part = Charts.course(svg, data, x, y, name);
    Charts.sessionAxis(svg, data, x, bottom);
    const cursor = Charts.cursor(svg, x, 0, bottom);
    const colour = Charts.colour(data, name);
    readout.items([
      { key: 'run', label: Charts.words.planned(Charts.label(data, name)), colour },
      { key: 'twin', label: data.twin.label, colour, dashed: true },
      { key: 'difference', label: Charts.words.difference }]);
    return (state) => {
      cursor(state);
      part({ ...state, twin: true });
      const [here, there] = [Charts.reading(data, state, name), Charts.twinReading(data, state, name)];
      readout.fill(Charts.moment(data, state), {
        run: Charts.number(here), twin: Charts.number(there),
        difference: here === null || there === null ? '–' : Charts.number(here - there),
      });
    };
  };

  const rows = (data) => d3.range(1, data.sessions + 1).map((session) => {
    const [run, twin] = [data.sessionMeans[name][session - 1], Charts.sessionMean(data, data.twin.ticks[name], session)];
    return [String(session), run, twin, run === null || twin === null ? null : run - twin];
  });
  current = Charts.timed(host, hooks, {
    draw,
    label: (data, state) => Charts.words.twinLabel(
      Charts.label(data, name), data.twin.label, state.session, rows(data)[state.session - 1].slice(1, 3).map(Charts.number)),
    numbers: (data) => ({ header: Charts.words.twinHeader(Charts.label(data, name)), rows: rows(data) }),
  });
  return current;
};
