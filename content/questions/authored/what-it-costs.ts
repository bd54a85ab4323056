import { FAQ, PEERING } from '@/lib/peering/rules/sources';
import type { AuthoredQuestion } from '../parts/authored-question';

/** What is charged for peered traffic, and to whom. */
export const WHAT_IT_COSTS: readonly AuthoredQuestion[] = [
  {
    id: 'both-ends',
    level: 1,
    concepts: ['peering-cost'],
    scene: 'peered',
    prompt: [
      '{a.vm} sends {gb} GB to {b.vm} over the peering. How many gigabytes does Azure charge for?',
      'A backup of {gb} GB goes from {a} to {b}, its peer. How much of it shows on the bill as peered data?',
    ],
    right: ['{2gb} GB: {gb} out of one and {gb} into the other'],
    wrong: [
      {
        text: '{gb} GB: what goes out of {a}, where it was sent',
        from: ['M31'],
        remark: 'What comes into {b} counts as well: peered data is charged at both ends.',
      },
      {
        text: '0 GB: inside Azure data is free',
        from: ['M31'],
        remark: 'The peering itself is free. The data that crosses it is charged, at both ends.',
      },
    ],
    headline: 'Peered traffic is charged at both ends',
    why: '{gb} GB leave {a} and {gb} GB enter {b}. Both are charged, so the bill counts {2gb} GB.',
    source: {
      url: FAQ,
      says: 'Making a peering costs nothing. Data that crosses it is charged, both coming in and going out.',
    },
  },
  {
    id: 'before-the-first-packet',
    level: 1,
    concepts: ['peering-cost', 'regional-vs-global-peering'],
    scene: 'peered-far',
    prompt: [
      '{a} and {b} were peered a week ago, and no packet has crossed yet. What is charged by now, and what once data flows?',
      'A team has peered {a} with {b} for a project that starts next month. What does the peering cost till then, and afterwards?',
    ],
    note: '{where}',
    right: ['Nothing now, and each gigabyte at both ends later'],
    wrong: [
      {
        text: 'Nothing now, and each gigabyte at the sender later',
        from: ['M31'],
        remark:
          'The receiving network pays for what comes in, just as the sending one pays for what goes out.',
      },
      {
        text: 'Nothing now, and nothing for the data either',
        from: ['M31'],
        remark: 'Only the peering as such is free. Its data is charged by the gigabyte.',
      },
      {
        text: 'The hours of two gateways now, and the data later',
        from: ['M11'],
        remark:
          'No gateway takes part, even between {a.region} and {b.region}. So there are no hours to pay for.',
      },
    ],
    headline: 'A peering without traffic costs nothing',
    why: 'The links between {a} and {b} are settings, not machines, and Azure charges nothing for them. Once data flows, each gigabyte is charged where it leaves and where it comes in.',
    source: {
      url: FAQ,
      says: 'There is no charge for making a peering. What is charged is the data that is transferred across it.',
    },
    rules: ['R119'],
  },
  {
    id: 'near-and-far',
    level: 1,
    concepts: ['peering-cost', 'regional-vs-global-peering'],
    scene: 'hub-far',
    prompt: [
      '{hub} sends {gb} GB to {a}, in its own region, and {gb} GB to {b}, in another. How do the two compare on the bill?',
      'From {hub} the same {gb} GB are copied to {a} and to {b}. What does the bill show for the two copies?',
    ],
    note: '{where}',
    right: ['Both are charged, and the copy to {b} costs more per gigabyte'],
    wrong: [
      {
        text: 'The copy to {b} is charged, and the one to {a} costs nothing',
        from: ['M31'],
        remark: 'Inside {a.region} peered data is charged as well, though at a lower price.',
      },
      {
        text: 'The copy to {a} is charged, as {b} can’t be a peer at all',
        from: ['M11'],
        remark: 'Networks in different regions can be peered: that is global peering.',
      },
    ],
    headline: 'Global peering costs more than regional peering',
    why: '{hub} and {a} are both in {a.region}, while {b} is in {b.region}. Peered data is charged in either case, and between regions at a higher price.',
    source: {
      url: PEERING,
      says: 'Traffic over a peering has a price per gigabyte. It is higher for global peering than inside a region.',
    },
  },
  {
    id: 'two-bills',
    level: 2,
    concepts: ['peering-cost', 'cross-subscription-peering'],
    scene: 'peered',
    prompt: [
      '{a} belongs to one subscription, {b} to another. {a.vm} sends {gb} GB to {b.vm} over the peering. Whose bill shows it?',
      'Two departments with a subscription each own {a} and {b}. {gb} GB cross from {a} to {b}. Which of the two is charged?',
    ],
    right: [
      'Each of the two: the one for data going out, the other for data coming in',
      'Each of them: the one for outbound data, the other for inbound data',
    ],
    wrong: [
      {
        text: 'That of {a}, from where the data was sent, and not that of {b}',
        from: ['M31'],
        remark: 'The owner of {b} is charged too, for what comes in.',
      },
      {
        text: 'Neither of them: data that stays between peers is free of charge',
        from: ['M31'],
        remark: 'Only the making of the peering is free.',
      },
    ],
    headline: 'Each side pays for its own end',
    why: 'The subscription of {a} is charged for {gb} GB going out, that of {b} for {gb} GB coming in. Who asked for the data plays no part.',
    source: {
      url: FAQ,
      says: 'Inbound and outbound data is charged at both ends of a peering, in the network where it goes in or out.',
    },
  },
  {
    id: 'download',
    level: 2,
    concepts: ['peering-cost'],
    scene: 'peered',
    prompt: [
      '{a.vm} asks {b.vm} for a file of {gb} GB and gets it over the peering. Where are these {gb} GB charged?',
      'A job on {a.vm} downloads {gb} GB from {b.vm}, in a peered network. Where are they charged?',
    ],
    right: ['Out of {b}, and once more into {a}'],
    wrong: [
      {
        text: 'Out of {b}, and not into {a}',
        from: ['M31'],
        remark: 'Coming into {a} is charged as well.',
      },
      {
        text: 'Nowhere: inside Azure data costs nothing',
        from: ['M31'],
        remark: 'Staying inside Azure doesn’t make data free. Between peers it is charged at both ends.',
      },
    ],
    headline: 'Peered traffic is charged at both ends',
    why: 'The file leaves {b} and enters {a}. That {a.vm} asked for it changes nothing: each end is charged for the bytes that pass it.',
    source: {
      url: FAQ,
      says: 'Data over a peering is charged for going out of one network and for coming into the other.',
    },
  },
  {
    id: 'price-by-zone',
    level: 2,
    concepts: ['peering-cost', 'regional-vs-global-peering'],
    scene: 'peered-far',
    prompt: [
      '{a} is in {a.region} and {b} in {b.region}. What does the price of a gigabyte between them go by?',
      'Somebody estimates the cost of a global peering between {a.region} and {b.region}. What has to be looked up?',
    ],
    right: ['The zones that the two regions are grouped into', 'The price zone of each of the two regions'],
    wrong: [
      {
        text: 'The zone of the region that sends, as it pays alone',
        from: ['M31'],
        remark: 'The receiving end is charged too, at the price of its own zone.',
      },
      {
        text: 'No zone at all: on the backbone data is free',
        from: ['M31'],
        remark: 'Peered data is charged, and between regions more than inside one.',
      },
      {
        text: 'The SKUs of the gateways in the two regions',
        from: ['M11'],
        remark: 'Global peering works without gateways, so none appears on the bill.',
      },
    ],
    headline: 'Global peering is priced by zone',
    why: 'Regions are grouped into zones, and each zone has its price for global peering. What leaves {a} and what enters {b} is charged, each by the zone it happens in.',
    source: {
      url: PEERING,
      says: 'Global peering is charged by the gigabyte like regional peering, at prices that depend on the zone.',
    },
    rules: ['R119'],
  },
  {
    id: 'through-the-hub',
    level: 3,
    concepts: ['peering-cost', 'hub-and-spoke', 'nva-transit'],
    scene: 'hub-appliance',
    prompt: [
      'Routes in both spokes lead to {nva} in {hub}. {a.vm} sends {gb} GB to {b.vm}. How much peered data is charged?',
      '{gb} GB go from {a} to {b}, inspected by {nva} on the way. What does the bill count as peered data?',
    ],
    right: ['{4gb} GB: two peerings, and both ends of each'],
    wrong: [
      {
        text: '{2gb} GB: two peerings, and the sending end of each',
        from: ['M31'],
        remark: 'Of each of the two peerings the receiving end is charged too.',
      },
      {
        text: '0 GB: data inside one company is free',
        from: ['M31'],
        remark: 'Whose networks they are plays no part. Data over a peering is charged.',
      },
    ],
    headline: 'Through a hub it is paid on each crossing',
    why: 'The data goes out of {a} and into {hub}, then out of {hub} and into {b}: four times {gb} GB. Over a direct peering of the spokes it would be two times.',
    source: {
      url: FAQ,
      says: 'Every peering that data crosses charges for it at both of its ends. Two peerings on the way make four charges.',
    },
  },
  {
    id: 'direct-instead-of-hub',
    level: 3,
    concepts: ['peering-cost', 'hub-and-spoke'],
    scene: 'hub-appliance-near',
    prompt: [
      'A nightly copy of {gb} GB runs from {a} to {b} through {nva}. It needs no inspection, so the spokes are peered directly and the two routes removed. What becomes of the charge for peered data?',
      'To save money a team peers the spokes {a} and {b}, and takes out the routes that lead to {nva}. What does that do to the charge for peered data between the spokes?',
    ],
    note: '{where}',
    right: ['It halves: one peering is crossed instead of two'],
    wrong: [
      {
        text: 'It stays at nothing: such data is free',
        from: ['M31'],
        remark: 'Peered data is charged at both ends of every peering it crosses.',
      },
      {
        text: 'It stays: {a} pays once, as the sender, either way',
        from: ['M31'],
        remark:
          'Through the hub the data was charged four times: out, in, out and in again. Now it is two times.',
      },
    ],
    headline: 'A direct peering is crossed once',
    why: 'Through {hub} the data left {a}, entered {hub}, left it and entered {b}: four charges. Between direct peers two of them remain.',
    source: {
      url: FAQ,
      says: 'Data is charged at both ends of each peering it crosses, so inside one region a way with one peering costs half of a way with two.',
    },
    rules: ['R119'],
  },
  {
    id: 'borrowed-gateway',
    level: 3,
    concepts: ['peering-cost', 'gateway-transit-flags'],
    scene: 'hub-gateway',
    prompt: [
      '{a.vm} sends {gb} GB to the office, through {gateway} in {hub}. Is peered data charged for that?',
      'The machines of {a} reach the office by the gateway of {hub}. Does peered data show on the bill for it?',
    ],
    right: ['Yes: the data crosses the peering on its way to {gateway}'],
    wrong: [
      {
        text: 'No: a borrowed gateway makes the peering free of charge',
        from: ['M31'],
        remark: 'The flags let {a} use {gateway}. They don’t change that data over the peering is charged.',
      },
      {
        text: 'No: what leaves Azure is charged at the gateway',
        from: ['M31'],
        remark: 'On its way to {gateway} the data crosses a peering, and that is charged besides.',
      },
    ],
    headline: 'The way to a borrowed gateway is peered traffic',
    why: '{gateway} is in {hub}, so whatever {a} exchanges with the office crosses the peering between the two. It is charged as peered data, besides what the gateway costs.',
    source: {
      url: PEERING,
      says: 'Traffic to and from a gateway in a peered network crosses the peering and is charged for it.',
    },
  },
];
