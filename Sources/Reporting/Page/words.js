// What the charts say, by key: another language is another such file, and PageWords.swift.
'use strict';

Charts.words = (() => {
  const { counted, isolated, number, percent } = Charts;
  const listed = (parts) => parts.join(', ');
  return {
    // Controls
    play: 'Play the sessions',
    playTitle: 'Play (space)',
    pause: 'Pause',
    pauseTitle: 'Pause (space)',
    session: 'Session',
    sessionOf: (session, sessions, stages) => `Session ${session} of ${sessions}: ${stages}`,
    sessionValue: (session, sessions, stages) => `Session ${session} of ${sessions}, ${stages}`,
    stages: (stages) => stages.join(', then '),
    levels: (tension, cohesion) => `tension ${tension}, cohesion ${cohesion}`,
    whatIf: (label) => `What if: ${label}`,
    inWhatIf: (value) => ` (what if ${number(value)})`,
    notDrawn: (chart) => `the chart of ${chart} could not be drawn`,

    // What all charts share
    mean: (session) => `Session ${session}, mean`,
    tick: (session, tick) => `Session ${session}, tick ${tick}`,
    table: 'Numbers as a table',
    numbers: 'Numbers',
    axis: 'session',
    rowPlanned: 'plan',
    rowWhatIf: 'what if',

    // Stages
    now: (session) => `Session ${session}:`,
    event: (kind) => ({ left: 'dropped out', dose_change: 'dose' })[kind] ?? kind.replaceAll('_', ' '),
    stagesLabel: (stages, session) =>
      `Stages: ${listed(stages.map(({ stage, from, to }) => `${stage} from session ${from} to ${to}`))}. Session ${session} is chosen.`,
    stagesHeader: ['What', 'From session', 'To session', 'Words'],
    stage: 'stage',
    dose: (dose) => `dose ${number(dose)}`,

    // Courses
    moreMetrics: 'More metrics to draw',
    coursesLabel: (labels, sessions, session, values) =>
      `${listed(labels)} over ${counted(sessions, 'session')}. Session ${session}: ${listed(values)}.`,
    coursesHeader: ['Session', 'Stage'],
    columnWhatIf: (label) => `${label}, what if`,
    metric: 'Metric',
    planned: (label) => `${label} as planned`,
    difference: 'difference',
    twinLabel: (label, other, session, values) =>
      `${label} as planned and ${other}. Session ${session}: ${values.join(' and ')}.`,
    twinHeader: (label) => ['Session', `${label}, as planned`, 'What if', 'Difference'],

    // Members
    likes: 'likes',
    dislikes: 'dislikes',
    tense: 'tension with',
    talksMore: 'larger: talks more',
    lookAt: 'Look at',
    everybody: 'everybody',
    tiesFrom: 'Ties of at least ',
    drawn: (session, drawn, all, negative) =>
      `Session ${session}: ${drawn} of ${counted(all, 'tie')} drawn, ${negative} of them negative.`,
    lookedAt: (name, share, likes, liked) =>
      `${isolated(name)}: ${percent(share)} of the talk. In the ties drawn, likes ${likes} and is liked by ${liked}.`,
    sociogramLabel: (members, session) => `Who likes whom in session ${session}: ${counted(members, 'member')} on a circle, larger `
      + 'when they talk more. The ties are in the table of colours.',
    sociogramHeader: ['From', 'To', 'Sentiment', 'Tension'],
    absent: (session, name) => `Session ${session}: ${isolated(name)} was absent`,
    inSession: (session) => `Session ${session}`,
    traits: {
      talk_share: 'share of talk', status: 'status', tension: 'tension', anxiety: 'anxiety', acceptance: 'acceptance',
      regulation: 'regulation', skill: 'skill',
    },

    // Ties as a field of colours
    show: 'Show',
    sentimentEnds: ['dislikes', 'likes'],
    otherEnds: ['none', 'much'],
    cell: (from, to, kind, value, back) => `${from} → ${to}: ${kind} ${number(value)}; back ${number(back)}`,
    rows: (session, kind) =>
      `Session ${session}: ${kind} of the member in the row toward the one in the column. Point at a cell, or use the arrow keys here.`,
    framed: (name) => `${isolated(name)}: row and column are framed.`,
    fieldLabel: (kind, members, session) => `${kind} between ${counted(members, 'member')} in session ${session}, from the member in `
      + 'the row toward the one in the column. The values are in the table below.',
    fieldCorner: (kind) => `${kind}: from \\ to`,
    fieldKeys: 'Field of ties: the arrow keys go from cell to cell',

    // Talk
    equalShare: (share) => `equal share ${(share * 100).toFixed(1)}%`,
    talk: (session, gini) => `Session ${session}: share of the talk, most first.`
      + (gini === null || gini === undefined ? '' : ` Unequal participation (Gini): ${number(gini)}.`),
    talkLabel: (session, shares) =>
      `Share of talk in session ${session}: ${listed(shares.map(([name, share]) => `${isolated(name)} ${percent(share)}`))}.`,
    talkHeader: ['Member', 'Rank', 'Share of talk'],
  };
})();
