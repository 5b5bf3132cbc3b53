'use strict';

// The stages as a ribbon, what happened, and the facilitator's doses as bars under it.
Charts.stages = (host, hooks) => {
  const readout = Charts.readout(host);
  const techniques = (data) => [...new Set(data.doses.map((each) => each.technique))];
  // Stages and doses are drawn by themselves, and a trigger is seen by the dose that it gives.
  const happened = (data) => data.events.filter((each) => !['stage_change', 'dose_change', 'trigger'].includes(each.kind));
  // The first and the last session that a span of time lies in.
  const sessions = (span) => [Math.floor(span.from + 1e-9) + 1, Math.max(Math.floor(span.from + 1e-9) + 1, Math.ceil(span.to - 1e-9))];
  const rowName = (g, y, text) =>
    g.append('text').attr('class', 'row-name').attr('x', Charts.margin.left - 10).attr('y', y).attr('text-anchor', 'end').text(text);

  // A dose's name stands in its bar, or beside it up to the next one; or else its number alone, if that fits;
  // that of a row's first is always there.
  const nameBar = (g, y, [left, right], [least, most], technique, dose, isFirst) => {
    const text = g.append('text').attr('class', 'dose-name').attr('y', y + 18);
    const wide = (words) => text.text(words).node().getComputedTextLength();
    const words = `${technique.replaceAll('_', ' ')} ${Charts.number(dose)}`;
    const length = wide(words);
    if (length <= right - left - 16) text.attr('x', left + 8);
    else if (right + length + 10 <= most) text.attr('x', right + 5);
    else if (left - length - 10 >= least) text.attr('x', left - length - 5);
    else if (isFirst) text.attr('x', left + 3);
    else if (wide(Charts.number(dose)) <= right - left - 6) text.attr('x', left + 3);
    else text.remove();
  };

  const bars = (g, data, x, top, width) => {
    techniques(data).forEach((technique, row) => {
      const y = top + row * 34;
      const own = data.doses.filter((dose) => dose.technique === technique);
      own.forEach((each, place) => {
        const [left, right] = [x(each.from), x(each.to)];
        g.append('rect').attr('class', 'dose').attr('x', left + 1).attr('width', Math.max(2, right - left - 2)).attr('y', y)
          .attr('height', 26).attr('rx', 4).style('fill-opacity', 0.25 + 0.6 * Math.min(1, each.dose));
        const around = [place ? x(own[place - 1].to) : 0, place + 1 < own.length ? x(own[place + 1].from) : width];
        nameBar(g, y, [left, right], around, technique, each.dose, place === 0);
      });
    });
  };

  const marks = (g, data, x, y) => {
    const at = (each) => x(each.tick / data.ticksPerSession);
    const mark = g.append('g').selectAll('g').data(happened(data)).join('g').attr('class', 'event')
      .attr('transform', (each) => `translate(${at(each)},${y})`);
    mark.append('path').attr('d', 'M0,-7L7,6H-7Z');
    mark.append('title').text((each) => each.words);
    // Its kind in words, where the next mark leaves room.
    mark.append('text').attr('x', 10).attr('y', 5).text((each, place) => {
      const next = happened(data)[place + 1];
      const kind = Charts.words.event(each.kind);
      return at(each) + 22 + Charts.width(kind, 14) < (next ? at(next) : x(data.sessions) + 16) ? kind : '';
    });
  };

  let twinShown = false;
  let chart = null;
  const draw = (svg, data, width, x) => {
    const hasEvents = happened(data).length > 0;
    const ribbon = 50;
    const twinTop = ribbon + 6;
    const eventsTop = ribbon + (twinShown ? 38 : 6);
    const dosesTop = eventsTop + (hasEvents ? 28 : 2);
    const bottom = dosesTop + techniques(data).length * 34;
    svg.attr('width', width).attr('height', bottom + 30);
    Charts.stageBands(svg, data.stages, x, { top: 0, height: ribbon, names: 31, size: 17 });
    const twin = svg.append('g').attr('class', 'twin-ribbon');
    if (twinShown) {
      Charts.stageBands(twin, data.twin.stages, x, { top: twinTop, height: 26, names: twinTop + 18, size: 14 });
      rowName(twin, twinTop + 18, Charts.words.rowWhatIf);
    }
    if (hasEvents) marks(svg, data, x, eventsTop + 13);
    bars(svg, data, x, dosesTop, width);
    Charts.sessionAxis(svg, data, x, bottom);
    const cursor = Charts.cursor(svg, x, 0, bottom);
    readout.items([{ key: 'stage', label: '' }]);
    return (state) => {
      if (twinShown !== (state.twin && Boolean(data.twin))) {
        twinShown = !twinShown;
        return chart.redraw();
      }
      cursor(state);
      const time = state.time ?? state.session;
      const now = data.stages.find((each) => each.from <= time && time <= each.to + 1e-9)?.stage;
      const session = state.time === null ? state.session : Math.max(1, Math.ceil(state.time - 1e-9));
      const events = data.events.filter((each) => each.session === session && each.kind !== 'stage_change').map((each) => each.words);
      readout.fill(Charts.words.now(session), {
        stage: [state.time === null ? Charts.words.stages(Charts.stagesOf(data.stages, session)) : now ?? '', ...events].join('; '),
      });
    };
  };

  chart = Charts.timed(host, hooks, {
    draw,
    label: (data, state) => Charts.words.stagesLabel(
      data.stages.map((each) => ({ stage: each.stage, from: sessions(each)[0], to: sessions(each)[1] })), state.session),
    numbers: (data) => ({
      header: Charts.words.stagesHeader,
      rows: [
        ...data.stages.map((each) => [each.stage, ...sessions(each), Charts.words.stage]),
        ...data.doses.map((each) => [each.technique.replaceAll('_', ' '), ...sessions(each), Charts.words.dose(each.dose)]),
        ...data.events.map((each) => [Charts.words.event(each.kind), each.session, each.session, each.words]),
      ],
    }),
  });
  return chart;
};
