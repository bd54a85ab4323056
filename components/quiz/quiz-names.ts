/** What people are told a quiz is called, by the slug of its lesson. */
const TITLES: Readonly<Record<string, string>> = { 'virtual-network-peering': 'Virtual Network Peering' };

export const quizTitle = (quiz: string) => TITLES[quiz] ?? quiz.replaceAll('-', ' ');
